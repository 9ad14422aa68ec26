import { setTimeout as delay } from 'node:timers/promises';
import type { Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Language } from '../../domain/terms/language.js';
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

export function makeApologise({ store, words, operators, fault }: ApologyPorts): Apologise {
  const everybodys = [...operators.values()].flatMap(({ profile }) => profile.languages);
  return async (error, { account, operator = '', locale }) => {
    const reference = fault(error);
    const language = account === undefined ? undefined : await languageOf(store, account);
    const languages = operators.get(operator)?.profile.languages ?? everybodys;
    const spoken = turnLanguage({ language }, locale, { languages });
    return { reference, text: words(spoken, operator).say('common:unavailable', { reference }) };
  };
}

/** The account's language; undefined where the store does not say, which is what the apology is about. */
async function languageOf(store: ApologyPorts['store'], account: string): Promise<Language | undefined> {
  const read = store.read(async ({ accounts }) => (await accounts.get(account))?.language);
  return Promise.race([read.catch(() => undefined), delay(languageWithin, undefined, { ref: false })]);
}
