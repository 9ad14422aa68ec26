import { expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { line, SIMS } from '../guides/telenet.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, type Filled } from '../support/talk.js';

/** At noon of a day on which all is open. */
const now = new Date('2026-12-08T09:00:00Z');
const today = DateTime.fromISO('2026-12-08');
const shared = sharedApps({ clock: { now: () => now } });

const Dates = z.object({
  type: z.literal('Input.Date'),
  id: z.string(),
  min: z.string(),
  max: z.string(),
  errorMessage: z.string(),
});
const Nested: z.ZodType<unknown[]> = z.lazy(() =>
  z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()).transform(Object.values)]),
);

/** The inputs for a day on a card, wherever they stand. */
function datesIn(json: unknown): z.output<typeof Dates>[] {
  const own = Dates.safeParse(json);
  if (own.success) return [own.data];
  const inside = Nested.safeParse(json);
  return inside.success ? inside.data.flatMap(datesIn) : [];
}

type Steps = readonly (readonly [press: string, filled: Filled])[];

/** What the inputs for days offer on the card that these presses lead to. */
async function offered(operator: 'belarus' | 'kcell' | 'telenet', login: string, procedure: string, steps: Steps = []) {
  const app = await shared.open(operator);
  const talk = await cardTalk(app, operator, login);
  await talk.send({ act: 'start', procedure });
  for (const [press, filled] of steps) await talk.press(press, filled);
  const dates = datesIn(talk.cards().at(-1)?.json);
  talk.close();
  return dates.map(({ id, min, max, errorMessage }) => ({ id, min, max, said: plainBlanks(errorMessage) }));
}

const day = (one: DateTime) => one.toFormat('yyyy-MM-dd');
/** Until today: a card that stays open over midnight takes the day after. */
const untilToday = { max: day(today.plus({ days: 1 })) };

it('the day of a payment: today or at most 180 days ago, which the card says of any other', async () => {
  const min = today.minus({ days: 180 });
  expect(await offered('belarus', 'admin1', 'registerPayment')).toEqual([
    { id: 'on', min: day(min), ...untilToday, said: `Укажите день с ${min.toFormat('dd.MM.yyyy')} по 08.12.2026.` },
  ]);
});

it('the days of an act: both ends at most as far back as the operator looks', async () => {
  const months = { min: day(today.minus({ months: 12 })), ...untilToday };
  expect(await offered('kcell', 'admin1', 'reconciliation')).toMatchObject([
    { id: 'period.from', ...months },
    { id: 'period.until', ...months },
  ]);
});

it('the days of payments: of as many months as are kept', async () => {
  const [from, until] = await offered('kcell', 'admin1', 'accountPayments');
  expect(from?.min).toMatch(/^\d{4}-\d\d-01$/);
  expect([from?.max, until?.max]).toEqual([untilToday.max, untilToday.max]);
});

it('a day on which something is done: from today on', async () => {
  const [on] = await offered('telenet', 'fleet1', 'activation', [['Suivant', { [SIMS]: [line('02')] }]]);
  expect(on?.min).toBe(day(today));
  expect(on?.max).toBe(day(today.plus({ days: 91 })));
});
