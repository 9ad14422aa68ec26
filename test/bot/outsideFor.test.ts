import { afterAll, describe, expect, it } from '@jest/globals';
import { drives, makeOutside } from '../../src/bot/outside/outside.js';
import { ConfigError } from '../../src/bot/start/config.js';
import { outsideFor, type Readers } from '../../src/bot/start/outsideFor.js';
import { makeBackEnds } from '../../src/bot/tmf/client/backEnds.js';
import { tmfUnsaid } from '../../src/bot/tmf/outside/index.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { instalments as procedure } from '../../src/dialogs/procedures/instalments/instalments.js';
import { NotSaid } from '../../src/domain/door/outside.js';
import { instalments } from '../../src/domain/instalments/instalments.js';
import { root } from '../outbox/world.js';
import { settingsFor } from '../support/tmf/settings.js';

const belarus = await loadOperators(`${root}/operators`, ['belarus']);
const telenet = await loadOperators(`${root}/operators`, ['telenet']);
const settings = ['belarus', 'telenet'].map((operator) => settingsFor('http://127.0.0.1:9', { operator }));
const backEnds = makeBackEnds(settings, { warn: () => {}, info: () => {} });
afterAll(() => backEnds.close());

const readers = (more: Partial<Readers> = {}): Readers => ({
  ...{ given: undefined, demo: () => new Map(), own: [], unsaid: tmfUnsaid(backEnds) },
  ...more,
});
const wanted = { operator: 'belarus', accounts: ['1'] };
const read = async (drivers: ReturnType<typeof outsideFor>) => {
  const faults: string[] = [];
  const fault = (noun: string) => `${faults.push(noun)}`;
  const page = makeOutside({ drivers, fault }).page(instalments, wanted, { most: 10 });
  return { said: await page.catch((error: unknown) => error), faults };
};

describe('what no interface of a back end says (B4, T15)', () => {
  it('is said to be so, and is no fault', async () => {
    const { said, faults } = await read(outsideFor({ mode: 'live' }, readers(), belarus, [procedure]));
    expect(said).toBeInstanceOf(NotSaid);
    expect(said).toMatchObject({ refusal: { problem: { code: 'outside.notSaid' } } });
    expect(faults).toEqual([]);
  });

  it('is read by a driver that is given for it', async () => {
    const given = new Map([drives(instalments, { page: async () => ({ rows: [] }) })]);
    const { said } = await read(outsideFor({ mode: 'live' }, readers({ given }), belarus, [procedure]));
    expect(said).toEqual({ rows: [], next: undefined });
  });

  it('keeps the program from starting where there is no back end at all, and where companies would be told of it', () => {
    const none = () => outsideFor({ mode: 'live' }, { ...readers(), unsaid: undefined }, belarus, [procedure]);
    expect(none).toThrow(ConfigError);
    expect(none).toThrow(/belarus offers instalments, which shows paymentPlans/);
    const told = () => outsideFor({ mode: 'live' }, readers(), telenet, []);
    expect(told).toThrow(/telenet tells companies .*groupPacks\.notice.*\n.*take groupPacks\.notice out/);
  });
});
