import type { Account } from '../../domain/records/account.js';
import type { Language } from '../../domain/terms/language.js';
import type { FixedKey, Words, WordValues } from '../../speech/words.js';
import { preferred } from '../words/served.js';
import type { Connector } from './connector.js';
import type { InboundActivity } from './inbound.js';
import { sendTo } from './privately.js';

export interface SayingPorts {
  /** The languages of the operators that are served, the first operator's first. */
  readonly languages: readonly Language[];
  words(language: Language): Words;
  connector(serviceUrl: string): Promise<Connector>;
}

/** The person's words: as their account says, else as the channel does. */
export function wordsFor({ languages, words }: SayingPorts, { locale }: InboundActivity, account?: Account): Words {
  return words(account?.language ?? preferred(languages, locale));
}

/** One sentence, of which nothing is kept. */
export async function sayOnly(
  ports: SayingPorts,
  activity: InboundActivity,
  key: FixedKey,
  account?: Account,
  values: WordValues = {},
): Promise<void> {
  await sendOnly(ports, activity, wordsFor(ports, activity, account).say(key, values));
}

/** Throws ConnectorFailed. */
export async function sendOnly(ports: SayingPorts, activity: InboundActivity, text: string): Promise<void> {
  await sendTo(await ports.connector(activity.serviceUrl), activity.conversation.id, { text, textFormat: 'plain' });
}
