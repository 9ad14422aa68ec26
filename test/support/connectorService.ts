import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What the connector was asked to show: a new message, or another one in the place of `replaced`. */
export interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly replaced: boolean;
  readonly activity: Record<string, unknown>;
}

/** One request to the connector, whatever came of it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** 0: it was never answered. */
  readonly status: number;
}

/**
 * How the next call is answered: with a status, perhaps with the seconds to wait; or `never`, for as long as the caller listens: before it
 * was taken, or, `unanswered`, when it is shown already. `well`: as it should be.
 */
export type Failure =
  | number
  | { readonly status: number; readonly retryAfter?: number }
  | 'never'
  | 'unanswered'
  | 'well';

/** The connector of a channel: what a bot sends, replaces, takes back and opens, all of it kept to be looked at. */
export class ConnectorService {
  readonly shown: Shown[] = [];
  readonly deleted: { readonly conversation: string; readonly id: string }[] = [];
  /** Conversations that the bot opened by itself, as it asked for them. */
  readonly opened: { readonly id: string; readonly asked: Record<string, unknown> }[] = [];
  readonly calls: Call[] = [];
  readonly failures: Failure[] = [];
  /** Conversations that the bot may write to no more: the app was removed there (403), or they are gone (404). */
  readonly closed = new Map<string, number>();
  private readonly waiting = new Set<() => void>();
  private held: Promise<void> = Promise.resolve();
  private count = 0;

  /** Holds all calls until the given function is called: a slow network. */
  hold(): () => void {
    let release = () => {};
    this.held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  /** Resolves when so many were shown. */
  until(count: number): Promise<void> {
    return this.when(() => this.shown.length >= count);
  }

  /** Resolves when this is so. */
  when(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (holds()) resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Answers a request of the connector; false: it is none. */
  async answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const { method = 'GET', url = '' } = req;
    const [, conversation, named] = path.exec(url) ?? [];
    if (conversation === undefined && url !== '/v3/conversations') return false;
    const body = await text(req);
    await this.held;
    const next = this.failures.shift();
    const failure = next === 'well' ? undefined : (next ?? this.closed.get(decodeURIComponent(conversation ?? '')));
    const status = failure === undefined ? 200 : statusOf(failure);
    this.calls.push({ method, path: url, status });
    for (const look of this.waiting) look();
    if (failure === 'unanswered') this.take(method, decodeURIComponent(conversation ?? ''), named, body);
    if (failure === 'never' || failure === 'unanswered') return true;
    if (failure !== undefined) {
      const { retryAfter = undefined } = typeof failure === 'number' ? {} : failure;
      const wait: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
      return send(res, status, { error: { code: 'Error', message: 'as asked' } }, wait);
    }
    if (conversation === undefined) return send(res, 201, { id: this.open(body) });
    return send(res, 200, this.take(method, decodeURIComponent(conversation), named, body));
  }

  private open(body: string): string {
    this.count += 1;
    const id = `a:opened-${this.count}`;
    this.opened.push({ id, asked: Json.parse(JSON.parse(body)) });
    return id;
  }

  /** Gives the message's id. A reply to a message names that, too; a replacement names what it replaces. */
  private take(method: string, conversation: string, named: string | undefined, body: string): { id?: string } {
    if (method === 'DELETE') {
      this.deleted.push({ conversation, id: named ?? '' });
      return {};
    }
    this.count += 1;
    const replaced = method === 'PUT' ? named : undefined;
    const id = replaced ?? `teams-${this.count}`;
    const activity = Json.parse(JSON.parse(body));
    this.shown.push({ id, conversation, replaced: replaced !== undefined, activity });
    for (const look of this.waiting) look();
    return { id };
  }
}

const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;
const Json = z.record(z.string(), z.unknown());

const statusOf = (failure: Exclude<Failure, 'well'>): number =>
  typeof failure === 'string' ? 0 : typeof failure === 'number' ? failure : failure.status;

function send(res: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): true {
  res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
  return true;
}
