import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { choose, inLanguage } from '../terms/choices.js';

/** How subscribers can be renamed, in the operator's words: one, or many by a list (B7). */
export const renamingWays = list(async ({ operator }, _, find) => {
  const { ways = [] } = lineRulesOf(operator).renaming ?? {};
  return choose(
    ways.map(({ id, name }) => ({ value: id, title: inLanguage(name, find.language) })),
    find,
  );
});
