import type { Addressee, ApologyPorts } from './apology.js';
import { spokenTo } from './apology.js';

/** Of what somebody has had as much as they may, for now. */
export type Bounded = 'turns' | 'uploads' | 'exports';

/** The sentence for whoever has reached a bound: what it was, and when again. */
export type SayBound = (what: Bounded, seconds: number, to: Addressee) => Promise<string>;

const said = { turns: 'common:bound.turns', uploads: 'common:bound.uploads', exports: 'common:bound.exports' } as const;

export const makeSayBound =
  (ports: Omit<ApologyPorts, 'fault'>): SayBound =>
  async (what, seconds, to) =>
    (await spokenTo(ports, to)).say(said[what], { count: Math.ceil(seconds / 60) });
