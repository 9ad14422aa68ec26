import type { Conversations } from '../../domain/ports.js';
import type { Session } from '../../domain/records/session.js';
import type { Turns } from '../turns.js';
import type { Sessions } from './sessions.js';

/** The conversation that a session goes on with, opened if need be. Undefined when the session has ended meanwhile. */
export type OwnConversation = (session: Session, channel: string) => Promise<string | undefined>;

export function createOwnConversation(turns: Turns, sessions: Sessions, conversations: Conversations): OwnConversation {
  const opening = new Map<string, Promise<string | undefined>>();
  const continued = async (id: string, channel: string) => {
    const session = await sessions.find(id);
    if (!session) return undefined;
    const { account, operator, conversation } = session;
    const known = conversation === undefined ? undefined : await conversations.load(conversation);
    if (known?.account === account && known.operator === operator && known.channel === channel) return known.id;
    const opened = await turns.open({ account, operator }, channel);
    return (await sessions.remember(id, opened)) ? opened : undefined;
  };
  return ({ id }, channel) => {
    // Two pages that load at once share one opening: otherwise each would get its own conversation and greeting.
    const under = opening.get(id) ?? continued(id, channel).finally(() => opening.delete(id));
    opening.set(id, under);
    return under;
  };
}
