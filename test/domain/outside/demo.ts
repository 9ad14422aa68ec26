import { fileURLToPath } from 'node:url';
import { demoDrivers } from '../../../src/bot/outside/demo/index.js';
import { demoSubscribers } from '../../../src/bot/outside/demo/subscribers.js';
import type { Drivers } from '../../../src/bot/outside/outside.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { insertLines } from '../../../src/bot/start/demoLines.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import type { Line } from '../../../src/domain/records/line.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const operators = await loadOperators(folder, ['kcell']);
const [kcell] = operators.values();
if (kcell === undefined) throw new Error('operators/kcell is missing');
const data = await loadDemoData(folder, kcell);
if (data === undefined) throw new Error('operators/kcell/demo.json is missing');

/** The 20th of November, in the middle of a day in Almaty. */
export const NOW = new Date('2026-11-20T08:00:00.000Z');
export const store = memoryStore();
export const clock = new SetClock(NOW);
export const operator = kcell;
export const ORGANISATION = 'kcell:primer';

await store.transaction((tables) => insertLines(tables, { clock, ids: randomIds }, operator, data));

const demoData = new Map([['kcell', data]]);
export const drivers = (): Drivers => demoDrivers({ store, clock }, operators, demoData);
export const subscribers = demoSubscribers({ store }, operators, demoData);

export const lineOf = async (number: string): Promise<Line> => {
  const [line] = await store.read(({ lines }) => lines.where({ number }));
  if (line === undefined) throw new Error(`the demo has no ${number}`);
  return line;
};
/** All numbers of the company. */
export const numbers = (await store.read(({ lines }) => lines.where({ organisation: ORGANISATION }))).map(
  ({ number }) => number,
);
