import type { Clock, Digest, Hasher, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { makeSecretCodeCheck } from '../../domain/secretCodes/secretCode.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Budgets, Rate } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';
import type { Log } from '../log.js';
import type { Timer } from '../outbox/timer.js';
import { makeHeard } from '../subscribers/heard.js';
import { endOverdue } from '../subscribers/readings.js';
import type { Heard } from '../subscribers/texted.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import type { WordsOf } from '../words/words.js';
import { type Config, ConfigError } from './config.js';

/** How often it is looked whose time is over, in milliseconds. */
const LOOK_EVERY = 60_000;

interface SubscriberParts {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly digest: Digest;
  readonly words: WordsOf;
  readonly counters: Counters;
  readonly inOrder: InOrder;
  readonly timer: Timer;
  readonly log: Log;
  readonly budgets: Pick<Budgets, 'textsOfSender' | 'texts' | 'secretCodes'>;
  operatorOf(id: string): Operator;
}

/** Throws ConfigError for a channel of an operator that is not served, or that has nothing for a subscriber. */
export function checkTextChannels({ bot }: Pick<Config, 'bot'>, operators: ReadonlyMap<string, Operator>): void {
  const without = [...(bot?.textChannels ?? [])].filter(([, id]) => {
    const operator = operators.get(id);
    return operator?.profile.roles.subscriber === undefined || operator.lineRules?.secretCode === undefined;
  });
  if (without.length > 0)
    throw new ConfigError(
      without.map(([channel, id]) => `BOT_TEXT_CHANNELS: ${channel}: ${id} has no subscribers who read by text`),
    );
}

/** Reception of subscribers' texts, and what ends their reading when nobody writes any more. */
export interface Subscribers {
  readonly heard: Heard;
  stop(): void;
}

export function subscribersFor(parts: SubscriberParts): Subscribers {
  const { counters, budgets } = parts;
  const over = (name: string, rate: Rate) => {
    const limit = new RateLimit(counters(name, rate));
    return { take: async () => (await limit.take('all')) === 0 };
  };
  const check = makeSecretCodeCheck({ ...parts, limit: over('codesTried', budgets.secretCodes) });
  const ofSender = new RateLimit(counters('textsOfSender', budgets.textsOfSender));
  const heard = makeHeard({ ...parts, check, ofSender, ofAll: over('texts', budgets.texts) });
  return { heard, stop: startLooking(parts) };
}

/** Ends, now and again, what is over. Gives the function that ends it. */
function startLooking({ timer, log, ...ports }: SubscriberParts): () => void {
  let cancel = () => {};
  let ended = false;
  const look = async () => {
    try {
      await endOverdue(ports);
    } catch (error) {
      if (!(error instanceof StoreClosed)) log.error('readings.notEnded', {}, error);
    }
    if (!ended) cancel = timer.after(LOOK_EVERY, () => void look());
  };
  void look();
  return () => {
    ended = true;
    cancel();
  };
}
