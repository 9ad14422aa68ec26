import type { Cards } from '../../dialogs/conversation/cards.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Ids, Store } from '../../domain/door/ports.js';
import { hasTenant, type Operator } from '../../domain/operator/index.js';
import type { Language } from '../../domain/terms/language.js';
import type { Budgets, Rate } from '../budgets.js';
import { type Counters, RateLimit } from '../http/limits.js';
import type { Log } from '../log.js';
import type { FileOffers } from '../oneDrive/offers.js';
import type { Heard } from '../subscribers/texted.js';
import type { Apologise } from '../turns/apology.js';
import type { InOrder } from '../turns/inOrder.js';
import type { Pace } from '../turns/pace.js';
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
import { makeSignOn } from './signOn.js';
import type { SigningOn } from './stranger.js';

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
  readonly door: Pick<Door, 'execute'>;
  readonly ids: Ids;
  readonly uploads: Uploads;
  readonly digest: Digest;
  /** Digests of secrets: with a key. */
  readonly keyed: Digest;
  readonly log: Log;
  /** Over all instances. */
  readonly inOrder: InOrder;
  readonly counters: Counters;
  readonly budgets: Budgets;
  readonly pace: Pace;
  readonly words: WordsOf;
  readonly cards: Cards;
  /** Files that people may have in their OneDrive. */
  readonly offers: FileOffers;
  seal(text: string): Promise<string>;
  readonly apologise: Apologise;
  readonly operators: ReadonlyMap<string, Operator>;
  /** Where an operator's own page is. */
  page(operator: string): string;
}

/** Who has been told already is told again when they write, or install the app anew: not by each event of an installation, for a week. */
const STRANGER_WELCOMED = { points: 1, duration: 7 * 24 * 3600 };
/** For so long Bot Service delivers a message again. */
const MESSAGE_ONCE = { points: 1, duration: 3600 };

/** The Bot Framework's channel, on the same turns as all others. */
export function createBot(settings: BotSettings, deps: BotDeps, parts: BotParts = {}): Messages {
  const { store, clock, log, operators, inOrder, counters, cards, budgets, pace } = deps;
  const adapter = new MessagesAdapter(new BotAuthentication(settings, parts.cloud), settings.appId);
  const connector = (serviceUrl: string) => adapter.connector(serviceUrl);
  const deliver = makeDeliver({ conversations: store.conversations, clock, log, inOrder, connector });
  const languages: Language[] = [...operators.values()].flatMap(({ profile }) => profile.languages);
  const limit = (name: string, rate: Rate) => new RateLimit(counters(name, rate));
  const mentions = {
    sender: limit('mentionsOfPerson', budgets.mentionsOfPerson),
    place: limit('mentionsInPlace', budgets.mentionsInPlace),
    message: limit('mentionOnce', MESSAGE_ONCE),
  };
  const reception = makeReception({
    ...deps,
    ...{ settings, languages, connector, deliver, everywhere: inOrder },
    pace,
    tries: limit('teamsCodesOfAll', budgets.teamsCodes),
    told: limit('strangers', budgets.strangers),
    welcomed: limit('strangersWelcomed', STRANGER_WELCOMED),
    signOn: signingOn(settings, adapter),
    group: { cards, appId: settings.appId, mentions },
  });
  const push = makePush({ store, deliver, log, operators });
  const servesTenant = (tenant: string) => [...operators.values()].some((operator) => hasTenant(operator, tenant));
  const admitting = { serviceUrls: settings.serviceUrls, textChannels: settings.textChannels, servesTenant };
  const later = makeLater({ store, clock, ids: deps.ids, operators });
  return createMessages({ adapter, reception, push, later, admitting, log, acknowledgeWithin, ...withoutCloud(parts) });
}

function signingOn({ signOn }: BotSettings, adapter: MessagesAdapter): SigningOn | undefined {
  if (signOn === undefined) return undefined;
  const { connection } = signOn;
  return {
    connection,
    verify: makeSignOn(signOn),
    resource: (activity) => adapter.signInResource(activity, connection),
    token: (activity, code) => adapter.userToken(activity, connection, code),
  };
}

const withoutCloud = (parts: BotParts) =>
  parts.acknowledgeWithin === undefined ? {} : { acknowledgeWithin: parts.acknowledgeWithin };
