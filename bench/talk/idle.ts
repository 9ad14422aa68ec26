import type { Measured } from '../measuring.js';
import { directLine, type Talk } from './channel.js';
import { type Script, scriptOf } from './scripts.js';
import { serve } from './served.js';
import { enterAll, type Talking } from './talks.js';

/** How many conversations there are before, and how many more are opened. */
const conversations = { warmUp: 30, measured: 200 };

/** Bytes that a conversation leaves in the server's memory after its turns, when nobody is connected to it any more. */
export async function idle({ guides, ...plan }: Talking): Promise<Measured> {
  const [first, rest] = [conversations.warmUp, Math.ceil(conversations.measured * guides)];
  const server = await serve({ ...plan, serviceUrl: directLine.serviceUrl, people: first + rest });
  const begin = async (count: number, from: number) => {
    const talks = await enterAll(directLine, server, count);
    for (const [index, talk] of talks.entries()) await hold(talk, scriptOf(plan.bot), from + index);
  };
  await begin(first, 0);
  const before = await server.usage();
  await begin(rest, first);
  const after = await server.usage();
  await server.stop();
  return { heap: (after.heap - before.heap) / rest };
}

/** One whole guide, or as many plain turns. */
async function hold(talk: Talk, script: Script, n: number): Promise<void> {
  await script(talk, n);
  talk.close();
}
