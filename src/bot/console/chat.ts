import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Language } from '../../domain/terms/language.js';
import type { FixedKey } from '../../speech/words.js';
import { loadWords } from '../words/words.js';
import { printable } from './printable.js';

/** `npm run chat`: a conversation in plain text with a running Guichet, as somebody without cards has it. */

const { values: wanted } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3978' },
    operator: { type: 'string', default: 'konnect' },
    login: { type: 'string' },
    password: { type: 'string' },
    language: { type: 'string', default: 'fr' },
  },
});

const Token = z.object({ token: z.string(), conversationId: z.string() });
const Said = z.object({
  watermark: z.string(),
  activities: z.array(
    z.object({ from: z.object({ role: z.string().optional() }).optional(), text: z.string().optional() }),
  ),
});
const Unavailable = z.object({ error: z.object({ message: z.string() }) });
const json = { 'Content-Type': 'application/json' };

const words = await loadWords(fileURLToPath(new URL('../../../locales', import.meta.url)), () => undefined);
const say = (key: FixedKey, values = {}) => words(Language.catch('fr').parse(wanted.language)).say(key, values);
const terminal = createInterface({ input: process.stdin, output: process.stdout });
// Asked for at once: lines that are piped in before somebody listens would be lost.
const lines = terminal[Symbol.asyncIterator]();

try {
  await converse(await signedIn());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  terminal.close();
}

type Session = z.output<typeof Token>;
type Headers = Record<string, string>;

async function signedIn(): Promise<Session> {
  const login = wanted.login ?? (await nextLine(`${say('web:signIn.login')}: `)) ?? '';
  const password = wanted.password ?? (await nextLine(`${say('web:signIn.password')}: `)) ?? '';
  const body = JSON.stringify({ login, password });
  const answer = await asked(`${wanted.url}/${wanted.operator}/sign-in`, { method: 'POST', headers: json, body });
  if (!answer.ok) throw new Error(say('web:signIn.wrong'));
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { ...json, cookie };
  const plain = JSON.stringify({ plain: true });
  const given = await asked(`${wanted.url}/${wanted.operator}/token`, { method: 'POST', headers, body: plain });
  return Token.parse(await given.json());
}

async function converse({ token, conversationId }: Session): Promise<void> {
  const activities = `${wanted.url}/v3/directline/conversations/${conversationId}/activities`;
  let headers: Headers = { ...json, Authorization: `Bearer ${token}` };
  let mark = await printSince(activities, headers, '0');
  for (let text = await nextLine('> '); text !== undefined; text = await nextLine('> ')) {
    headers = await refreshed(headers);
    const body = JSON.stringify({ type: 'message', text });
    const sent = await asked(activities, { method: 'POST', headers, body });
    // Its store is gone and may be back, or there were too many lines for now: the next one may be taken.
    if (sent.status === 503 || sent.status === 429)
      process.stdout.write(`\n${Unavailable.parse(await sent.json()).error.message}\n`);
    else if (!sent.ok) throw new Error(`${sent.status} ${await sent.text()}`);
    else mark = await printSince(activities, headers, mark);
  }
}

/** A fresh token with every line: one that is half an hour old has run out. */
async function refreshed(headers: Headers): Promise<Headers> {
  const answer = await asked(`${wanted.url}/v3/directline/tokens/refresh`, { method: 'POST', headers });
  if (!answer.ok) return headers;
  const { token } = Token.parse(await answer.json());
  return { ...json, Authorization: `Bearer ${token}` };
}

async function nextLine(prompt: string): Promise<string | undefined> {
  process.stdout.write(prompt);
  const { value, done } = await lines.next();
  return done ? undefined : value;
}

/** Prints what the bot said after a mark and gives the new one. */
async function printSince(activities: string, headers: Headers, mark: string): Promise<string> {
  const answer = await asked(`${activities}?watermark=${mark}`, { headers });
  const { activities: said, watermark } = Said.parse(await answer.json());
  for (const { from, text } of said) {
    if (from?.role === 'bot' && text) process.stdout.write(`\n${printable(text)}\n`);
  }
  return watermark;
}

async function asked(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch {
    throw new Error(`${say('web:signIn.unreachable')} (${wanted.url})`);
  }
}
