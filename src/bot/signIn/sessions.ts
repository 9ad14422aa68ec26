import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import type { Account } from '../../domain/records/account.js';
import type { AuditLine } from '../../domain/records/receipt.js';
import type { Session } from '../../domain/records/session.js';
import { cookieIn } from './cookies.js';

/** How long a sign-in lasts, in seconds, whatever is done with it. */
export const sessionSeconds = 12 * 3600;
/** How long it lasts with nothing done. */
const idleSeconds = 4 * 3600;
/** What is done is noted so often: each note is a write. */
const notedEvery = 5 * 60;
/** How many sign-ins of one account there may be at a time: the oldest gives way. */
const mostSessions = 20;
const plainName = 'guichet';

/** How a session began. */
export interface Began extends Pick<Session, 'browser' | 'elsewhere'> {
  /** The session in whose place it is. */
  readonly replaced?: string | undefined;
}

/** A browser takes this name only for https, this very host and the whole of it: a neighbouring host cannot plant one. */
const hostName = `__Host-${plainName}`;

/** Sign-ins on our pages. The cookie's value is in the browser only; the store knows its digest. */
export class Sessions {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly digest: Digest,
    private readonly https: boolean,
  ) {}

  /** The session of this id, unless it has ended, or its account was removed or closed. */
  async find(id: string): Promise<Session | undefined> {
    const session = await this.store.read(async ({ sessions, accounts }) => {
      const found = await sessions.get(id);
      const account = found && (await accounts.get(found.account));
      return account !== undefined && account.disabledAt === undefined ? found : undefined;
    });
    return session && !this.isOver(session) ? session : undefined;
  }

  /** The session of a request's cookie, if it has one that still is. Somebody has done something with it. */
  async of(req: IncomingMessage): Promise<Session | undefined> {
    const value = cookieIn(req, this.#name, /[\w-]{43}/);
    const session = value === undefined ? undefined : await this.find(this.digest(value));
    if (session !== undefined) await this.#note(session);
    return session;
  }

  /** That somebody has done something with it: it is idle no more. */
  async touch(id: string): Promise<void> {
    const session = await this.find(id);
    if (session !== undefined) await this.#note(session);
  }

  async #note({ id, seenAt }: Session): Promise<void> {
    const now = this.clock.now();
    if (seenAt !== undefined && now.getTime() - Date.parse(seenAt) < notedEvery * 1000) return;
    await this.store.transaction(async ({ sessions }) => {
      const present = await sessions.get(id);
      if (present !== undefined) await sessions.put({ ...present, seenAt: now.toISOString() });
    });
  }

  /** An account's sign-ins that still are, the newest first. */
  async all(account: string): Promise<Session[]> {
    const found = await this.store.read(({ sessions }) => sessions.where({ account }, { newestFirst: true }));
    return found.filter((session) => !this.isOver(session));
  }

  /** A new session, durable. Gives the cookie's value. The account's ended ones, the oldest of too many, and the one it replaces, go. */
  async start({ id: account, operator }: Account, began: Began = {}): Promise<string> {
    const { replaced, ...how } = began;
    const value = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const at = now.toISOString();
    const expiresAt = new Date(now.getTime() + sessionSeconds * 1000).toISOString();
    await this.store.transaction(async ({ sessions, audit }) => {
      const others = await sessions.where({ account }, { newestFirst: true });
      const ended = others.filter((other, index) => this.isOver(other) || index >= mostSessions - 1);
      for (const other of ended) await sessions.remove(other.id);
      if (replaced !== undefined) await sessions.remove(replaced);
      await sessions.insert({
        ...{ ...how, id: this.digest(value), operator, account, conversations: {} },
        ...{ startedAt: at, seenAt: at, expiresAt },
      });
      await audit.insert(this.#line('session.begin', { operator, account }));
    });
    return value;
  }

  /**
   * Remembers which conversation the session goes on with in a channel, in the place of `before`. Gives the one that counts:
   * another instance may have been first. Undefined when it has been signed out meanwhile.
   */
  async remember(id: string, channel: string, conversation: string, before?: string): Promise<string | undefined> {
    return this.store.transaction(async ({ sessions }) => {
      const session = await sessions.get(id);
      const present = session?.conversations[channel];
      if (session === undefined || (present !== undefined && present !== before)) return present;
      await sessions.put({ ...session, conversations: { ...session.conversations, [channel]: conversation } });
      return conversation;
    });
  }

  async end(id: string): Promise<void> {
    await this.store.transaction(async ({ sessions, audit }) => {
      const session = await sessions.get(id);
      if (session === undefined) return;
      await sessions.remove(id);
      await audit.insert(this.#line('session.end', session));
    });
  }

  /** The header that sets the cookie, or clears it when there is no value. Scripts cannot read it, other sites cannot send it. */
  cookie(value: string | undefined): string {
    const age = value === undefined ? 0 : sessionSeconds;
    const flags = `Max-Age=${age}; Path=/; HttpOnly; SameSite=Strict${this.https ? '; Secure' : ''}`;
    return `${this.#name}=${value ?? ''}; ${flags}`;
  }

  /** That somebody signed in or out, for the audit. */
  #line(command: string, { operator, account }: Pick<Session, 'operator' | 'account'>): AuditLine {
    return {
      ...{ id: randomUUID(), operator, account, at: this.clock.now().toISOString(), channel: 'signIn' },
      ...{ command, commandId: randomUUID(), subject: `account:${account}`, outcome: 'done' },
    };
  }

  get #name(): string {
    return this.https ? hostName : plainName;
  }

  private isOver({ expiresAt, seenAt }: Session): boolean {
    const now = this.clock.now().getTime();
    return Date.parse(expiresAt) <= now || (seenAt !== undefined && Date.parse(seenAt) + idleSeconds * 1000 <= now);
  }
}
