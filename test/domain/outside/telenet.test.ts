import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { demoPackUses } from '../../../src/bot/outside/demo/demoPackUses.js';
import { demoUsage } from '../../../src/bot/outside/demo/demoUsage.js';
import { demoSubscribers } from '../../../src/bot/outside/demo/subscribers.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { insertLines } from '../../../src/bot/start/demoLines.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { packUses } from '../../../src/domain/buckets/packUses.js';
import { memoryStore } from '../../support/memoryStore.js';
import { SetClock } from '../office.js';
import { outsideContract } from './contract.js';

const folder = `${fileURLToPath(new URL('../../..', import.meta.url))}operators`;
const operators = await loadOperators(folder, ['telenet']);
const operator = operators.get('telenet');
const data = operator && (await loadDemoData(folder, operator));
if (operator === undefined || data === undefined) throw new Error('operators/telenet is missing');

const store = memoryStore();
const clock = new SetClock(new Date('2026-11-20T08:00:00.000Z'));
await store.transaction((tables) => insertLines(tables, { clock, ids: randomIds }, operator, data));
const subscribers = demoSubscribers({ store }, operators, new Map([['telenet', data]]));
const organisation = 'telenet:exempleLogistique';
const sharing = await store.read(({ lines }) => lines.where({ organisation, groupPack: 'groupData5' }));
const numbers = sharing.map(({ number }) => number);
const wanted = { operator: 'telenet', organisation, pack: 'groupData5', numbers };

describe('the demo’s group packs', () => {
  outsideContract('use of a group pack', {
    noun: packUses,
    driver: () => demoPackUses(subscribers, clock),
    ...{ wanted, least: 5 },
    foreign: [
      { ...wanted, pack: 'groupData10' },
      { ...wanted, numbers: ['+32470000001'] },
      { ...wanted, organisation: 'telenet:atelierModele' },
      { ...wanted, operator: 'kcell' },
    ],
  });

  it('are used as their lines are: what each has used of them is the data of its month', async () => {
    const signal = new AbortController().signal;
    const { rows } = await demoPackUses(subscribers, clock).page(wanted, { most: 1_000 }, signal);
    const month = { from: '2026-10-31T23:00:00.000Z', until: '2026-11-20T09:00:00.000Z', kinds: ['data'] as const };
    for (const { number, used } of rows) {
      const usage = { operator: 'telenet', organisation, number, ...month, kinds: [...month.kinds] };
      const records = (await demoUsage(subscribers, clock).page(usage, { most: 10_000 }, signal)).rows;
      const sum = records.reduce((so, one) => so + (one.kind === 'data' ? one.kilobytes : 0), 0);
      expect([number, used]).toEqual([number, sum]);
    }
    expect(rows.some(({ used }) => used > 0)).toBe(true);
  });
});
