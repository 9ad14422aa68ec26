import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { type InterfaceName, interfacePaths } from '../../../src/bot/tmf/client/interfaces.js';

/** Something that the back end has, as JSON. */
export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What goes wrong with a request: it is cut off, answered so, taken and then cut off, held until it is let go. */
export type Fault =
  | 'away'
  | 'answerLost'
  | { readonly status: number; readonly body?: unknown }
  | { readonly text: string; readonly type?: string }
  | { readonly held: Promise<unknown> };

/** How lists are paged, when not as they should be. */
export type Paging = 'right' | 'noTotal' | 'linked' | 'ignoresOffset' | 'tooLong' | 'endsEarly' | 'leadsBack';

/** What was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

const Body = z.record(z.string(), z.unknown());
const Subscription = z.object({ id: z.string(), callback: z.url(), query: z.string().optional() });

/** A secret for tests, as long as one has to be. */
export const CLIENT = { clientId: 'guichet', clientSecret: 'a-secret-of-a-test-back-end' };

/**
 * A small back end of our own by TM Forum Open APIs, in memory: every list can be read by pages and filtered, and written to; it has
 * hubs. What goes wrong is said beforehand.
 */
export class TmfServer {
  /** What happens to the next requests, in this order; after that nothing does. */
  readonly faults: Fault[] = [];
  readonly asked: Asked[] = [];
  paging: Paging = 'right';
  /** Tokens that are taken; given out by the token endpoint. */
  readonly tokens = new Set<string>();
  needsToken = false;
  /** What becomes of something new before it is kept. */
  arrives: (list: string, row: Row) => Row = (_, row) => row;
  readonly #lists = new Map<string, Map<string, Row>>();
  #next = 1;
  #url = '';
  readonly #server;

  constructor(tls?: ServerOptions) {
    const listener: RequestListener = (req, res) => void this.#answer(req, res);
    this.#server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(this.#server.address());
    this.#url = `${'setSecureContext' in this.#server ? 'https' : 'http'}://127.0.0.1:${port}`;
    return this;
  }

  get url(): string {
    return this.#url;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The rows of a list, such as those of `service` of TMF638, by id. */
  list(at: InterfaceName, name: string): Map<string, Row> {
    return this.#list(`${interfacePaths[at]}/${name}`);
  }

  put(at: InterfaceName, name: string, ...rows: readonly Row[]): void {
    for (const row of rows) this.list(at, name).set(row.id, row);
  }

  /** The callbacks that are told of an interface's events. */
  callbacks(at: InterfaceName): string[] {
    return [...this.list(at, 'hub').values()].map((row) => Subscription.parse(row).callback);
  }

  /** Tells an interface's callbacks of something. Gives what they answered. */
  async tell(at: InterfaceName, eventType: string, event: object): Promise<number[]> {
    const body = JSON.stringify({
      eventId: String(this.#next++),
      eventType,
      eventTime: new Date().toISOString(),
      event,
    });
    const headers = { 'content-type': 'application/json' };
    const told = this.callbacks(at).map((to) => fetch(to, { method: 'POST', headers, body }));
    return (await Promise.all(told)).map(({ status }) => status);
  }

  #list(key: string): Map<string, Row> {
    const known = this.#lists.get(key) ?? new Map<string, Row>();
    this.#lists.set(key, known);
    return known;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(req.url ?? '', this.#url);
    const hasBody = req.method !== 'GET' && req.method !== 'DELETE';
    if (pathname === '/token') return this.#token(req, res);
    const body = hasBody ? await json(req) : undefined;
    this.asked.push({ method: req.method ?? '', path: pathname, query, body, headers: req.headers });
    const fault = this.faults.shift();
    if (fault === 'away') return void req.socket.destroy();
    if (fault !== undefined && fault !== 'answerLost') {
      if ('held' in fault) await fault.held;
      else return wrong(res, fault);
    }
    if (this.needsToken && !this.tokens.has(req.headers.authorization?.replace('Bearer ', '') ?? ''))
      return send(res, 401, { code: '41', reason: 'token' });
    const answer = this.#carriedOut(req.method ?? '', pathname.split('/').filter(Boolean), query, body);
    if (fault === 'answerLost') return void req.socket.destroy();
    send(res, answer.status, answer.body, answer.headers);
  }

  #token(req: IncomingMessage, res: ServerResponse): void {
    const given = Buffer.from((req.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    // Both are written as in a form (RFC 6749, 2.3.1).
    if (decodeURIComponent(given) !== `${CLIENT.clientId}:${CLIENT.clientSecret}`) {
      send(res, 401, { error: 'invalid_client' });
      return;
    }
    const token = `token-${this.#next++}`;
    this.tokens.add(token);
    send(res, 200, { access_token: token, token_type: 'Bearer', expires_in: 3600 });
  }

  #carriedOut(
    method: string,
    [api = '', version = '', name = '', id]: string[],
    query: URLSearchParams,
    body: unknown,
  ) {
    const key = `${api}/${version}/${name}`;
    const rows = this.#list(key);
    if (method === 'GET' && id === undefined) return this.#page(rows, query, `/${key}`);
    const row = id === undefined ? undefined : rows.get(decodeURIComponent(id));
    if (method === 'POST') {
      const made = this.arrives(name, { ...Body.parse(body), id: String(this.#next++) });
      rows.set(made.id, made);
      return { status: 201, body: made };
    }
    if (row === undefined) return { status: 404, body: { code: '60', reason: 'not found' } };
    if (method === 'DELETE') {
      rows.delete(row.id);
      return { status: 204, body: undefined };
    }
    if (method === 'PATCH') rows.set(row.id, { ...row, ...Body.parse(body), id: row.id });
    return { status: 200, body: rows.get(row.id) };
  }

  #page(rows: ReadonlyMap<string, Row>, query: URLSearchParams, path: string): Answered {
    const found = [...rows.values()].filter((row) => fits(row, query));
    const limit = Number(query.get('limit') ?? 10);
    const offset = this.paging === 'ignoresOffset' ? 0 : Number(query.get('offset') ?? 0);
    const end = offset + limit + (this.paging === 'tooLong' ? 1 : 0);
    const body = found.slice(offset, end);
    const next = {
      link: `<http://elsewhere.invalid${path}?offset=${this.paging === 'leadsBack' ? 0 : end}>; rel="next"`,
    };
    const total = { 'x-total-count': String(found.length + (this.paging === 'endsEarly' ? 5 : 0)) };
    switch (this.paging) {
      case 'noTotal':
      case 'ignoresOffset':
        return { status: 200, body };
      case 'linked':
      case 'leadsBack':
        return { status: 200, body, headers: end < found.length ? next : {} };
      default:
        return { status: 200, body, headers: total };
    }
  }
}

/** Filters as the interfaces have them: `name=value`, `name.gte=value`, and names with dots that lead into the row. */
function fits(row: Row, query: URLSearchParams): boolean {
  return [...query].every(([name, wanted]) => {
    if (name === 'offset' || name === 'limit' || name === 'fields') return true;
    const [, path = name, operator = 'eq'] = /^(.+)\.(gte|gt|lte|lt)$/.exec(name) ?? [];
    return within(row, path.split('.')).some((value) => compare[operator]?.(inOrder(value), inOrder(wanted)));
  });
}

const compare: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  eq: (value, wanted) => value === wanted,
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  lte: (value, wanted) => value <= wanted,
};
/** Instants are compared as such, whatever their offsets. */
const inOrder = (value: unknown): string =>
  /^\d{4}-\d\d-\d\dT/.test(String(value)) ? new Date(String(value)).toISOString() : String(value);

function within(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => within(one, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return [value];
  const read = Body.safeParse(value);
  return read.success && read.data[name] !== undefined ? within(read.data[name], rest) : [];
}

function wrong(res: ServerResponse, fault: Exclude<Fault, string | { held: Promise<unknown> }>): void {
  if ('status' in fault) {
    send(res, fault.status, fault.body ?? { code: '1', reason: 'wrong' });
    return;
  }
  res.writeHead(200, { 'content-type': fault.type ?? 'application/json' });
  res.end(fault.text);
}

function send(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  res.end(body === undefined ? undefined : JSON.stringify(body));
}
