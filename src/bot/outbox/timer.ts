/** Waiting, so that a test can make time pass. */
export interface Timer {
  /** Runs once after so many milliseconds. Gives a function that calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemTimer: Timer = {
  after: (milliseconds, run) => {
    // A wait alone does not keep the program from ending.
    const timeout = setTimeout(run, milliseconds).unref();
    return () => clearTimeout(timeout);
  },
};
