/**
 * What is watched: a turn, a command, a transaction of the store, a call of another system. The labels that each may have stand here,
 * and nowhere else: all of them are words of the program, none is anything of a person.
 */
export const watched = {
  turn: ['operator', 'channel', 'outcome'],
  command: ['operator', 'command', 'outcome'],
  transaction: ['outcome'],
  outbound: ['system', 'call', 'outcome'],
} as const;
export type Watched = keyof typeof watched;

/** What is only counted. */
export const counted = {
  /** Something was refused: by a command, a question or a proof. */
  refusal: ['code'],
  /** What was typed as a sentence, and how it was taken. */
  heard: ['operator', 'how'],
  /** So many wrong tries locked a PIN, a password or a code. */
  lock: ['proof'],
  /** A line of the log that warns or tells of a fault. */
  logged: ['level', 'event'],
} as const;
export type Counted = keyof typeof counted;

type LabelsOf<Names extends readonly string[]> = { readonly [N in Names[number]]: string };
export type WatchedLabels<W extends Watched> = LabelsOf<(typeof watched)[W]>;
export type CountedLabels<C extends Counted> = LabelsOf<(typeof counted)[C]>;

/** Tells of a piece of work what has come to be known of it. */
export type Known<W extends Watched> = (labels: Partial<WatchedLabels<W>>) => void;

/** Sees what the program does. It changes nothing of it, and never throws. */
export interface Watch {
  /** Carries out a piece of work and sees how long it takes. Without an outcome it is `done`; `failed`, where it throws. */
  during<W extends Watched, T>(
    what: W,
    labels: Partial<WatchedLabels<W>>,
    work: (known: Known<W>) => Promise<T>,
  ): Promise<T>;
  count<C extends Counted>(what: C, labels: CountedLabels<C>): void;
}

/** A call of another system, as whoever makes it asks for it to be watched: which system, and which of its calls. */
export const callOut = <T>(watch: Watch, system: string, call: string, work: () => Promise<T>): Promise<T> =>
  watch.during('outbound', { system, call }, work);

/** Where nobody watches. */
export const unwatched: Watch = {
  during: (_what, _labels, work) => work(() => {}),
  count: () => {},
};
