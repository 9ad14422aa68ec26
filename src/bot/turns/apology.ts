import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Language } from '../../domain/terms/language.js';
import type { Words } from '../../speech/words.js';
import type { WordsOf } from '../words/words.js';
import { turnLanguage } from './turnLanguage.js';

/** Whom an apology is for, as far as that is known without the store. */
export interface Addressee {
  readonly account?: string | undefined;
  readonly operator?: string | undefined;
  /** The channel's, such as `de-CH`. */
  readonly locale?: string | undefined;
}

export interface Apology {
  /** Under which the fault stands in the log, once. */
  readonly reference: string;
  /** The sentence for the person; the reference is in it. */
  readonly text: string;
}

/** Notes a fault that kept a turn from being carried out, and says it in words. It does not throw when the store is gone. */
export type Apologise = (error: unknown, to: Addressee) => Promise<Apology>;

export interface ApologyPorts {
  readonly store: Pick<Store, 'read'>;
  readonly words: WordsOf;
  /** Those that are served, the first one's languages first. */
  readonly operators: ReadonlyMap<string, Operator>;
  /** Notes a fault; gives the reference under which it stands in the log. */
  fault(error: unknown): string;
}

/** How long the account's language is waited for, in milliseconds: the store may be what has failed. */
const languageWithin = 1_000;

export function makeApologise(ports: ApologyPorts): Apologise {
  return async (error, to) => {
    const reference = ports.fault(error);
    return { reference, text: (await spokenTo(ports, to)).say('common:unavailable', { reference }) };
  };
}

/** The words of whoever is spoken to outside of a turn. It does not throw when the store is gone. */
export async function spokenTo(
  { store, words, operators }: Omit<ApologyPorts, 'fault'>,
  { account, operator = '', locale }: Addressee,
): Promise<Words> {
  const language = account === undefined ? undefined : await languageOf(store, account);
  const everybodys = [...operators.values()].flatMap(({ profile }) => profile.languages);
  const languages = operators.get(operator)?.profile.languages ?? everybodys;
  return words(turnLanguage({ language }, locale, { languages }), operator);
}

/** The account's language; undefined where the store does not say, which is what the apology is about. */
async function languageOf(store: ApologyPorts['store'], account: string): Promise<Language | undefined> {
  const read = store.read(async ({ accounts }) => (await accounts.get(account))?.language);
  return Promise.race([read.catch(() => undefined), delay(languageWithin, undefined, { ref: false })]);
}
