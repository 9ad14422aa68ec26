import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { bars } from '../../../src/domain/lines/bars.js';
import { barring } from '../../../src/domain/lines/changes/barring.js';
import { lineChanges } from '../../../src/domain/lines/changes/index.js';
import { options as optionChange } from '../../../src/domain/lines/changes/options.js';
import { smsControl as ban } from '../../../src/domain/lines/changes/smsControl.js';
import type { SwitchKind } from '../../../src/domain/lines/changes/switchKind.js';
import { options } from '../../../src/domain/lines/options.js';
import { smsControl } from '../../../src/domain/lines/smsControl.js';
import type { LineSwitches } from '../../../src/domain/lines/switches.js';
import { bars as all } from '../../../src/domain/terms/bars.js';
import { notSoYet } from '../../../src/domain/terms/switched.js';
import { root } from '../../outbox/world.js';
import { line } from '../../support/codeOffice.js';

const AT = '2026-11-29T10:00:00.000Z';
/** Each runs as if it had been turned on then; one of them ends. */
const turning = (ids: readonly string[]) => ({
  runs: ids.map((id, place) => ({ id, since: AT, ...(place === 0 && { until: '2027-02-26T18:59:59.999Z' }) })),
  at: AT,
});
const some = (ids: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...ids), fc.boolean(), { minKeys: 1, maxKeys: ids.length });

interface Switching {
  readonly kind: SwitchKind<string>;
  readonly switches: LineSwitches;
  readonly ids: readonly string[];
}
const kinds: readonly (readonly [string, Switching])[] = [
  ['what is barred', { kind: barring, switches: bars, ids: all }],
  ['what options are on', { kind: optionChange, switches: options, ids: ['large', 'medium', 'small'] }],
  ['the ban on SMS and USSD control', { kind: ban, switches: smsControl, ids: ['smsControl'] }],
];

describe.each(kinds)('%s', (_what, { kind, switches, ids }) => {
  it('is as was wanted, all else stays, and undoing brings the line back', () => {
    fc.assert(
      fc.property(some(ids), some(ids), (had, wanted) => {
        const before = switches.turned(line('one', '+77010000001'), had, turning(ids));
        const switched = notSoYet(wanted, (id) => switches.isOn(before, id));
        const change = kind.of({ switched, runs: turning(ids).runs });
        const after = change.applied(before, AT);
        for (const id of ids) expect(switches.isOn(after, id)).toBe(wanted[id] ?? switches.isOn(before, id));
        const back = lineChanges.opposite({ change: change.row, before: lineChanges.before(before) });
        expect(back?.applied(after, AT)).toEqual(before);
        expect(change.isAsLeft(after, AT)).toBe(true);
        expect(change.isAsLeft(before, AT)).toBe(Object.keys(switched).length === 0);
      }),
      { numRuns: 300 },
    );
  });
});

const nothing = turning([]);

it('is kept in one order, however it came about', () => {
  const one = bars.turned(bars.turned(line('one', '+77010000001'), { mms: true }, nothing), { callsIn: true }, nothing);
  const other = bars.turned(line('one', '+77010000001'), { mms: true, callsIn: true }, nothing);
  expect(one).toEqual(other);
  expect(one.bars).toEqual(['callsIn', 'mms']);
});

it('begins anew with an option that has ended by itself, however long the line still has its row', () => {
  const ended = { id: 'small', since: '2026-09-01T10:00:00.000Z', until: '2026-09-08T18:59:59.999Z' };
  const had = { ...line('one', '+77010000001'), options: [ended] };
  const change = optionChange.of({ switched: { small: true }, runs: turning(['small']).runs });
  expect(change.applied(had, AT).options).toEqual(turning(['small']).runs);
});

describe('a plan with which nothing goes', () => {
  const withOptionsFor = async (plan: string) => {
    const telenet = (await loadOperators(`${root}/operators`, ['telenet'])).get('telenet');
    if (telenet === undefined) throw new Error('there is no telenet');
    const all = telenet.catalogue.options.map((one) => ({ ...one, plans: [plan] }));
    return { ...telenet, catalogue: { ...telenet.catalogue, options: all } };
  };

  it('has nothing to turn on, and what is on already can be turned off', async () => {
    const operator = await withOptionsFor('mobile1');
    const other = { ...line('one', '+32470000001'), plan: 'data12' };
    expect(options.any?.(operator, { ...other, plan: 'mobile1' })).toMatchObject({ ok: true });
    expect(options.any?.(operator, other)).toMatchObject({ ok: false, problem: { code: 'option.noneForPlan' } });
    expect(options.any?.(operator, { ...other, options: turning(['small']).runs })).toMatchObject({ ok: true });
  });
});
