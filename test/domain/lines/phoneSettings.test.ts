import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { partsOf } from '../../../src/bot/smsGateway/segments.js';
import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { smsFolder } from '../../../src/bot/start/dataFolders.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { sendSettings } from '../../../src/domain/lines/sendSettings.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Line } from '../../../src/domain/records/line.js';
import { languages } from '../../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../../support/app.js';

const minute = 60_000;
let time: number;
const clock = { now: () => new Date(time) };
let app: TestApp;
let actor: Actor;
beforeEach(async () => {
  // Of today: what was sent by files that are older than a month is swept up as the program starts.
  time = Date.now();
  await start();
});
afterEach(() => app.stop());

async function start(dataDir?: string): Promise<void> {
  app = await startApp({ of: 'belarus', clock, ...(dataDir !== undefined && { dataDir }) });
  const account = await app.accountId('belarus', 'admin1');
  const own = await app.store.read(async ({ accounts }) => (await accounts.get(account))?.organisations?.[0]);
  actor = { account, operator: 'belarus', role: 'administrator', channel: 'web', conversation: 'talk' };
  actor = { ...actor, organisation: own };
}

const ANNA = '+375291000001';
const PETER = '+375291000002';
const VOICE = '+375291000007';
const BLOCKED = '+375291000009';
const WAITS = '+375291000013';
const ENDED = '+375291000014';
const METER = '+375291000015';
const ALL = ['internet', 'mms', 'streaming'];

async function line(number: string): Promise<Line> {
  const [found] = await app.store.read(({ lines }) => lines.where({ number }));
  if (found === undefined) throw new Error(`there is no line ${number}`);
  return found;
}
const turn = async (number: string, now: Partial<Line>) => {
  const one = await line(number);
  await app.store.transaction(({ lines }) => lines.put({ ...one, ...now }));
};

async function chosen(numbers: readonly string[]): Promise<string> {
  const ids = await Promise.all(numbers.map(async (number) => (await line(number)).id));
  const kept = await makeSelections({ store: app.store, clock, ids: randomIds }).keep(actor, ids, 1000, undefined);
  if (!kept.ok) throw new Error(kept.problem.code);
  return kept.value;
}

async function send(numbers: readonly string[], services: string[]) {
  const lines = await chosen(numbers);
  const command = { commandId: randomIds.next(), command: sendSettings, input: { lines, services }, actor };
  const done = await app.door.execute(command);
  await app.outbox.idle();
  if (!done.ok) return [done.problem.code];
  const { outcome } = done.value;
  if (outcome.kind !== 'done') return [outcome.problem.code];
  return (outcome.verdicts ?? []).map(({ problem }) => problem?.code);
}

const Sent = z
  .object({ id: z.string(), to: z.string(), from: z.string(), text: z.string(), parts: z.number() })
  .extend({
    settings: z.object({ apn: z.string(), proxy: z.string().optional(), address: z.string().optional() }),
  });
async function out(): Promise<z.output<typeof Sent>[]> {
  const folder = smsFolder(app.dataDir);
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map(async (name) => Sent.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
}

describe('settings for a phone', () => {
  it('are those of the operator’s data, an SMS for each service, to each number', async () => {
    expect(await send([ANNA, PETER], ['mms', 'internet'])).toEqual([undefined, undefined]);
    const sent = await out();
    expect(sent.map(({ to, settings }) => `${to} ${settings.apn}`).toSorted()).toEqual([
      `${ANNA} internet.operator-by.example`,
      `${ANNA} mms.operator-by.example`,
      `${PETER} internet.operator-by.example`,
      `${PETER} mms.operator-by.example`,
    ]);
    expect(sent.find(({ settings }) => settings.apn.startsWith('mms'))).toMatchObject({
      from: 'BizKabinet',
      text: 'BizKabinet: сохраните настройки из следующего SMS: MMS',
      settings: { proxy: '192.0.2.10:8080', address: 'http://mmsc.operator-by.example/' },
    });
  });

  it('are one part of text each, in the language of whoever uses the number', async () => {
    for (const language of languages) {
      await turn(ANNA, { language });
      await turn(ANNA, { settingsSentAt: undefined });
      expect(await send([ANNA], ALL)).toEqual([undefined]);
    }
    const sent = await out();
    expect(sent).toHaveLength(4 * ALL.length);
    expect(new Set(sent.map(({ text }) => text)).size).toBe(4 * ALL.length);
    const longest = sent.map(({ text }) => text.replace('BizKabinet', 'Elevensigns'));
    expect(longest.filter((text) => partsOf(text) > 1)).toEqual([]);
  });

  it('do not go where nobody reads an SMS, nor where the plan has no use for them: each is named', async () => {
    await turn(PETER, { bars: ['smsIn'] });
    expect(await send([ANNA, PETER, VOICE, BLOCKED, WAITS, ENDED, METER], ['internet'])).toEqual([
      ...[undefined, 'line.smsBarred', 'line.noInternet', 'line.suspended', 'line.pending', 'line.terminated'],
      'line.machine',
    ]);
    expect((await out()).map(({ to }) => to)).toEqual([ANNA]);
    // A plan for calls can have MMS.
    expect(await send([VOICE], ['mms'])).toEqual([undefined]);
  });

  it('go once, however often the yes comes, and after a kill between the gateway and the books', async () => {
    const input = { lines: await chosen([ANNA]), services: ['mms'] };
    const instruction = { commandId: randomIds.next(), command: sendSettings, input, actor };
    await Promise.all([app.door.execute(instruction), app.door.execute(instruction)]);
    await app.door.execute(instruction);
    await app.outbox.idle();
    const before = await out();
    expect(before).toHaveLength(1);
    // What is on disk when the program is killed then: the gateway has it, the row does not say so.
    await app.store.transaction(async ({ outbox }) => {
      for (const row of await outbox.where({}))
        await outbox.put({ ...row, state: 'waiting', sentAt: undefined, dueAt: clock.now().toISOString() });
    });
    const { dataDir } = app;
    await app.halt();
    await start(dataDir);
    await app.outbox.idle();
    expect(await out()).toEqual(before);
    expect((await line(ANNA)).settingsSentAt).toHaveLength(1);
  });

  it('are so many an hour for a number, whoever asks', async () => {
    expect(await send([ANNA], ALL)).toEqual([undefined]);
    time += 20 * minute;
    expect(await send([ANNA], ALL)).toEqual([undefined]);
    time += 39 * minute;
    expect(await send([ANNA, PETER], ['mms'])).toEqual(['settings.pause', undefined]);
    time += minute;
    // The first three are an hour old: three can go again, and then none.
    expect(await send([ANNA], ALL)).toEqual([undefined]);
    expect(await send([ANNA], ['internet'])).toEqual(['settings.pause']);
    expect((await line(ANNA)).settingsSentAt).toHaveLength(6);
  });

  it('say from when on all of them can go', async () => {
    const until = new Date(time + 60 * minute).toISOString();
    await send([ANNA], ['mms']);
    time += 10 * minute;
    await send([ANNA], ALL);
    time += 10 * minute;
    const lines = await chosen([ANNA]);
    const foreseen = async (services: string[]) => {
      const found = await app.door.foresee({ command: sendSettings, input: { lines, services }, actor });
      return found.ok ? found.value?.verdicts[0]?.problem : found.problem;
    };
    expect(await foreseen(['mms', 'internet'])).toBeUndefined();
    expect(await foreseen(ALL)).toEqual({
      code: 'settings.pause',
      details: { most: 6, until: { instant: until } },
    });
  });

  it('take no service that is not offered', async () => {
    for (const service of ['', 'wap', 'MMS', 'constructor', '__proto__'])
      expect(await send([ANNA], ['mms', service])).toEqual(['value.choice']);
    expect(await out()).toEqual([]);
    expect(await send([ANNA], ['mms', 'mms'])).toEqual([undefined]);
    expect(await out()).toHaveLength(1);
  });

  it('leave out a number that has changed since the review', async () => {
    const lines = await chosen([ANNA, PETER]);
    const input = { lines, services: ['mms'] };
    await app.door.foresee({ command: sendSettings, input, actor });
    await turn(PETER, { state: 'suspended', reason: 'asked' });
    const done = await app.door.execute({ commandId: randomIds.next(), command: sendSettings, input, actor });
    const verdicts = done.ok && done.value.outcome.kind === 'done' ? done.value.outcome.verdicts : [];
    expect(verdicts?.map(({ problem }) => problem?.code)).toEqual([undefined, 'line.changed']);
  });
});
