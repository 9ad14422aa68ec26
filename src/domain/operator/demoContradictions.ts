import { passesLuhn } from '../values/luhn.js';
import { phoneIn } from '../values/phone.js';
import { goesWith } from './catalogue.js';
import { hasCents, NO_CENTS, repeated } from './checks.js';
import { contractContradictions } from './contractContradictions.js';
import type { DemoData } from './demoData.js';
import { demoLines, type SeededLine } from './demoLines.js';
import type { Operator } from './operator.js';

/** What demo.json says against itself or against the operator's data. A sentence each, with the path. */
export function demoContradictions(operator: Operator, data: DemoData): string[] {
  const lines = demoLines(data, operator.catalogue);
  const lawless = operator.lineRules === undefined && lines.length > 0 ? ['lines: there is no lines.json'] : [];
  return [
    ...lawless,
    ...accountProblems(data),
    ...repeated(data.organisations.map(({ id }) => id)).map((id) => `organisations.${id}: stands there twice`),
    ...repeated(data.organisations.flatMap(({ billingAccounts }) => billingAccounts.map(({ number }) => number))).map(
      (number) => `organisations: the billing account ${number} stands there twice`,
    ),
    ...unknownOffers(operator, data),
    ...unknownPackages(operator, data),
    ...lineProblems(operator, data, lines),
    ...usageProblems(operator, data),
    ...unknownTypes(operator, data),
    ...instalmentProblems(data, lines),
    ...contractContradictions(operator, data),
  ].map((sentence) => `demo.json: ${sentence}`);
}

function accountProblems({ accounts, organisations }: DemoData): string[] {
  const lost = accounts.flatMap(({ login, organisations: own = [] }) =>
    own
      .filter((id) => !organisations.some((one) => one.id === id))
      .map((id) => `accounts.${login}.organisations: there is no organisation "${id}"`),
  );
  const twice = repeated(accounts.map(({ login }) => login)).map((login) => `accounts.${login}: stands there twice`);
  return [...lost, ...twice];
}

const unknownOffers = ({ catalogue }: Operator, { customers }: DemoData): string[] =>
  customers.flatMap(({ offer, activationKey }) =>
    catalogue.offers.some(({ id }) => id === offer)
      ? []
      : [`customers.${activationKey}.offer: there is no offer "${offer}"`],
  );

const unknownTypes = ({ lineRules }: Operator, { stock }: DemoData): string[] =>
  stock.numbers.flatMap(({ type }, index) =>
    type === undefined || lineRules?.numberChange?.types.some(({ id }) => id === type) === true
      ? []
      : [`stock.numbers[${index}].type: there is no type of numbers "${type}"`],
  );

function usageProblems({ catalogue }: Operator, { usage }: DemoData): string[] {
  const plans = usage?.allowances.flatMap((one, index) => one.plans.map((plan) => ({ plan, index }))) ?? [];
  const unknown = plans
    .filter(({ plan }) => !catalogue.plans.some(({ id }) => id === plan))
    .map(({ plan, index }) => `usage.allowances[${index}].plans: there is no plan "${plan}"`);
  const charged = usage?.parties.flatMap(({ perMinute, perSms }) => [perMinute ?? [], perSms ?? []].flat()) ?? [];
  const odd = charged.filter(({ currency }) => !hasCents(currency));
  return [...unknown, ...odd.map(({ currency }) => `usage.parties: ${currency} ${NO_CENTS}`)];
}

function instalmentProblems({ instalments, organisations }: DemoData, lines: readonly SeededLine[]): string[] {
  return instalments.flatMap(({ organisation, billingAccount, number, price }, index) => {
    const company = organisations.find(({ id }) => id === organisation);
    const has = company?.billingAccounts.some((account) => account.number === billingAccount) === true;
    const isTheirs = lines.some((line) => line.number === number && line.organisation === organisation);
    const found = [
      ...(has ? [] : [`billingAccount: ${organisation} has no ${billingAccount}`]),
      ...(number === undefined || isTheirs ? [] : [`number: ${number} is not a line of ${organisation}`]),
      ...(hasCents(price.currency) ? [] : [`price: ${price.currency} ${NO_CENTS}`]),
    ];
    return found.map((sentence) => `instalments[${index}].${sentence}`);
  });
}

/** A series leaves packages out that do not go with a line's plan, so its lines do not tell of those that are not there. */
function unknownPackages({ catalogue }: Operator, { series }: DemoData): string[] {
  return series.flatMap(({ packages }, index) =>
    packages
      .filter(({ id }) => !catalogue.internetPackages.some((one) => one.id === id))
      .map(({ id }) => `series[${index}].packages: there is no package "${id}"`),
  );
}

/** What a series calls the columns of its lines. */
const seriesColumns: Readonly<Record<string, string>> = {
  number: 'first',
  iccid: 'firstIccid',
  plan: 'plans',
  billingAccount: 'billingAccounts',
  reason: 'states',
  balance: 'balances',
};

/** Of what is wrong with hundreds of lines of a series, the first is told. */
function lineProblems(operator: Operator, data: DemoData, lines: readonly SeededLine[]): string[] {
  const told = new Map<string, string>();
  const taken = { number: new Set<string>(), iccid: new Set<string>() };
  for (const line of lines) {
    const found = [...problemsOf(line, operator, data), ...repeatedIn(taken, line)];
    for (const [column, sentence] of found) {
      const path = `${line.path}.${line.path.startsWith('series') ? (seriesColumns[column] ?? column) : column}`;
      if (!told.has(path)) told.set(path, `${path}: ${sentence}`);
    }
  }
  return [...told.values()];
}

type Found = readonly [column: keyof SeededLine, sentence: string];

function problemsOf(
  line: SeededLine,
  { profile, catalogue, lineRules }: Operator,
  { organisations }: DemoData,
): Found[] {
  const { number, iccid = '', state, reason } = line;
  const found: Found[] = [];
  const read = phoneIn(profile.country, number);
  if (!read.ok || read.value !== number) found.push(['number', `${number} is no number of ${profile.country}`]);
  if (iccid !== '' && !passesLuhn(iccid)) found.push(['iccid', `${iccid} does not end in its check digit`]);
  if ((state === 'suspended') !== (reason !== undefined))
    found.push(['reason', 'a suspended line, and no other, has one']);
  const owner = organisations.find(({ id }) => id === line.organisation);
  if (owner === undefined) found.push(['organisation', `there is no organisation "${line.organisation}"`]);
  else if (!owner.billingAccounts.some((account) => account.number === line.billingAccount)) {
    found.push(['billingAccount', `"${owner.id}" has no billing account ${line.billingAccount}`]);
  }
  const plan = catalogue.plans.find(({ id }) => id === line.plan);
  if (plan === undefined) return [...found, ['plan', `there is no plan "${line.plan}"`]];
  const packages = plan.internet ? catalogue.internetPackages.filter((one) => goesWith(one, plan.id)) : [];
  const unfit = line.packages.filter((id) => !packages.some((one) => one.id === id));
  found.push(...unfit.map((id): Found => ['packages', `there is no package "${id}" for the plan "${plan.id}"`]));
  const unfitting = (line.options ?? []).filter(
    (id) => !catalogue.options.some((one) => one.id === id && goesWith(one, plan.id)),
  );
  found.push(...unfitting.map((id): Found => ['options', `there is no option "${id}" for the plan "${plan.id}"`]));
  const { splitBill } = line;
  if (splitBill !== undefined && !lineRules?.splitBill?.some(({ id }) => id === splitBill))
    found.push(['splitBill', `there is no profile "${splitBill}"`]);
  const amounts = [line.balance, line.creditLimit].flatMap((amount) => amount ?? []);
  const odd = amounts.filter(({ currency }) => !hasCents(currency));
  return [...found, ...odd.map(({ currency }): Found => ['balance', `${currency} ${NO_CENTS}`])];
}

function repeatedIn(taken: Readonly<Record<'number' | 'iccid', Set<string>>>, line: SeededLine): Found[] {
  return (['number', 'iccid'] as const).flatMap((column) => {
    const value = line[column];
    if (value === undefined) return [];
    const again = taken[column].has(value);
    taken[column].add(value);
    return again ? [[column, `${value} stands there twice`] as const] : [];
  });
}
