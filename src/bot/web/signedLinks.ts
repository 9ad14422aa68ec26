import type { JWTPayload } from 'jose';
import type { Clock, Store } from '../../domain/door/ports.js';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';
import { webChat } from '../turns/channels.js';

/** How long an address is good: a fresh one is a press away. */
export const minutes = 10;

/** A file that is made as it is fetched. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array> | Uint8Array;
}

/** Where files of a kind are fetched, each by the token that was signed for it. */
export interface Files {
  readonly path: string;
  /** What a token says; undefined: it is forged or expired. */
  claims(token: string): Promise<unknown>;
  /**
   * The file that such claims are for; undefined: there is none, or not for this account. `account` is who is signed in where it is
   * fetched, if somebody is: a link that came into other hands opens nothing there.
   */
  made(claims: unknown, account: string | undefined): Promise<MadeFile | undefined>;
  /** A fresh address for the same. */
  again(claims: JWTPayload): Promise<string>;
}

export interface LinkPorts extends SigningPorts {
  readonly clock: Clock;
  /** Our own address, as people reach it. */
  readonly origin: () => string;
}

/** Whether a link of this account opens where it is fetched: in nobody's browser, such as a mail client's, or in their own. */
export const opensFor = (signedIn: string | undefined, { account }: { readonly account: string }): boolean =>
  signedIn === undefined || signedIn === account;

/** What tells whether somebody is signed in still who was given a link. */
export interface SignedInPorts {
  readonly store: Store;
  readonly clock: Clock;
  /** Whether an operator's own pages show our chat: whoever speaks there has no sign-in of ours. */
  hasPortals(operator: string): boolean;
}

/**
 * Whether a link that was given in a conversation may open: one of our page's is good as long as the sign-in that the
 * conversation belongs to. Elsewhere, as in Teams, there is none of ours.
 */
export async function isSignedIn(
  { store, clock, hasPortals }: SignedInPorts,
  {
    account,
    operator,
    conversation,
  }: { readonly account: string; readonly operator: string; readonly conversation?: string | undefined },
): Promise<boolean> {
  if (conversation === undefined) return true;
  const kept = await store.conversations.load(conversation);
  if (kept === undefined || kept.channel !== webChat || hasPortals(operator)) return true;
  const sessions = await store.read((all) => all.sessions.where({ account }));
  const now = clock.now().getTime();
  return sessions.some(
    ({ conversations, expiresAt }) =>
      Object.values(conversations).includes(conversation) && Date.parse(expiresAt) > now,
  );
}

/** Both: whether a link opens here for whoever is signed in here, and its own sign-in has not ended. */
export const mayOpen = async (
  ports: SignedInPorts,
  signedIn: string | undefined,
  whose: Parameters<typeof isSignedIn>[1],
): Promise<boolean> => opensFor(signedIn, whose) && isSignedIn(ports, whose);

/** Addresses of one kind that open for ten minutes, or until an instant of their own. The token stands in the query, which no log line has. */
export function createSignedLinks(ports: LinkPorts, audience: string, path: string) {
  const { clock, origin } = ports;
  const signed = createSignedTokens(ports, audience);
  const link = async (claims: JWTPayload, until?: Date): Promise<string> => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const end = until === undefined ? now + minutes * 60 : Math.floor(until.getTime() / 1000);
    const token = await signed.sign(claims, now, end);
    return `${origin()}${path}?${new URLSearchParams({ t: token })}`;
  };
  return {
    path,
    minutes,
    link,
    again: (claims: JWTPayload) => link(claims),
    claims: (token: string): Promise<unknown> => signed.open(token),
  };
}
