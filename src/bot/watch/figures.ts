import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { makeBounds } from './bounds.js';
import type { Watcher } from './makeWatch.js';
import { type Counted, counted, type Watched, watched } from './watch.js';

/** Where latencies are told apart, in seconds: people notice from 0.3 on, and give up after ten. */
const BUCKETS = [0.005, 0.025, 0.1, 0.3, 1, 3, 10];

const pieces: Readonly<Record<Watched, { readonly name: string; readonly help: string }>> = {
  turn: { name: 'turn', help: 'Turns of conversations' },
  command: { name: 'command', help: 'Commands through the door' },
  transaction: { name: 'store_transaction', help: 'Transactions of the store, commits of conversations among them' },
  outbound: { name: 'outbound_call', help: 'Calls of other systems' },
};
const counters: Readonly<Record<Counted, { readonly name: string; readonly help: string }>> = {
  refusal: { name: 'refusals', help: 'What was refused, by its code' },
  heard: { name: 'sentences', help: 'Sentences: understood, asked (which of them), outside, notUnderstood' },
  lock: { name: 'locks', help: 'PINs, passwords and codes that were locked by wrong tries' },
  logged: { name: 'log_events', help: 'Lines of the log that warn or tell of a fault' },
};

/** How the outbox stands. */
export interface OutboxFigures {
  readonly waiting: number;
  readonly due: number;
  readonly parked: number;
  /** How long the oldest has been due, in seconds. */
  readonly oldest: number;
}

export interface Figures {
  readonly watcher: Watcher;
  readonly contentType: string;
  /** What Prometheus reads. `outbox` is undefined where the store does not say. */
  text(outbox: OutboxFigures | undefined): Promise<string>;
}

/** Figures of this process since its start, in Prometheus' form. One for a process: those of the process itself are among them. */
export function createFigures(): Figures {
  const registry = new Registry();
  const registers = [registry];
  const bounds = makeBounds();
  collectDefaultMetrics({ register: registry });
  const made = {
    turn: piece('turn', registers),
    command: piece('command', registers),
    transaction: piece('transaction', registers),
    outbound: piece('outbound', registers),
  };
  const sums = {
    refusal: counter('refusal', registers),
    heard: counter('heard', registers),
    lock: counter('lock', registers),
    logged: counter('logged', registers),
  };
  const outbox = outboxGauges(registers);
  return {
    watcher: {
      ended: (what, { labels, seconds }) => {
        const own = bounds(watched[what], labels);
        made[what].count.inc(own);
        made[what].seconds.observe(own, seconds);
      },
      counted: (what, labels) => sums[what].inc(bounds(counted[what], labels)),
    },
    contentType: registry.contentType,
    text: (present) => {
      outbox(present);
      return registry.metrics();
    },
  };
}

function piece(what: Watched, registers: Registry[]) {
  const { name, help } = pieces[what];
  const labelNames = [...watched[what]];
  return {
    count: new Counter({ name: `guichet_${name}s_total`, help, labelNames, registers }),
    seconds: new Histogram({
      ...{ name: `guichet_${name}_seconds`, help: `${help}: how long each took` },
      ...{ labelNames, registers, buckets: BUCKETS },
    }),
  };
}

const counter = (what: Counted, registers: Registry[]) =>
  new Counter({
    ...{ name: `guichet_${counters[what].name}_total`, help: counters[what].help },
    ...{ labelNames: [...counted[what]], registers },
  });

function outboxGauges(registers: Registry[]) {
  const answers = new Gauge({ name: 'guichet_store_up', help: '1: the store answered just now', registers });
  const labelNames = ['state'];
  const length = new Gauge({ name: 'guichet_outbox_messages', help: 'Messages of the outbox', labelNames, registers });
  const help = 'For how long the message that is overdue longest has been due';
  const age = new Gauge({ name: 'guichet_outbox_oldest_due_seconds', help, registers });
  return (present: OutboxFigures | undefined) => {
    answers.set(present === undefined ? 0 : 1);
    // A figure of before would look like one of now.
    length.reset();
    age.set(present?.oldest ?? Number.NaN);
    if (present === undefined) return;
    for (const state of ['waiting', 'due', 'parked'] as const) length.set({ state }, present[state]);
  };
}
