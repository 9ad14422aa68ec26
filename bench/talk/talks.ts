import { join } from 'node:path';
import { mean, percentile } from '../cpu.js';
import type { Measured } from '../measuring.js';
import { type Channel, cloud, directLine, type Talk } from './channel.js';
import { type Script, scriptOf } from './scripts.js';
import { type Served, serve } from './served.js';
import type { Plan } from './server.js';

/** How many conversations are held at a time. */
const callers = 8;
/** How many each caller has, one after the other, and how many guides are carried out in one. */
const conversations = { warmUp: 4, measured: 7 };
const guidesInOne = 3;

/** `guides`: the share of the guides that is carried out, to try the bench itself with fewer. */
export type Talking = Omit<Plan, 'people' | 'serviceUrl'> & { readonly guides: number };

/**
 * Whole guides, or as many plain turns, by real requests on the loopback: CPU of the server's process for a turn,
 * milliseconds of a turn as the client has it, turns a second. The client is this process.
 */
export async function talks({ guides, ...plan }: Talking): Promise<Measured> {
  const channel = plan.transport === 'cloud' ? await cloud() : directLine;
  const [first, rest] = [conversations.warmUp, conversations.measured].map(
    (each) => Math.ceil(each * guides) * callers,
  );
  if (first === undefined || rest === undefined) throw new Error('nothing to measure');
  const server = await serve({ ...plan, serviceUrl: channel.serviceUrl, people: first + rest }, profiled());
  const entered = await enterAll(channel, server, first + rest);
  const script = scriptOf(plan.bot);
  await carryOut(script, entered.slice(0, first), 0);
  const [before, began] = [await server.usage(), performance.now()];
  const times = await carryOut(script, entered.slice(first), first * guidesInOne);
  const seconds = (performance.now() - began) / 1000;
  const after = await server.usage();
  for (const talk of entered) talk.close();
  await server.stop();
  await channel.close();
  const cpu = (after.cpu - before.cpu) / times.length;
  return { cpu, perSecond: times.length / seconds, mean: mean(times), p99: percentile(times, 0.99) };
}

/** Lets so many people in and enters their conversations. */
export async function enterAll(channel: Channel, server: Served, count: number): Promise<Talk[]> {
  const entered: Talk[] = [];
  for (const person of await server.admit(count)) entered.push(await channel.enter(server.url, person));
  return entered;
}

/** So many callers at a time, each with one conversation after the other. Gives the times of all turns. */
async function carryOut(script: Script, talks: readonly Talk[], first: number): Promise<number[]> {
  const open = [...talks.entries()];
  const times: number[] = [];
  const caller = async () => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const [index, talk] = next;
      for (let n = 0; n < guidesInOne; n += 1) times.push(...(await script(talk, first + index * guidesInOne + n)));
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return times;
}

/** With PROFILE=<folder> the server leaves a profile of its CPU there. */
const profiled = (): string[] =>
  process.env.PROFILE === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', join(process.env.PROFILE)];
