import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Fact, Facts, OneFact } from '../terms/fact.js';
import type { LocalText } from '../terms/language.js';
import type { Shown } from '../terms/shown.js';
import type { Given } from '../terms/thing.js';
import { bars } from './bars.js';
import { forwardFacts } from './forwarding.js';
import { options } from './options.js';
import { onFacts } from './switches.js';
import { voicemailWords } from './voicemail.js';

/** What the operator calls a line's state, with its reason where the operator says that apart (C5: "Заблокирован / Долг"). */
export function stateName(operator: Operator, { state, reason }: Pick<Line, 'state' | 'reason'>): LocalText {
  const { stateNames } = lineRulesOf(operator);
  return (reason === undefined ? undefined : stateNames[reason]) ?? stateNames[state];
}

export const stateFact = (operator: Operator, line: Pick<Line, 'state' | 'reason'>) =>
  ({ name: stateName(operator, line) }) satisfies Fact;

/** Who uses a line, as the administrator wrote it; a word where nobody is named. */
export const userFact = ({ user }: Pick<Line, 'user'>): OneFact =>
  user === undefined ? { word: 'unnamed' } : { text: user };

/** A plan's name; one that the catalogue does not have any more goes by its id. */
export const planName = ({ catalogue }: Operator, plan: string): LocalText =>
  catalogue.plans.find(({ id }) => id === plan)?.name ?? plan;

/** An option's name; one that the catalogue does not have any more goes by its id. */
export const optionName = ({ catalogue }: Operator, option: string): LocalText =>
  catalogue.options.find(({ id }) => id === option)?.name ?? option;

/** A group pack's name; one that the catalogue does not have any more goes by its id. */
export const groupPackName = ({ catalogue }: Operator, pack: string): LocalText =>
  catalogue.groupPacks.find(({ id }) => id === pack)?.name ?? pack;

/** A package's name; one that the catalogue does not have any more goes by its id. */
export const packageName = ({ catalogue }: Operator, id: string): LocalText =>
  catalogue.internetPackages.find((one) => one.id === id)?.name ?? id;

/** What the operator calls a bill that is not split. */
export const noSplitBill = (operator: Operator): string | undefined => lineRulesOf(operator).splitBill?.[0]?.id;

/** How a line's bill is split with its user, by name; a profile that there is not any more goes by its id. */
export function splitBillFact(
  operator: Operator,
  { splitBill = noSplitBill(operator) }: Pick<Line, 'splitBill'>,
): OneFact {
  const name = lineRulesOf(operator).splitBill?.find(({ id }) => id === splitBill)?.name;
  return { name: name ?? splitBill ?? '' };
}

/** A line's mobile-internet packages by name; without any, a word for it. */
export function packageFacts(
  operator: Operator,
  { internet, packages }: Pick<Line, 'internet' | 'packages'>,
): OneFact[] {
  if (!internet) return [{ word: 'internetOff' }];
  if (packages.length === 0) return [{ word: 'planInternet' }];
  return packages.map(({ id }) => ({ name: packageName(operator, id) }));
}

/** What has become of the number of a line that was given up, in the operator's words. */
export function endedAs({ lineRules }: Operator, { numberAfter }: Line): Facts {
  const named = lineRules?.ending?.numbers.find(({ id }) => id === numberAfter);
  return named === undefined ? {} : { numberAfter: { name: named.ended ?? named.name } };
}

/** So many kinds of lines are told apart above a question. */
const MOST_TOLD = 5;

/** What lines have of mobile internet now: of one its number and its user, of several how many have the same. */
export const internetNow = (operator: Operator, lines: readonly Line[]): Fact[][] =>
  linesNow(lines, (line) => packageFacts(operator, line));

/** The same of whatever is said of a line. */
export function linesNow(lines: readonly Line[], of: (line: Line) => OneFact[]): Fact[][] {
  const [line, ...others] = lines;
  if (line === undefined) return [];
  if (others.length === 0) {
    const user = line.user === undefined ? [] : [{ text: line.user }];
    return [[{ phone: line.number }, ...user, ...of(line)]];
  }
  const alike = new Map<string, { readonly facts: OneFact[]; readonly count: number }>();
  for (const one of lines) {
    const facts = of(one);
    const key = JSON.stringify(facts);
    alike.set(key, { facts, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  const most = [...alike.values()].toSorted((one, other) => other.count - one.count).slice(0, MOST_TOLD);
  return most.map(({ facts, count }) => [{ counted: 'lines', count }, ...facts]);
}

/** A line, and what is scheduled for it. */
export interface PlannedLine {
  readonly line: Line;
  readonly planned: readonly OneFact[];
}

/** Lines that were chosen: one with all its data, several as the rows that are shown; with what can be gone on with. */
export function shownLines(operator: Operator, given: Given, shown: readonly PlannedLine[], total: number): Shown {
  const [only] = shown;
  if (only !== undefined && total === 1) return { facts: allOf(operator, only), given };
  return { rows: shown.map((one) => inList(operator, one)), total, given };
}

/** All that is known of a line. */
export const allOf = (operator: Operator, line: PlannedLine): Facts => ({
  ...inList(operator, line),
  ...rest(operator, line.line),
});

/** What a list says of a line (C5: number, account, plan, status, balance). */
const inList = (operator: Operator, { line, planned }: PlannedLine): Facts => ({
  number: { phone: line.number },
  ...textFact('user', line.user),
  ...textFact('description', line.description),
  plan: { name: planName(operator, line.plan) },
  state: stateFact(operator, line),
  ...(planned.length > 0 && { scheduled: { list: [...planned] } }),
  ...(line.balance && { balance: { money: line.balance } }),
});

const rest = (operator: Operator, line: Line): Facts => ({
  stateSince: { instant: line.stateSince },
  ...(line.activatesOn && { activatesOn: { day: line.activatesOn } }),
  ...endedAs(operator, line),
  ...(lineRulesOf(operator).internet && { packages: { list: packageFacts(operator, line) } }),
  ...(operator.catalogue.options.length > 0 && { options: { list: onFacts(options, operator, line) } }),
  ...(line.groupPack !== undefined && { groupPack: { name: groupPackName(operator, line.groupPack) } }),
  ...(lineRulesOf(operator).barring && { bars: { list: onFacts(bars, operator, line) } }),
  ...(lineRulesOf(operator).smsControl && { smsControl: { word: line.smsControlBanned ? 'on' : 'off' } }),
  ...(lineRulesOf(operator).forwarding && { forwarding: { list: forwardFacts(operator, line) } }),
  ...(lineRulesOf(operator).voicemail && { voicemail: { list: voicemailWords(line) } }),
  ...(line.creditLimit && { creditLimit: { money: line.creditLimit } }),
  ...(line.paymentMethod && { paymentMethod: { word: line.paymentMethod } }),
  ...textFact('registrationForm', line.registrationForm),
  ...textFact('billingAccount', line.billingAccount),
  ...(lineRulesOf(operator).splitBill && { splitBill: splitBillFact(operator, line) }),
  ...(line.inClosedGroup !== undefined && { closedUserGroup: { word: line.inClosedGroup ? 'inGroup' : 'notInGroup' } }),
  ...textFact('iccid', line.iccid),
  ...(line.simReplacedAt && { simReplacedAt: { instant: line.simReplacedAt } }),
  ...textFact('imei', line.imei),
});

const textFact = (key: string, text: string | undefined): Facts => (text === undefined ? {} : { [key]: { text } });
