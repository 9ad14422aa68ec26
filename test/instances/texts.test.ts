import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { systemTimer } from '../../src/bot/outbox/timer.js';
import type { AnswerSms } from '../../src/bot/sms/answering.js';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';
import { FakeTime, second } from '../outbox/fakeTime.js';
import { type CentreOptions, password, type SmppCentre, startCentre, systemId, textIn } from '../support/smppCentre.js';
import { type Cluster, type ClusterOptions, found, startCluster } from './cluster.js';

const program = new URL('../../src/bot/main.ts', import.meta.url).pathname;
const FROM = '77010000001';
const SHORT = '77700';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A message centre, and the variable with which an instance binds to it. */
async function centre(options?: CentreOptions, operator = 'kcell') {
  const started = await startCentre(options);
  ends.push(() => started.stop());
  const gateway = {
    ...{ name: 'centre', driver: 'smpp', operator, senders: [SHORT], host: '127.0.0.1', port: started.port },
    ...{ tls: false, systemId, password, firstWait: 0.05, receipts: false },
  };
  return { centre: started, env: { SMS_GATEWAYS: JSON.stringify([gateway]) } };
}

async function clusterOf(options: ClusterOptions): Promise<Cluster> {
  const cluster = await startCluster({
    size: 1,
    operators: ['kcell'],
    network: new FaultyNetwork(systemTimer),
    ...options,
  });
  ends.push(() => cluster.stop());
  return cluster;
}

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await delay(20);
};
const write = ({ write: toCentre }: SmppCentre, text: string) =>
  toCentre({ from: FROM, to: SHORT, bytes: Buffer.from(text) });
const stored = ({ app }: Cluster) => app.store.read(({ inboundSms }) => inboundSms.where({}));
const answerRows = async ({ app }: Cluster) =>
  (await app.store.read(({ outbox }) => outbox.where({}))).filter(({ message }) => message.kind === 'text.answer');
/** What has come to the phone, over all centres. */
const onPhone = (...centres: SmppCentre[]) => centres.flatMap(({ taken }) => taken.map(textIn));

it('texts of a subscriber that arrive at two instances are answered in their order, each once', async () => {
  const heard: string[] = [];
  const answerSms: AnswerSms = async ({ id, text }) => {
    heard.push(text);
    return [{ id: `${id}-1`, text: `re ${text}` }];
  };
  const [one, other] = [await centre(), await centre()];
  const cluster = await clusterOf({ env: one.env, answerSms });
  await cluster.join(other.env);
  const texts = Array.from({ length: 12 }, (_, at) => `text ${at}`);
  for (const [at, text] of texts.entries()) {
    write(at % 2 === 0 ? one.centre : other.centre, text);
    await until(async () => (await stored(cluster)).length === at + 1);
  }
  await until(() => onPhone(one.centre, other.centre).length >= texts.length);
  await Promise.all(cluster.instances.map(({ outbox }) => outbox.idle()));
  expect(heard).toEqual(texts);
  expect(onPhone(one.centre, other.centre).sort()).toEqual(texts.map((text) => `re ${text}`).sort());
}, 60_000);

it('who is slow and alive keeps its claim, and is answered beside by nobody', async () => {
  const time = new FakeTime();
  const heard: string[] = [];
  let go = () => {};
  const slow = new Promise<void>((resolve) => {
    go = resolve;
  });
  const answerSms: AnswerSms = async ({ id, text }) => {
    heard.push(text);
    await slow;
    return [{ id: `${id}-1`, text: `re ${text}` }];
  };
  const [one, other] = [await centre(), await centre()];
  const cluster = await clusterOf({ env: one.env, answerSms, clock: time, timer: time });
  await cluster.join(other.env);
  write(one.centre, 'slow');
  await until(() => heard.length > 0);
  for (let passed = 0; passed < 90; passed += 5) {
    time.pass(5 * second);
    // It is renewed, by whoever has it: nobody has claimed it anew.
    await until(async () => {
      const [row] = await answerRows(cluster);
      return Date.parse(found(row).dueAt) === time.now().getTime() + 20 * second;
    });
  }
  expect((await answerRows(cluster)).map(({ attempts }) => attempts)).toEqual([1]);
  go();
  await until(async () => (await answerRows(cluster)).every(({ state }) => state === 'sent'));
  expect(heard).toEqual(['slow']);
  expect(onPhone(one.centre, other.centre)).toEqual(['re slow']);
}, 60_000);

it('what a killed process was answering is answered by another instance, once, when the short claim has run out', async () => {
  // An operator without lines: the program itself has no network.
  const [own, others] = [
    await centre({}, 'konnect'),
    await centre({ fault: (what) => (what === 'submit' ? 'throttled' : undefined) }, 'konnect'),
  ];
  const cluster = await clusterOf({ env: own.env, operators: ['konnect'] });
  const folder = await mkdtemp(join(tmpdir(), 'guichet-texts-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', PATH: found(process.env.PATH) };
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...cluster.variables, ...others.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  ends.push(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  write(others.centre, 'hello');
  // It has it, and tries to send the answer.
  await until(async () => (await answerRows(cluster)).some(({ attempts }) => attempts === 1));
  child.kill('SIGKILL');
  await gone;
  await until(async () => (await answerRows(cluster)).every(({ state }) => state === 'sent'));
  expect(onPhone(own.centre)).toHaveLength(1);
  expect(onPhone(others.centre)).toEqual([]);
  expect((await stored(cluster)).map(({ state }) => state)).toEqual(['answered']);
  expect((await answerRows(cluster)).map(({ attempts }) => attempts)).toEqual([2]);
}, 150_000);
