/** The kinds of fields that definitions are made of, one file each; what a kind can do stands in `kind.ts`. */
export { allIfAsked, carried, ifAsked, narrows, optional } from '../definition/fields.js';
export { address } from './address.js';
export { amount } from './amount.js';
export { birthDate } from './birthDate.js';
export { action, byLastDigits, choice, choiceOf, company } from './choice.js';
export { count } from './count.js';
export { date } from './date.js';
export { file } from './file.js';
export { lineList, newLineList } from './lineList.js';
export { line, lines, linesInTable } from './lines.js';
export { many } from './many.js';
export { codeOf } from './named.js';
export { period } from './period.js';
export { person } from './person.js';
export { secret } from './secret.js';
export { switches } from './switches.js';
export { checkedText, emailText, message, name, phoneText, text } from './text.js';
export { toggle } from './toggle.js';
