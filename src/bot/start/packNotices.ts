import { type NoticePorts, tellPackNotices } from '../../domain/buckets/packNotices.js';
import type { Operator } from '../../domain/operator/index.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Log } from '../log.js';
import type { Timer } from '../outbox/timer.js';

/** When it is looked first, and how often then, in milliseconds. */
const LOOK = { first: 60_000, every: 15 * 60_000 };

interface PackNoticeParts extends NoticePorts {
  readonly operators: Iterable<Operator>;
  readonly timer: Timer;
  readonly log: Log;
}

/**
 * Looks now and again whether the use beyond group packs has come to the amount from which on companies are told. What was told is written
 * down with it, so that it is told once, by whichever instance comes first. Gives the function that ends it.
 */
export function startPackNotices({ operators, timer, log, ...ports }: PackNoticeParts): () => void {
  const telling = [...operators].filter(({ lineRules }) => lineRules?.groupPacks?.notice !== undefined);
  if (telling.length === 0) return () => {};
  let ended = false;
  const look = async () => {
    for (const operator of telling) {
      try {
        await tellPackNotices(ports, operator);
      } catch (error) {
        if (!isClosing(error)) log.error('packs.notLookedAt', { operator: operator.profile.id }, error);
      }
    }
    if (!ended) cancel = timer.after(LOOK.every, () => void look());
  };
  let cancel = timer.after(LOOK.first, () => void look());
  return () => {
    ended = true;
    cancel();
  };
}

/** The program is ending. */
const isClosing = (error: unknown): boolean =>
  error instanceof StoreClosed || (error instanceof AggregateError && error.errors.every(isClosing));
