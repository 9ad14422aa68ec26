/** The kinds of fields that definitions are made of, one file each; what a kind can do stands in `kind.ts`. */
export { carried, ifAsked, narrows } from '../definition/fields.js';
export { amount } from './amount.js';
export { action, choice } from './choice.js';
export { date } from './date.js';
export { file } from './file.js';
export { lineList } from './lineList.js';
export { line, lines } from './lines.js';
export { many } from './many.js';
export { codeOf } from './named.js';
export { period } from './period.js';
export { secret } from './secret.js';
export { switches } from './switches.js';
export { emailText, message, name, phoneText, text } from './text.js';
export { toggle } from './toggle.js';
