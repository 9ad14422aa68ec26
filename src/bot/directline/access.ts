import type { IncomingMessage } from 'node:http';
import type { Conversation, Conversations } from '../../domain/ports.js';
import type { Rejection } from '../http/answer.js';
import type { Sessions } from '../web/sessions.js';
import type { Claims, Tokens } from './token.js';

export interface Admitted {
  readonly claims: Claims;
  readonly conversation: Conversation;
}
export type Admission = Admitted | { readonly rejection: Rejection };

/** Clients take 403 as: get a new token; and 404 as: this conversation has ended. */
export const staleToken: Rejection = { status: 403, code: 'TokenExpired' };
const foreign: Rejection = { status: 403, code: 'BadArgument' };
const ended: Rejection = { status: 404, code: 'ConversationNotFound' };

/** Decides what a token opens. */
export interface Access {
  /** A token of a session that still is. */
  claims(token: string): Promise<Claims | undefined>;
  /** `id`: the conversation that is asked for; without it the token's own. */
  admit(token: string, id?: string): Promise<Admission>;
}

export function createAccess(tokens: Tokens, sessions: Sessions, conversations: Conversations): Access {
  const claimsOf = async (token: string) => {
    const claims = await tokens.verify(token);
    if (!claims) return undefined;
    const session = await sessions.find(claims.session);
    return session?.account === claims.account && session.operator === claims.operator ? claims : undefined;
  };
  return {
    claims: claimsOf,
    async admit(token, id) {
      const claims = await claimsOf(token);
      if (!claims) return { rejection: staleToken };
      if (id !== undefined && id !== claims.conversation) return { rejection: foreign };
      const conversation = await conversations.load(claims.conversation);
      if (!conversation) return { rejection: ended };
      const own = conversation.account === claims.account && conversation.operator === claims.operator;
      return own ? { claims, conversation } : { rejection: foreign };
    },
  };
}

/** The token of a request; empty when there is none. */
export const bearerOf = ({ headers }: IncomingMessage): string =>
  /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
