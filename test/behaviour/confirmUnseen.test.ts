import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blockLines } from '../../src/domain/orders/blockLines.js';
import { SetClock } from '../domain/office.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { plainBlanks } from '../support/seen.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

const PAUSE = 1_500;
const MINUTE = 60_000;
/** The operator's number in the demo: acting on more lines asks how many they are. */
const OVER = 20;

let office: LinesApp;
let clock: SetClock;
beforeEach(async () => {
  clock = new SetClock(new Date());
  office = await startLines(clock, { env: { REVIEW_PAUSE_MS: String(PAUSE) } });
});
afterEach(() => office.stop());

const ru = (
  key: Parameters<ReturnType<LinesApp['app']['words']>['say']>[0],
  values: Record<string, string | number> = {},
) => plainBlanks(office.app.words('ru', OPERATOR).say(key, values));

const choose = async (count: number) => {
  const lines = (await office.lines('active')).slice(0, count);
  await office.select('Mine', lines);
  return lines;
};
const ordered = () => office.app.store.read(async ({ orders }) => (await orders.where({})).length);

async function reviewOnCards(): Promise<CardTalk> {
  const talk = await cardTalk(office.app, OPERATOR, LOGIN);
  await talk.press('pause');
  await talk.press(ru('common:next'), { Lines: 'Mine' });
  return talk;
}

async function reviewInText() {
  const talk = await textTalk(office.app, OPERATOR, LOGIN);
  await talk.say('pause');
  await talk.say('Mine');
  return talk;
}

describe('a review that has just appeared', () => {
  it('takes no press: it is shown again, says why, and counts from then on', async () => {
    await choose(2);
    const talk = await reviewOnCards();
    for (const wait of [0, 1, 700, 1_200, PAUSE - 1]) {
      clock.pass(wait / MINUTE);
      const answer = await talk.press('confirm');
      expect(answer).toContain(ru('problems:review.tooSoon'));
      expect(answer).toContain('2 номера: будет обработано 2');
      expect(await ordered()).toBe(0);
    }
    clock.pass(PAUSE / MINUTE);
    expect(await talk.press('confirm')).toContain('2 номера: принято 2');
    expect(await ordered()).toBe(2);
  });

  it('does not keep the reason for the next time it is shown', async () => {
    await choose(2);
    const talk = await reviewOnCards();
    expect(await talk.press('confirm')).toContain(ru('problems:review.tooSoon'));
    expect(await talk.send({ act: 'language', language: 'en' })).not.toContain('press again to confirm');
  });

  it('is answered in plain text as soon as a yes is typed', async () => {
    await choose(2);
    const talk = await reviewInText();
    expect(await talk.say('да')).toContain('2 номера: принято 2');
  });
});

describe('acting on more lines than the operator’s number', () => {
  it('asks on a card how many they are', async () => {
    await choose(OVER + 2);
    const talk = await reviewOnCards();
    const label = ru('common:review.count', { count: OVER + 2 });
    for (const typed of ['', '21', '220', 'да']) {
      clock.pass(1);
      expect(await talk.press('confirm', { [label]: typed })).toContain(
        ru('problems:lines.count', { count: OVER + 2 }),
      );
    }
    expect(await ordered()).toBe(0);
    clock.pass(1);
    expect(await talk.press('confirm', { [label]: '22' })).toContain('22 номера: принято 22');
  });

  it('asks in plain text, where neither a yes nor another number confirms', async () => {
    await choose(OVER + 2);
    const talk = await reviewInText();
    const asks = ru('problems:lines.count', { count: OVER + 2 });
    expect(await talk.say('да')).toContain(asks);
    const others = fc.sample(
      fc.integer({ min: 2, max: 20_000 }).filter((count) => count !== OVER + 2),
      { numRuns: 200, seed: 20_261_129 },
    );
    for (const count of others) await talk.say(String(count));
    expect(await ordered()).toBe(0);
    expect(await talk.say('да')).toContain(asks);
    expect(await talk.say('22')).toContain('22 номера: принято 22');
  });

  it('asks nothing up to that number', async () => {
    await choose(OVER);
    const talk = await reviewInText();
    expect(await talk.say('да')).toContain('20 номеров: принято 20');
  });

  it('is refused by the command itself where they were not counted, or fewer were', async () => {
    const [line, ...others] = await choose(OVER + 2);
    if (line === undefined) throw new Error('no line');
    const account = await office.app.accountId(OPERATOR, LOGIN);
    const { organisation } = line;
    const who = { account, operator: OPERATOR, role: 'administrator', channel: 'web', conversation: 'test' } as const;
    const actor = { ...who, organisation };
    const lines = 'counted';
    await office.app.store.transaction(({ selections }) =>
      selections.put({
        ...{ id: lines, operator: OPERATOR, organisation, account },
        lines: [line, ...others].map(({ id }) => id),
        expiresAt: new Date(clock.now().getTime() + MINUTE).toISOString(),
      }),
    );
    const outcome = async (commandId: string, counted?: number) => {
      const input = { action: 'suspend', lines } as const;
      const done = await office.app.door.execute({ commandId, command: blockLines, input, actor, counted });
      return done.ok ? done.value.outcome : done;
    };
    const refused = { kind: 'refused', problem: { code: 'lines.count', details: { count: OVER + 2 } } };
    expect(await outcome('one')).toEqual(refused);
    expect(await outcome('two', OVER + 1)).toEqual(refused);
    expect(await ordered()).toBe(0);
    expect(await outcome('three', OVER + 2)).toMatchObject({ kind: 'done' });
  });
});
