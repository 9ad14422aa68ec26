import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';

/** What can become of a number whose user leaves, in the operator's words (T13). */
export const numbersAfter = list(async ({ operator }, _, find) => {
  const { numbers = [] } = lineRulesOf(operator).ending ?? {};
  return choose(
    numbers.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});
