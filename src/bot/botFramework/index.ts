import type { Uploads } from '../../domain/documents/uploads.js';
import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Language } from '../../domain/terms/language.js';
import type { Log } from '../log.js';
import type { Heard } from '../subscribers/texted.js';
import type { Apologise } from '../turns/apology.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Turns } from '../turns/turns.js';
import type { WordsOf } from '../words/words.js';
import { MessagesAdapter } from './adapter.js';
import { BotAuthentication, type BotCloud } from './authentication.js';
import { makeDeliver } from './deliver.js';
import { makeLater } from './later.js';
import { acknowledgeWithin, createMessages, type Messages } from './messages.js';
import { makePush } from './push.js';
import { makeReception } from './reception.js';
import type { BotSettings } from './settings.js';

export type { Messages, Pushed } from './messages.js';

/** What a test replaces of the outside world. */
export interface BotParts {
  readonly cloud?: BotCloud;
  readonly acknowledgeWithin?: number;
}

export interface BotDeps {
  readonly store: Store;
  readonly turns: Turns;
  /** Takes what subscribers write. */
  readonly heard: Heard;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly ids: Ids;
  readonly uploads: Uploads;
  readonly log: Log;
  /** Over all instances. */
  readonly inOrder: InOrder;
  readonly words: WordsOf;
  readonly apologise: Apologise;
  readonly operators: ReadonlyMap<string, Operator>;
}

/** The Bot Framework's channel, on the same turns as all others. */
export function createBot(settings: BotSettings, deps: BotDeps, parts: BotParts = {}): Messages {
  const { store, turns, clock, digest, log, words, operators, apologise, inOrder, heard } = deps;
  const adapter = new MessagesAdapter(new BotAuthentication(settings, parts.cloud), settings.appId);
  const connector = (serviceUrl: string) => adapter.connector(serviceUrl);
  const deliver = makeDeliver({ conversations: store.conversations, clock, log, inOrder, connector });
  const languages: Language[] = [...operators.values()].flatMap(({ profile }) => profile.languages);
  const serves = (operator: string) => operators.has(operator);
  const speaking = { languages, serves, words, connector, apologise };
  const reception = makeReception({
    store,
    turns,
    clock,
    digest,
    deliver,
    everywhere: inOrder,
    heard,
    settings,
    uploads: deps.uploads,
    ...speaking,
  });
  const push = makePush({ store, deliver, log });
  const later = makeLater({ store, clock, ids: deps.ids, operators });
  return createMessages({ adapter, reception, push, later, settings, log, acknowledgeWithin, ...withoutCloud(parts) });
}

const withoutCloud = (parts: BotParts) =>
  parts.acknowledgeWithin === undefined ? {} : { acknowledgeWithin: parts.acknowledgeWithin };
