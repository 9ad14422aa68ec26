import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestApp } from '../../support/app.js';
import { directTalk, type SignedIn } from '../../support/directTalk.js';

/** What honest people wait, in milliseconds. */
export interface Waited {
  readonly turns: number;
  readonly median: number;
  readonly p99: number;
}

/** What the program holds. */
export interface Held {
  readonly heapMb: number;
  readonly storeMb: number;
  readonly conversationsMb: number;
}

/** What an honest person says again and again: the menu, a list, a procedure begun and given up. */
const HONEST = ['menu', 'mon solde', 'mes transactions', 'enregistrer un client', 'annuler', 'oui'];
/** A person reads what came before they say more. */
const READS_MS = 400;

/** Lets each of them talk for so long; gives what they waited. */
export async function talking(app: TestApp, people: readonly SignedIn[], milliseconds: number): Promise<Waited> {
  const end = Date.now() + milliseconds;
  const waits: number[] = [];
  await Promise.all(
    people.map(async (one, index) => {
      const talk = directTalk(app, one);
      await delay((READS_MS * index) / people.length);
      for (let said = index; Date.now() < end; said += 1) {
        const began = performance.now();
        const { status } = await talk.say(HONEST[said % HONEST.length] ?? 'menu');
        if (status !== 200) throw new Error(`an honest person was answered ${status}`);
        waits.push(performance.now() - began);
        await delay(READS_MS);
      }
    }),
  );
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { turns: sorted.length, median: at(0.5), p99: at(0.99) };
}

const most = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const DEAR = [
  most('1234 0812345678 ', 32_000),
  most('1.1. ', 32_000),
  `enregistrer un client ${most('0812345678 ', 30_000)}`,
  most('+', 32_000),
  most('ﷺ', 32_000),
];

/** Does all that one account can do against the others, until it is told to stop. */
export function hostile(app: TestApp, { token, conversationId, cookie }: SignedIn & { readonly cookie: string }) {
  let going = true;
  const statuses = new Map<number, number>();
  const headers = { authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const conversation = `${app.url}/v3/directline/conversations/${conversationId}`;
  const send = async (url: string, init: RequestInit) => {
    const answer = await fetch(url, init).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    const status = answer?.status ?? 0;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const say = (text: string) =>
    send(`${conversation}/activities`, { method: 'POST', headers, body: JSON.stringify({ type: 'message', text }) });
  const upload = () => {
    const body = new FormData();
    body.append('file', new Blob([most('x', 3_000_000)]), 'a.txt');
    return send(`${conversation}/upload`, { method: 'POST', headers: { authorization: headers.authorization }, body });
  };
  const works = [
    ...[0, 1, 2, 3].map((first) => async (turn: number) => say(DEAR[(turn + first) % DEAR.length] ?? '')),
    async () => say('menu'),
    upload,
    async () => send(`${app.url}/konnect/token`, { method: 'POST', headers: { cookie } }),
    async () =>
      send(`${app.url}/konnect/sign-in`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ login: 'agent1', password: 'wrong-password' }),
      }),
  ];
  const all = works.map(async (work) => {
    for (let turn = 0; going; turn += 1) await work(turn);
  });
  return {
    async stop(): Promise<ReadonlyMap<number, number>> {
      going = false;
      await Promise.all(all);
      return statuses;
    },
  };
}

async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What the program holds now, with its garbage gone. */
export async function held({ dataDir }: TestApp): Promise<Held> {
  global.gc?.();
  await delay(200);
  global.gc?.();
  const conversations = await bytesOf(join(dataDir, 'store', 'conversations'));
  const all = await bytesOf(join(dataDir, 'store'));
  return {
    heapMb: process.memoryUsage().heapUsed / 1e6,
    storeMb: (all - conversations) / 1e6,
    conversationsMb: conversations / 1e6,
  };
}
