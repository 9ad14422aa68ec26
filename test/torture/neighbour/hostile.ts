import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** Who is hostile, and where. */
export interface Hostile {
  readonly url: string;
  readonly operator: string;
  readonly login: string;
  readonly password: string;
  readonly cookie: string;
  readonly token: string;
  readonly conversationId: string;
}

/** What it was answered: how often each status of each kind of work, and what was told with a refusal. */
export interface Suffered {
  readonly statuses: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Refusals (429) by kind of work: with a sentence and when again, and without when again. */
  readonly told: Readonly<Record<string, string>>;
  readonly untold: readonly string[];
}

/** Between an answer and the next message lies a network. */
const NETWORK_MS = 5;
/** It comes from so many addresses: what is counted by address is not what stops it. */
const ADDRESSES = 10;

const most = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const DEAR = [
  most('1234 7020000001 ', 32_000),
  most('1.1. ', 32_000),
  `заблокировать номер ${most('0 1 2 3 4 5 6 7 8 9 ', 30_000)}`,
  most('+', 32_000),
  most('ﷺ', 32_000),
];
const ORDER = ['Блокировка / разблокировка', '702000000', '1', '1', '-', 'да', 'отмена', 'да'];
const DEPTH = 4000;
const deep = `{"type":"message","value":${'{"act":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`;

const Refusal = z.object({ error: z.object({ message: z.string() }) });
const Entered = z.object({ streamUrl: z.string() });
const Token = z.object({ token: z.string(), conversationId: z.string() });

/** All objects within something that have an act: what its buttons send. */
function buttonsIn(part: unknown): Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (typeof part !== 'object' || part === null) return [];
  const own = 'act' in part ? [{ ...part }] : [];
  return [...own, ...Object.values(part).flatMap(buttonsIn)];
}

export interface Attack {
  /** Whether a work of this kind was refused with a sentence by now. */
  isTold(kind: string): boolean;
  stop(): Promise<Suffered>;
}

/** Does all that one account can do against the others, over HTTP, until it is told to stop. */
export function hostile(who: Hostile): Attack {
  let going = true;
  const statuses = new Map<string, Map<number, number>>();
  const told = new Map<string, string>();
  const untold = new Set<string>();
  const sockets: WebSocket[] = [];
  const conversation = `${who.url}/v3/directline/conversations/${who.conversationId}`;
  const bearer = { authorization: `Bearer ${who.token}` };
  const json = { 'Content-Type': 'application/json' };
  const note = (kind: string, status: number, retryAfter: unknown, body: string) => {
    const of = statuses.get(kind) ?? new Map<number, number>();
    statuses.set(kind, of.set(status, (of.get(status) ?? 0) + 1));
    if (status !== 429) return;
    if (!(Number(retryAfter) > 0)) untold.add(kind);
    const sentence = body.startsWith('{') ? Refusal.safeParse(JSON.parse(body)).data?.error.message : undefined;
    if (sentence?.includes(' ')) told.set(kind, sentence);
  };
  let sent = 0;
  const send = async (kind: string, url: string, init: RequestInit & { headers?: Record<string, string> } = {}) => {
    sent += 1;
    const headers = { 'X-Forwarded-For': `203.0.113.${1 + (sent % ADDRESSES)}`, ...init.headers };
    const answer = await fetch(url, { redirect: 'manual', ...init, headers }).catch(() => undefined);
    const body = (await answer?.text().catch(() => '')) ?? '';
    note(kind, answer?.status ?? 0, answer?.headers.get('Retry-After'), body);
    await delay(NETWORK_MS);
    return { answer, body };
  };
  const post = (kind: string, url: string, body: unknown, headers: Record<string, string>) =>
    send(kind, url, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const say = (kind: string, text: string) =>
    post(kind, `${conversation}/activities`, { type: 'message', text }, bearer);
  const signIn = (kind: string, login: string, password: string) =>
    post(kind, `${who.url}/${who.operator}/sign-in`, { login, password }, {});
  const shown = async (kind: string) => {
    const { body } = await send(kind, `${conversation}/activities`, { headers: bearer });
    return body.startsWith('{') ? z.unknown().parse(JSON.parse(body)) : undefined;
  };

  const works: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    texts: async (turn) => say('texts', DEAR[turn % DEAR.length] ?? ''),
    moreTexts: async (turn) => say('moreTexts', DEAR[(turn + 2) % DEAR.length] ?? ''),
    turns: async () => say('turns', 'меню'),
    turnsAtOnce: async () => Promise.all(Array.from({ length: 80 }, () => say('turnsAtOnce', 'меню'))),
    deepCards: async () => post('deepCards', `${conversation}/activities`, deep, bearer),
    selections: async (turn) => {
      await say('selections', ORDER[0] ?? '');
      const found = buttonsIn(await shown('selections')).filter(({ act }) => act === 'all' || act === 'none');
      for (const value of found.slice(-2 - (turn % 2)))
        await post('selections', `${conversation}/activities`, { type: 'message', value }, bearer);
    },
    orders: async (turn) => {
      for (const text of ORDER) await say('orders', text.endsWith('702000000') ? `${text}${1 + (turn % 9)}` : text);
    },
    uploads: async () => {
      const body = new FormData();
      body.append('file', new Blob([most('x', 3_000_000)]), 'a.txt');
      return send('uploads', `${conversation}/upload`, { method: 'POST', headers: bearer, body });
    },
    openUploads: () => openUpload(conversation, bearer),
    conversations: async () => {
      // Of many sign-ins the oldest ends, and with it the attack.
      await delay(2_000);
      const { answer } = await signIn('conversations', who.login, who.password);
      const cookie = answer?.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { body } = await post('conversations', `${who.url}/${who.operator}/token`, '{}', { cookie });
      return Token.safeParse(body.startsWith('{') ? JSON.parse(body) : undefined);
    },
    signIns: async (turn) => signIn('signIns', `somebody${turn % 20}`, 'wrong-password'),
    exports: async (turn) => {
      const query = `command=command-${turn}&language=ru`;
      return send('exports', `${who.url}/${who.operator}/result?${query}`, { headers: { cookie: who.cookie } });
    },
    streams: async () => {
      const { body } = await send('streams', conversation, { headers: bearer });
      const entered = Entered.safeParse(body.startsWith('{') ? JSON.parse(body) : undefined);
      if (!entered.success) return;
      const socket = new WebSocket(entered.data.streamUrl, { headers: { 'X-Forwarded-For': '203.0.113.99' } });
      socket.on('error', () => {});
      socket.on('unexpected-response', (_req, { statusCode = 0, headers }) =>
        note('streams', statusCode, headers['retry-after'], ''),
      );
      sockets.push(socket);
      await delay(200);
    },
  };
  const all = Object.values(works).map(async (work) => {
    for (let turn = 0; going; turn += 1) await work(turn).catch(() => delay(NETWORK_MS));
  });
  return {
    isTold: (kind) => told.has(kind),
    async stop() {
      going = false;
      await Promise.all(all);
      for (const socket of sockets) socket.terminate();
      const counted = [...statuses].map(([kind, of]) => [kind, Object.fromEntries(of)] as const);
      return { statuses: Object.fromEntries(counted), told: Object.fromEntries(told), untold: [...untold] };
    },
  };
}

/** Begins a file and leaves it for a while. */
async function openUpload(conversation: string, bearer: Readonly<Record<string, string>>): Promise<void> {
  const headers = { ...bearer, 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': 400 };
  const sent = request(`${conversation}/upload`, { method: 'POST', headers });
  sent.on('error', () => {});
  sent.on('response', (response) => response.resume());
  sent.write('--b\r\n');
  await delay(250);
  sent.destroy();
}
