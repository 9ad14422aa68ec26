import { fileURLToPath } from 'node:url';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { withTeams } from '../../../src/bot/start/teamsFor.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { loadWords } from '../../../src/bot/words/words.js';
import { type Door, makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { makeSelections, type Selections } from '../../../src/domain/lines/find/selections.js';
import type { LineRules, Operator } from '../../../src/domain/operator/index.js';
import type { Actor, Role } from '../../../src/domain/records/account.js';
import { move } from '../../../src/domain/sales/wallet.js';
import { languages } from '../../../src/domain/terms/language.js';
import type { Problem } from '../../../src/domain/terms/problems.js';
import { makeFormat } from '../../../src/speech/format.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';
import { type OperatorId, type Whose, whose } from './authorisationCells.js';
import { everythingOutside } from './authorisationOutside.js';
import { putThings, type Standing, type Things, thingsOf } from './authorisationThings.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const loaded = await loadOperators(`${root}/operators`);
/** With the tenant that the demo binds. */
export const operators = withTeams({ mode: 'demo', teamsTenants: undefined }, loaded, []);
const missing: string[] = [];
const own = { folder: `${root}/operators`, operators: operators.keys() };
const words = await loadWords(`${root}/locales`, (key) => missing.push(key), own);

/** A store in which somebody asks, beside a colleague, another company, another operator and one that is not there. */
export interface World {
  readonly store: Store;
  readonly door: Door;
  readonly selections: Selections;
  readonly actor: Actor;
  readonly things: Readonly<Record<Whose, Things>>;
}

export interface Asks {
  readonly operator: OperatorId;
  readonly role: Role;
  readonly line?: Standing | undefined;
  /** Parts of lines.json that the operator does not have, other than it does. */
  readonly without?: readonly (keyof LineRules)[];
}

/** The operator whose people are looked at as foreign: one with the same roles, where there is. */
const others: Readonly<Record<OperatorId, OperatorId>> = {
  konnect: 'kcell',
  telenet: 'kcell',
  belarus: 'kcell',
  kcell: 'belarus',
  comuniq: 'telenet',
};

export async function openWorld(asks: Asks): Promise<World> {
  const store = memoryStore();
  const clock = new SetClock();
  const ids = randomIds;
  const things = everybodys(asks);
  const { account, selection } = things.own;
  const { operator, role } = asks;
  await store.transaction(async (tables) => {
    for (const one of whose) if (one !== 'unknown') await putThings(tables, things[one]);
    const amount = { minor: 100_000, currency: 'USD' };
    const at = clock.now().toISOString();
    await move(tables, { id: ids.next(), operator, account: account.id, amount, reason: 'opening', at });
  });
  const open = async (sealed: string) => sealed;
  const served = () => onAnyDay(lacking(operatorOf(operator), asks.without ?? []));
  const door = makeDoor({
    outside: everythingOutside,
    store,
    clock,
    ids,
    digest: (text) => text,
    operatorOf: served,
    open,
  });
  // Who sells at a point of sale works for no company.
  const organisation = operatorOf(operator).pointOfSale === undefined ? selection.organisation : undefined;
  const conversation = things.own.order.conversation;
  // A subscriber is one by the line.
  const bound =
    role === 'subscriber' && operatorOf(operator).profile.roles.subscriber !== undefined
      ? { line: things.own.line.id }
      : {};
  const actor = { account: account.id, operator, role, organisation, ...bound, channel: 'web', conversation };
  const selections = makeSelections({ store, clock, ids });
  return { store, door, selections, actor, things };
}

/** It is the first of a month, on which Belarus has no invoices (B3): who may have them is asked all the same. */
function onAnyDay(operator: Operator): Operator {
  const { lineRules } = operator;
  if (lineRules?.invoices === undefined) return operator;
  return { ...operator, lineRules: { ...lineRules, invoices: { ...lineRules.invoices, closedFirstDays: 0 } } };
}

function lacking(operator: Operator, without: readonly (keyof LineRules)[]): Operator {
  const parts = Object.fromEntries(without.map((part) => [part, undefined]));
  const { lineRules, catalogue } = operator;
  if (lineRules === undefined || without.length === 0) return operator;
  // Options are offered where the catalogue has some.
  return { ...operator, catalogue: { ...catalogue, options: [] }, lineRules: { ...lineRules, ...parts } };
}

function everybodys({ operator, role, line = { state: 'active' } }: Asks): Record<Whose, Things> {
  const common = { operator, role, line };
  const north = { ...common, organisation: 'org-north' };
  const south = { ...common, organisation: 'org-south', company: 'org-south' };
  const other = { ...common, operator: others[operator], organisation: 'org-other', company: 'org-other' };
  return {
    own: thingsOf({ ...north, n: '11', company: 'org-east' }),
    colleague: thingsOf({ ...north, n: '22', company: 'org-north' }),
    company: thingsOf({ ...south, n: '33' }),
    operator: thingsOf({ ...other, n: '44' }),
    unknown: thingsOf({ ...south, n: '55', organisation: 'org-none', company: 'org-none' }),
  };
}

export function operatorOf(id: string): Operator {
  const operator = operators.get(id);
  if (operator === undefined) throw new Error(`operators/${id} is missing`);
  return operator;
}

/** A refusal as it is read in each language. */
export function sentences(operator: OperatorId, problem: Problem): string[] {
  const { profile } = operatorOf(operator);
  const said = languages.map((language) => makeFormat(words(language, operator), profile).problem(problem));
  if (missing.length > 0) throw new Error(`there are no words for ${missing.join(', ')}`);
  return said;
}

/** What tells of somebody's things: all text in them that is in nobody else's, but for what was asked with. */
export function tracesOf({ things }: World, of: Whose, asked: unknown): string[] {
  const known = new Set([...textsIn(things.own), ...textsIn(asked)]);
  return textsIn(things[of]).filter((text) => text.length > 3 && !known.has(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The same text for all that is asked with, so that answers can be compared. */
export function withoutAsked(answer: unknown, asked: unknown): string {
  const told = textsIn(asked).filter((text) => /\d\d/.test(text) || text.startsWith('org-'));
  return told.reduce((text, one) => text.replaceAll(one, '<asked>'), JSON.stringify(answer) ?? 'undefined');
}
