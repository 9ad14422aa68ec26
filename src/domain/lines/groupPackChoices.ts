import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { contractsOf } from './contracts.js';
import { groupPackName, linesNow } from './facts.js';
import { mayPack, mayShare, PackAction, shareFact } from './groupPacks.js';

/** What can be done about the chosen lines and a pack, below what they share now; closed where none of them allows it. */
export const packActions = list<{ lines: string }>(async (asking, { lines }, find) => {
  const { operator } = asking;
  const chosen = await chosenLines(asking, lines);
  const choices = (lineRulesOf(operator).groupPacks?.actions ?? []).map(
    ({ id, name }): Choice => ({
      ...{ value: id, title: inLanguage(name, find.language) },
      ...closedBy(chosen.map((line) => whyNot(mayPack(operator, id, line)))),
    }),
  );
  const about = linesNow(chosen, ({ groupPack: id }) => [
    id === undefined ? { word: 'noGroupPack' } : { name: groupPackName(operator, id) },
  ]);
  return { ...choose(choices, find), about };
});

/** The operator's packs with what a line costs and brings in each; closed where none of the lines may share it. */
export const packChoices = list<{ lines: string; action: string }>(async (asking, { lines, action }, find) => {
  const { operator } = asking;
  const [chosen, contracts] = [await chosenLines(asking, lines), await contractsOf(asking)];
  const possible = chosen.filter((line) => mayPack(operator, PackAction.parse(action), line).ok);
  const choices = operator.catalogue.groupPacks.map(
    (pack): Choice => ({
      ...{ value: pack.id, title: inLanguage(pack.name, find.language), also: pack.also?.[find.language] ?? [] },
      facts: [shareFact(pack), { money: pack.price, per: 'month' }],
      ...closedBy(possible.map((line) => whyNot(mayShare(operator, contracts, pack, line)))),
    }),
  );
  return choose(choices, find);
});
