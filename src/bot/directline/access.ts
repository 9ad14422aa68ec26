import type { IncomingMessage } from 'node:http';
import type { Conversation, Store } from '../../domain/door/ports.js';
import type { Rejection } from '../http/answer.js';
import type { Origins } from '../http/origins.js';
import type { Claims, Tokens } from '../secrets/conversationTokens.js';
import type { Sessions } from '../signIn/sessions.js';
import { type Portals, speaksFor } from './portals.js';

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
  /** A token of a session or portal that still is, used on a page that it may be used on. */
  claims(req: IncomingMessage, token: string): Promise<Claims | undefined>;
  /** Whether what a token stands on still is: its session, or its portal with the account. */
  holds(claims: Claims): Promise<boolean>;
  /** Somebody has said something with it: their sign-in is idle no more. */
  used(claims: Claims): Promise<void>;
  /** `id`: the conversation that is asked for; without it the token's own. */
  admit(req: IncomingMessage, token: string, id?: string): Promise<Admission>;
}

export interface AccessPorts {
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly portals: Portals;
  readonly origins: Origins;
  readonly store: Store;
}

export function createAccess(ports: AccessPorts): Access {
  const { tokens, store } = ports;
  const claimsOf: Access['claims'] = async (req, token) => {
    const claims = await tokens.verify(token);
    return claims && mayBeUsedOn(ports, claims, req) && (await holds(ports, claims)) ? claims : undefined;
  };
  return {
    claims: claimsOf,
    holds: (claims) => holds(ports, claims),
    used: async ({ session }) => {
      if (session !== undefined) await ports.sessions.touch(session);
    },
    async admit(req, token, id) {
      const claims = await claimsOf(req, token);
      if (!claims) return { rejection: staleToken };
      if (id !== undefined && id !== claims.conversation) return { rejection: foreign };
      const conversation = await store.conversations.load(claims.conversation);
      if (!conversation) return { rejection: ended };
      const own = conversation.account === claims.account && conversation.operator === claims.operator;
      return own ? { claims, conversation } : { rejection: foreign };
    },
  };
}

async function holds({ sessions, portals, store }: AccessPorts, claims: Claims): Promise<boolean> {
  if (claims.session !== undefined) {
    const session = await sessions.find(claims.session);
    return session?.account === claims.account && session.operator === claims.operator;
  }
  const portal = portals.byId(claims.portal);
  if (portal === undefined || portal.operator !== claims.operator) return false;
  const account = await store.read(({ accounts }) => accounts.get(claims.account));
  return account !== undefined && speaksFor(portal, account);
}

/** A browser names the page's origin: ours for a session, the portal's for its tokens, or ours in a frame of it. Other clients name none. */
function mayBeUsedOn({ portals, origins }: AccessPorts, { portal }: Claims, req: IncomingMessage): boolean {
  const { origin } = req.headers;
  if (origin === undefined) return true;
  const isOurs = origins.checkOrigin(req) === undefined;
  if (portal === undefined) return isOurs;
  const from = portals.byId(portal);
  return (from?.widget === true && isOurs) || (from?.origins.includes(origin.toLowerCase()) ?? false);
}

/** The token of a request; empty when there is none. */
export const bearerOf = ({ headers }: IncomingMessage): string =>
  /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
