import type { Conversations } from '../../domain/door/ports.js';
import type { Session } from '../../domain/records/session.js';
import type { Rejection } from '../http/answer.js';
import { type RateLimit, tooMany } from '../http/limits.js';
import type { Sessions } from '../signIn/sessions.js';
import type { Turns } from '../turns/turns.js';

export type Own = { readonly id: string } | Rejection;
/**
 * The conversation that a session goes on with in a channel: `before`, which a page has before it, where it is the same
 * account's (another one's is like none); else its own, opened if need be, or refused when its account has opened too
 * many. Undefined when the session has ended meanwhile.
 */
export type OwnConversation = (session: Session, channel: string, before?: string) => Promise<Own | undefined>;

export interface OwnConversationDeps {
  readonly turns: Turns;
  readonly sessions: Sessions;
  readonly conversations: Conversations;
  /** What an account may open. */
  readonly limit: RateLimit;
}

export function createOwnConversation(deps: OwnConversationDeps): OwnConversation {
  const { turns, sessions, conversations, limit } = deps;
  const opening = new Map<string, Promise<Own | undefined>>();
  const continued = async (session: string, channel: string, before?: string): Promise<Own | undefined> => {
    const present = await sessions.find(session);
    if (!present) return undefined;
    const { account, operator } = present;
    const suited = async (one: string | undefined) => {
      const known = one === undefined ? undefined : await conversations.load(one);
      return known?.account === account && known.operator === operator && known.channel === channel ? known : undefined;
    };
    const id = present.conversations[channel];
    const known = (await suited(before)) ?? (await suited(id));
    if (known !== undefined) return known;
    const wait = await limit.take(account);
    if (wait > 0) return tooMany(wait);
    const opened = await turns.open({ account, operator }, channel);
    const own = await sessions.remember(session, channel, opened, id);
    return own === undefined ? undefined : { id: own };
  };
  return ({ id }, channel, before) => {
    const key = `${id} ${channel} ${before ?? ''}`;
    // Two pages that load at once share one opening. Opened on two instances, the second one's lies unused until it expires.
    const under = opening.get(key) ?? continued(id, channel, before).finally(() => opening.delete(key));
    opening.set(key, under);
    return under;
  };
}
