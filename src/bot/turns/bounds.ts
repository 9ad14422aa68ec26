import type { Addressee, ApologyPorts } from './apology.js';
import { spokenTo } from './apology.js';

const said = {
  turns: 'common:bound.turns',
  /** More than are worked on at a time. */
  atOnce: 'common:bound.atOnce',
  uploads: 'common:bound.uploads',
  exports: 'common:bound.exports',
  conversations: 'common:bound.conversations',
  /** Live streams of one's own, and of everybody. */
  streams: 'common:bound.streams',
  crowded: 'common:bound.crowded',
} as const;

/** Of what somebody has had as much as they may, for now. */
export type Bounded = keyof typeof said;

/** The sentence for whoever has reached a bound: what it was, and when again. */
export type SayBound = (what: Bounded, seconds: number, to: Addressee) => Promise<string>;

export const makeSayBound =
  (ports: Omit<ApologyPorts, 'fault'>): SayBound =>
  async (what, seconds, to) =>
    (await spokenTo(ports, to)).say(said[what], { count: Math.ceil(seconds / 60) });
