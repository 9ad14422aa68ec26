import { visible } from '../../domain/terms/plainText.js';

/** Signs that steer a terminal. Line ends and tabs are none. */
const STEERING = /[^\P{C}\n\t]/gu;

/** A text as a terminal may show it: what people wrote in it neither moves the cursor nor turns the direction of what stands around it. */
export const printable = (text: string): string => visible(text).replaceAll(STEERING, '');
