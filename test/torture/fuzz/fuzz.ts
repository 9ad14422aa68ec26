import type { TestApp } from '../../support/app.js';
import type { SignedIn } from '../../support/directTalk.js';
import { type Input, inputsOf } from './inputs.js';

/** What came of a run. */
export interface Fuzzed {
  readonly sent: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Inputs that were answered with a fault, or not at all. */
  readonly faults: readonly Input[];
  /** The dearest turn, in milliseconds of the processor. */
  readonly dearest: { readonly milliseconds: number; readonly input: Input | undefined };
}

/** So many are made at a time: a hundred thousand at once would fill the memory. */
const PORTION = 500;

/** A turn that is dear once may have met a collection of garbage: the least of as many counts. */
const TRIES = 3;
/** Milliseconds above which it is tried again. */
const DEAR_MS = 150;

/** Sends so many inputs, one after the other, as agents of an operator who are signed in. */
export async function fuzz(app: TestApp, who: readonly SignedIn[], count: number, seed: number): Promise<Fuzzed> {
  const statuses = new Map<number, number>();
  const faults: Input[] = [];
  let dearest: Fuzzed['dearest'] = { milliseconds: 0, input: undefined };
  for (let sent = 0; sent < count; sent += PORTION) {
    for (const [at, input] of inputsOf(Math.min(PORTION, count - sent), seed + sent).entries()) {
      const signedIn = who[at % who.length];
      if (signedIn === undefined) throw new Error('nobody is signed in');
      let [status, milliseconds] = await measured(app, signedIn, input);
      for (let tries = 1; milliseconds > DEAR_MS && tries < TRIES; tries += 1) {
        const [, again] = await measured(app, signedIn, input);
        milliseconds = Math.min(milliseconds, again);
      }
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // 501: a method that no server has to know.
      if (status === 0 || (status >= 500 && status !== 501)) faults.push(input);
      if (milliseconds > dearest.milliseconds) dearest = { milliseconds, input };
    }
  }
  return { sent: count, statuses, faults, dearest };
}

async function measured(app: TestApp, signedIn: SignedIn, input: Input): Promise<[status: number, cpu: number]> {
  const before = process.cpuUsage();
  const status = await send(app, signedIn, input);
  const { user, system } = process.cpuUsage(before);
  return [status, (user + system) / 1000];
}

/** The status of the answer; 0: there was none. */
async function send({ url }: TestApp, { token, conversationId }: SignedIn, input: Input): Promise<number> {
  const headers = { 'Content-Type': 'application/json', authorization: `Bearer ${token}` };
  const conversation = `${url}/v3/directline/conversations/${conversationId}/activities`;
  const [address, init] =
    input.kind === 'activity'
      ? [conversation, { method: 'POST', headers, body: JSON.stringify(input.body) }]
      : [
          `${url}${input.path}`,
          {
            method: input.method,
            headers,
            ...(input.body !== undefined && input.method !== 'GET' && { body: input.body }),
          },
        ];
  try {
    const answer = await fetch(address, { ...init, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
