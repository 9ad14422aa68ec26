/** Characters of what people quote (`Ids.code`): a reference is read out and typed. */
export const REFERENCE_LENGTH = 8;
