import { type LineRules, lineRulesOf, type Operator } from '../../operator/index.js';
import type { BillingAccount } from '../../records/organisation.js';
import type { Search } from '../../records/tables.js';
import { type Choice, type Filter, type Find, inLanguage } from '../../terms/choices.js';
import type { Language } from '../../terms/language.js';
import { LineReason, LineState, lineStates } from '../../terms/lineState.js';
import { isSame, plain } from '../../terms/plainText.js';
import { type LineSearch, lineSearchOf } from './typed.js';
import { type LineUse, usualState } from './use.js';

/** What lines are looked for among. */
export interface LinesAsked {
  readonly operator: Operator;
  readonly use: LineUse;
  readonly accounts: readonly BillingAccount[];
}

/** One way to read what was asked for. */
export interface LineNarrowing extends Pick<LineSearch, 'like'> {
  readonly equal: Search<'lines'>['equal'];
  readonly state: string;
  readonly plan: string;
  readonly billingAccount: string;
  /** What of the typed text is looked for; '' where it is a filter. */
  readonly text: string;
  /** What it finds is the answer, even if that is nothing. */
  readonly last: boolean;
  /** Several whole numbers, E.164, and what among them is none, as it was typed. */
  readonly several?: readonly string[];
  readonly unread?: readonly string[];
}

/** How many billing accounts a list offers; a number that is typed is found among all. */
const MOST_ACCOUNTS = 40;

/**
 * The readings of a text with its filters, best first; the first that finds a line counts. A whole number is looked for
 * among all lines. The state shown at first hides nothing: a number counts in all states, and so does what it has none of.
 */
export function narrowings(
  { operator, use, accounts }: LinesAsked,
  { text = '', filters = {}, language }: Pick<Find, 'text' | 'filters' | 'language'>,
) {
  const { state = '', plan = '', billingAccount = '' } = filters;
  const chosen = { state, plan, billingAccount };
  const named = namedFilter(operator, accounts, text, language);
  if (named !== undefined) return [narrowing({ ...chosen, ...named }, '', {}, true)];
  const search = lineSearchOf(operator.profile.country, text);
  const usual = filters.state === undefined && !search.isNumber ? (usualState(use) ?? '') : chosen.state;
  const whole = search.number;
  const anywhere = { state: '', plan: '', billingAccount: '' };
  const { several, unread = [] } = search;
  if (several !== undefined) return [{ ...narrowing(anywhere, text, search, true), several, unread }];
  // A part of a number that the account has none of: it is looked for in all of them, and no list says otherwise.
  const isPart = search.isNumber && !/[%_]/.test(text) && chosen.billingAccount !== '';
  return [
    ...(whole === undefined ? [] : [narrowing(anywhere, text, { number: whole }, false)]),
    ...(usual === chosen.state ? [] : [narrowing({ ...chosen, state: usual }, text, search, false)]),
    narrowing(chosen, text, search, !isPart),
    ...(isPart ? [narrowing({ ...chosen, billingAccount: '' }, text, search, true)] : []),
  ];
}

function narrowing(
  { state, plan, billingAccount }: Pick<LineNarrowing, 'state' | 'plan' | 'billingAccount'>,
  text: string,
  { number, like }: Partial<LineSearch>,
  last: boolean,
): LineNarrowing {
  const equal = {
    ...stateColumns(state),
    ...(plan === '' ? {} : { plan }),
    ...(billingAccount === '' ? {} : { billingAccount }),
    ...(number === undefined || last ? {} : { number }),
  };
  return { equal, like: equal.number === undefined ? like : undefined, state, plan, billingAccount, text, last };
}

/** "suspended" and "suspended.debt"; what is neither narrows nothing. */
function stateColumns(value: string): Search<'lines'>['equal'] {
  const [first, second] = value.split('.');
  const [state, reason] = [LineState.safeParse(first).data, LineReason.safeParse(second).data];
  return { ...(state === undefined ? {} : { state }), ...(reason === undefined ? {} : { reason }) };
}

/** A billing account's number, or what the operator calls a state or a plan. */
function namedFilter(operator: Operator, accounts: readonly BillingAccount[], text: string, language: Language) {
  const said = digitsAndLetters(text);
  if (said === '') return undefined;
  const account = accounts.find(({ number }) => digitsAndLetters(number) === said);
  if (account !== undefined) return { billingAccount: account.number };
  const state = stateChoices(lineRulesOf(operator), language).find(({ title }) => isSame(title, text));
  if (state !== undefined) return { state: state.value };
  const plan = planChoices(operator, language).find(({ title }) => isSame(title, text));
  return plan && { plan: plan.value };
}

/** An account's number is typed in groups of any kind. */
const digitsAndLetters = (text: string): string => plain(text).replaceAll(/[^\p{L}\d]/gu, '');

/** The filters of the line picker, with what each has now. */
export function lineFilters(
  operator: Operator,
  accounts: readonly BillingAccount[],
  { state, plan, billingAccount }: LineNarrowing,
  language: Language,
): Filter[] {
  const named = accounts.map(({ number, address }) => ({
    value: number,
    title: address === undefined ? number : `${number}, ${address}`,
  }));
  const offered = named.filter(({ value }, index) => index < MOST_ACCOUNTS || value === billingAccount);
  const plans = planChoices(operator, language);
  return [
    { name: 'state', value: state, choices: stateChoices(lineRulesOf(operator), language) },
    ...(plans.length < 2 ? [] : [{ name: 'plan' as const, value: plan, choices: plans }]),
    ...(accounts.length < 2 ? [] : [{ name: 'billingAccount' as const, value: billingAccount, choices: offered }]),
  ];
}

const planChoices = ({ catalogue }: Operator, language: Language): Choice[] =>
  catalogue.plans.map(({ id, name }) => ({ value: id, title: inLanguage(name, language) }));

/** The states in the operator's words; those of a suspended line that it says apart, too. */
function stateChoices({ stateNames }: LineRules, language: Language): Choice[] {
  return lineStates.flatMap((state) => {
    const reasons = state === 'suspended' ? LineReason.options : [];
    const apart = reasons.flatMap((reason) => {
      const name = stateNames[reason];
      return name === undefined ? [] : [{ value: `${state}.${reason}`, title: inLanguage(name, language) }];
    });
    return [{ value: state, title: inLanguage(stateNames[state], language) }, ...apart];
  });
}
