/** The functions of jest for the test file that is run: one at a time in a process. */
export const current = { globals: {} };
