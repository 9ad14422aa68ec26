const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;

/** Whether a text is what a spreadsheet makes of a long number whose column is not text: some of its digits are gone. */
export const isScientific = (text: string): boolean => SCIENTIFIC.test(text.replaceAll(/\s/g, ''));
