import type { Line } from '../../src/domain/records/line.js';
import { bars } from '../../src/domain/terms/bars.js';
import { type LineNow, lineThatIs, turnInto } from './behind.js';
import { carriedOut, confirm, type Given, reviewed } from './guided.js';
import type { Scene } from './lineScenes.js';
import type { Person, World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');
const started = (...ids: readonly string[]): LineNow['options'] =>
  ids.map((id) => ({ id, since: '2026-01-01T00:00:00.000Z' }));

interface Served {
  readonly operator: string;
  readonly login: string;
  readonly plan: string;
  /** Something that goes with the plan. */
  readonly option: string;
}
const served: readonly Served[] = [
  { operator: 'telenet', login: 'fleet1', plan: 'mobile1', option: 'small' },
  { operator: 'belarus', login: 'admin1', plan: 'office', option: 'callWaiting' },
  { operator: 'kcell', login: 'admin1', plan: 'businessManager', option: 'kcellTravel' },
];
const servedBy = (n: number): Served => {
  const found = served[n % served.length];
  if (found === undefined) throw new Error('nobody has options');
  return found;
};

/** One option of a number is turned on, or off again. */
const oneTurned: Scene = async (world, n) => {
  const { operator, login, plan, option } = servedBy(n);
  const person = world.person(operator, login);
  const on = n % 2 === 0;
  const line = await lineThatIs(world, person, { state: 'active', plan, options: on ? undefined : started(option) });
  await carriedOut(world, person, 'options', { [`options.${option}`]: String(on), lines: line.id });
};

/** Two numbers, one of which has it. */
async function mixed(world: World, person: Person, n: number, one: LineNow, other: LineNow): Promise<Line[]> {
  return [
    await lineThatIs(world, person, { state: 'active', ...one }, n),
    await lineThatIs(world, person, { state: 'active', ...other }, n + 1),
  ];
}
const idsOf = (lines: readonly Line[]): string => lines.map(({ id }) => id).join();

/** A list of numbers of which some have it already: only those change that have not. */
const severalTurned: Scene = async (world, n) => {
  const { operator, login, plan, option } = servedBy(n);
  const person = world.person(operator, login);
  const lines = await mixed(world, person, n, { plan, options: undefined }, { plan, options: started(option) });
  await carriedOut(world, person, 'options', { [`options.${option}`]: 'true', lines: idsOf(lines) });
};

/** An option goes with the plan of one of two cards. */
const otherPlan: Scene = async (world, n) => {
  const person = manager(world);
  const lines = await mixed(
    world,
    person,
    n,
    { plan: 'mobile1', options: undefined },
    { plan: 'mobileContact', options: undefined },
  );
  await carriedOut(world, person, 'options', { 'options.voiceNational': 'true', lines: idsOf(lines) });
};

/** Of two numbers one has what only the operator turns off: it is left as it is, and that is said. */
const byOperator: Scene = async (world, n) => {
  const person = world.person('kcell', 'admin1');
  const plan = 'businessManager';
  const ban = started('transferBan');
  const lines = await mixed(world, person, n, { plan, options: ban }, { plan, options: undefined });
  await reviewed(world, person, 'options', { 'options.transferBan': 'false', lines: idsOf(lines) });
};

/** While the review is open the plan becomes one that the option does not go with. */
const planMeanwhile: Scene = async (world) => {
  const person = manager(world);
  const line = await lineThatIs(world, person, { state: 'active', plan: 'mobile1', options: undefined });
  const given: Given = { 'options.voiceNational': 'true', lines: line.id };
  const client = await reviewed(world, person, 'options', given);
  await turnInto(world, line, { plan: 'mobileContact' });
  await confirm(world, client);
};

/** Bars of two cards, everything or one thing, of which one card has something barred. */
const severalBarred: Scene = async (world, n) => {
  const person = manager(world);
  const lines = await mixed(world, person, n, { bars: undefined }, { bars: ['mms'] });
  const barred: Given = { [`bars.${bars[n % bars.length] ?? 'mms'}`]: 'true' };
  await carriedOut(world, person, 'barring', { ...barred, lines: idsOf(lines) });
};

/** What is on or off about numbers, by the refusal or receipt that a scene leads to. */
export const optionScenes: Readonly<Record<string, Scene>> = {
  options: oneTurned,
  'options of several': severalTurned,
  'option.otherPlan': otherPlan,
  'option.byOperator': byOperator,
  'options meanwhile': planMeanwhile,
  'barring of several': severalBarred,
};
