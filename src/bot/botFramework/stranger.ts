import { z } from 'zod';
import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import { typedCode } from '../../domain/accounts/teams/code.js';
import type { Digest } from '../../domain/door/ports.js';
import { hasTenant } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import type { FixedKey } from '../../speech/words.js';
import type { RateLimit } from '../http/limits.js';
import { preferred } from '../words/served.js';
import type { SignInResource } from './adapter.js';
import { type InboundActivity, personOf } from './inbound.js';
import { type LinkingPorts, linkByCode, linkBySignOn, type Saying } from './linking.js';
import { sendTo } from './privately.js';
import type { SayingPorts } from './saying.js';
import type { SignOn } from './signOn.js';

/** How an invoke is answered; any other activity is with an empty 200. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: object;
}

/** Single sign-on, where the app registration has it. */
export interface SigningOn {
  readonly connection: string;
  readonly verify: SignOn;
  resource(activity: InboundActivity): Promise<SignInResource>;
  /** The token for the code that a sign-in in a window gave. */
  token(activity: InboundActivity, code: string): Promise<string | undefined>;
}

export interface StrangerPorts extends LinkingPorts, SayingPorts {
  readonly digest: Digest;
  readonly signOn: SigningOn | undefined;
  /** What is said to one stranger: more gets no answer. */
  readonly told: Pick<RateLimit, 'take'>;
  /** What a stranger's chat is told by itself. */
  readonly welcomed: Pick<RateLimit, 'take' | 'forget'>;
  /** Where an operator's own page is. */
  page(operator: string): string;
}

/**
 * Somebody whom nobody knows, alone: a code links them, anything else is answered with how to get one. Gives the account that they hold
 * from now on. Nothing of what they wrote is kept.
 */
export async function toStranger(ports: StrangerPorts, activity: InboundActivity): Promise<Account | undefined> {
  // An installation is told of twice.
  if (activity.type === ActivityTypes.InstallationUpdate) return undefined;
  const saying = sayingOf(ports, activity);
  const code = activity.type === ActivityTypes.Message ? typedCode(activity.text ?? '') : undefined;
  if (saying !== undefined && code !== undefined) {
    const linked = await linkByCode(ports, saying, code);
    if (typeof linked === 'object') return linked.account;
    await say(ports, activity, linked === 'wrong' ? 'teams:wrongCode' : 'teams:tooManyCodes');
    return undefined;
  }
  if ((await ports.told.take(activity.from.id)) > 0) return undefined;
  const isOver = (await ports.welcomed.take(activity.conversation.id)) > 0;
  if (isOver && activity.type === ActivityTypes.ConversationUpdate) return undefined;
  try {
    await say(ports, activity, 'teams:noAccount');
    if (ports.signOn !== undefined) await offerSignOn(ports, ports.signOn, activity);
  } catch (error) {
    // It is delivered again.
    await ports.welcomed.forget(activity.conversation.id);
    throw error;
  }
  return undefined;
}

function sayingOf({ digest }: StrangerPorts, activity: InboundActivity): Saying | undefined {
  const person = personOf(activity);
  const { id: message, conversation } = activity;
  return (
    person && {
      person,
      message: digest(JSON.stringify([conversation.id, message])).slice(0, 40),
      conversation: conversation.id,
    }
  );
}

async function say(ports: StrangerPorts, activity: InboundActivity, key: FixedKey): Promise<void> {
  const tenant = activity.conversation.tenantId?.toLowerCase() ?? '';
  const own = [...ports.operators].filter(([, operator]) => hasTenant(operator, tenant)).map(([id]) => ports.page(id));
  const text = wordsOf(ports, activity).say(key, { page: own.join(', ') });
  await send(ports, activity, { text, textFormat: 'plain' });
}

const wordsOf = ({ languages, words }: StrangerPorts, { locale }: InboundActivity) =>
  words(preferred(languages, locale));

const send = async (
  { connector }: StrangerPorts,
  { serviceUrl, conversation }: InboundActivity,
  said: Partial<Activity>,
) => sendTo(await connector(serviceUrl), conversation.id, said);

/** The card with which Teams hands over who somebody is, by itself or after they pressed its button. */
async function offerSignOn(ports: StrangerPorts, signOn: SigningOn, activity: InboundActivity): Promise<void> {
  const { link, exchange } = await signOn.resource(activity);
  const words = wordsOf(ports, activity);
  const content = {
    ...{ text: words.say('teams:signOn'), connectionName: signOn.connection, tokenExchangeResource: exchange },
    buttons: [{ type: 'signin', title: words.say('teams:signOnButton'), value: link }],
  };
  await send(ports, activity, { attachments: [{ contentType: 'application/vnd.microsoft.card.oauth', content }] });
}

const EXCHANGE = 'signin/tokenExchange';
const VERIFY = 'signin/verifyState';

/** Whether somebody's sign-in at their company comes back. */
export const isSignOn = ({ type, name }: InboundActivity): boolean =>
  type === ActivityTypes.Invoke && (name === EXCHANGE || name === VERIFY);

const Exchanged = z.looseObject({ id: z.string(), connectionName: z.string(), token: z.string().max(20_000) });
const Verified = z.looseObject({ state: z.string().max(200) });

/**
 * Links whom their company has signed in. A token that is not good is answered with 412, as the protocol has it: Teams then shows the
 * button. The token is kept nowhere.
 */
export async function answerSignOn(
  ports: StrangerPorts,
  activity: InboundActivity,
  welcome: (activity: InboundActivity, account: Account) => Promise<void>,
): Promise<InvokeAnswer> {
  const { signOn } = ports;
  const saying = sayingOf(ports, activity);
  if (signOn === undefined || saying === undefined) return { status: 404, body: {} };
  const exchanged = activity.name === EXCHANGE ? Exchanged.safeParse(activity.value).data : undefined;
  const failed = {
    status: 412,
    body: {
      ...(exchanged && { id: exchanged.id, connectionName: exchanged.connectionName }),
      failureDetail: 'the token is not good here',
    },
  };
  const token = exchanged === undefined ? await verified(signOn, activity) : exchanged.token;
  if (token === undefined || (exchanged !== undefined && exchanged.connectionName !== signOn.connection)) return failed;
  const address = await signOn.verify(token, saying.person);
  if (address === undefined) return failed;
  const account = await linkBySignOn(ports, saying, address);
  if (account === undefined) await say(ports, activity, 'teams:signOnFailed');
  else await welcome(activity, account);
  return { status: 200, body: {} };
}

async function verified(signOn: SigningOn, activity: InboundActivity): Promise<string | undefined> {
  const read = activity.name === VERIFY ? Verified.safeParse(activity.value).data : undefined;
  return read && signOn.token(activity, read.state);
}
