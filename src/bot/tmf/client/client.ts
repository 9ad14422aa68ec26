import type { Dispatcher } from 'undici';
import { z } from 'zod';
import type { Log } from '../../log.js';
import { callOut, unwatched, type Watch } from '../../watch/watch.js';
import { makeGuard } from './guard.js';
import { type InterfaceName, interfacePaths } from './interfaces.js';
import { pageOf, type TmfPage } from './paging.js';
import { TmfProblem } from './problem.js';
import type { TmfSettings } from './settings.js';
import type { Tokens } from './tokens.js';
import { type Answer, type Call, type Method, send } from './transport.js';

/** Where something lies, part by part: each is encoded. */
export type Path = readonly string[];
export type Query = Readonly<Record<string, string | number | undefined>>;

/** Which rows of a list. */
export interface Wanted {
  readonly query?: Query | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/**
 * One interface of an operator's back end. What is read is read by a schema that has only what is needed of it. All of it throws
 * `TmfProblem` where there is no answer that can be believed: what cannot be known is never made up.
 */
export interface TmfApi {
  readonly name: InterfaceName;
  /** Something by its id; undefined where there is nothing of the kind. */
  get<T>(path: Path, schema: z.ZodType<T>, signal: AbortSignal, query?: Query): Promise<T | undefined>;
  /** A page of a list. */
  page<T>(path: Path, row: z.ZodType<T>, wanted: Wanted, signal: AbortSignal): Promise<TmfPage<T>>;
  /** All rows of a list, page by page as they are wanted. A list that does not end, or repeats itself, is not believed. */
  rows<T>(path: Path, row: z.ZodType<T>, wanted: Wanted, signal: AbortSignal): AsyncGenerator<T>;
  /** Says something new. Never tried again by itself: nobody knows whether it was done. */
  post<T>(path: Path, body: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  /** Changes something. Never tried again by itself, either. */
  patch<T>(path: Path, body: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T>;
  /** Ends something; one that is not there has ended. */
  remove(path: Path, signal: AbortSignal): Promise<void>;
}

export interface ApiParts {
  readonly settings: TmfSettings;
  readonly dispatcher: Dispatcher;
  readonly tokens: Tokens;
  readonly log: Pick<Log, 'warn' | 'info'>;
  /** Sees each call, tries again among it. None: nobody watches. */
  readonly watch?: Watch | undefined;
}

/** No list is followed further than this, in pages. */
const MOST_PAGES = 100_000;
/** An error as the interfaces describe it: some back ends send it with a success. */
const ErrorBody = z.object({
  code: z.union([z.string(), z.number()]),
  reason: z.string(),
  id: z.undefined().optional(),
});

/** The interface of that name. Throws `TmfProblem` where it is not configured. */
export function makeApi(name: InterfaceName, parts: ApiParts): TmfApi {
  const { settings } = parts;
  const own = settings.interfaces[name];
  if (own === undefined) throw new TmfProblem(name, 'closed', 'notConfigured');
  const { concurrency = settings.concurrency, within = settings.within } = own;
  const guard = makeGuard({ ...settings, ...parts, at: name, concurrency });
  const base = (own.url ?? `${settings.baseUrl}/${own.path ?? interfacePaths[name]}`).replace(/(?<!:)\/+(?=\/|$)/g, '');
  const ask = async (method: Method, path: Path, signal: AbortSignal, { query, body }: Asked = {}) => {
    const call = { method, url: addressOf(name, base, path, query), body };
    const safe = method === 'GET' || method === 'DELETE';
    const run = () => guard.run(safe, signal, (until) => answered(name, call, { ...parts, within, signal: until }));
    return callOut(parts.watch ?? unwatched, name, method, run);
  };
  const page: TmfApi['page'] = async (path, row, { query, offset = 0, limit = settings.pageSize }, signal) => {
    const answer = await ask('GET', path, signal, { query: { ...query, offset, limit } });
    return pageOf(name, row, done(name, answer), { offset, limit });
  };
  const say = async <T>(method: 'POST' | 'PATCH', path: Path, { body, schema, signal }: Said<T>) =>
    readBy(name, schema, done(name, await ask(method, path, signal, { body })));
  return {
    ...{ name, page },
    get: async (path, schema, signal, query) => {
      const answer = await ask('GET', path, signal, { query });
      return answer.status === 404 ? undefined : readBy(name, schema, done(name, answer));
    },
    rows: (path, row, wanted, signal) =>
      allRows(name, wanted.offset ?? 0, (offset) => page(path, row, { ...wanted, offset }, signal)),
    post: (path, body, schema, signal) => say('POST', path, { body, schema, signal }),
    patch: (path, body, schema, signal) => say('PATCH', path, { body, schema, signal }),
    remove: async (path, signal) => {
      const answer = await ask('DELETE', path, signal);
      if (answer.status !== 404) done(name, answer);
    },
  };
}

interface Asked {
  readonly query?: Query | undefined;
  readonly body?: object | undefined;
}
interface Said<T> {
  readonly body: object;
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
}

/** The address of a path. An id that would lead elsewhere is none. */
function addressOf(name: InterfaceName, base: string, path: Path, query: Query = {}): URL {
  if (path.some((part) => /^\.{0,2}$/.test(part))) throw new TmfProblem(name, 'bad', 'id');
  const url = new URL(`${base}/${path.map(encodeURIComponent).join('/')}`);
  for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
  return url;
}

type Sending = ApiParts & { readonly within: number; readonly signal: AbortSignal };

/** An answer of the back end itself. A token that is not taken any more is asked for anew, once. */
async function answered(name: InterfaceName, call: Call, sending: Sending): Promise<Answer> {
  const token = await tokenOf(name, sending);
  const first = await send(name, { ...call, token }, sending);
  if (first.status !== 401 || token === undefined) return notAway(name, first);
  sending.tokens.spoilt(token);
  return notAway(name, await send(name, { ...call, token: await tokenOf(name, sending) }, sending));
}

async function tokenOf(name: InterfaceName, { tokens }: Sending): Promise<string | undefined> {
  try {
    return await tokens.current();
  } catch (error) {
    throw new TmfProblem(name, 'away', 'noToken', { cause: error });
  }
}

/** Too slow, too much, out of order: it may go better in a moment. */
function notAway(name: InterfaceName, answer: Answer): Answer {
  const { status } = answer;
  if (status >= 500 || status === 429 || status === 408) throw new TmfProblem(name, 'away', status);
  return answer;
}

/** What was done as it was asked for. */
function done(name: InterfaceName, answer: Answer): Answer {
  const { status, body } = answer;
  if (status >= 400) throw new TmfProblem(name, 'refused', status);
  if (status < 200 || status >= 300) throw new TmfProblem(name, 'bad', status);
  if (ErrorBody.safeParse(body).success) throw new TmfProblem(name, 'bad', 'errorBody');
  return answer;
}

function readBy<T>(name: InterfaceName, schema: z.ZodType<T>, { body }: Answer): T {
  const read = schema.safeParse(body);
  if (!read.success) throw new TmfProblem(name, 'bad', 'body', { cause: read.error });
  return read.data;
}

/** Page by page. What stood on the page before, or on the first one, does not stand on another. */
async function* allRows<T>(name: InterfaceName, from: number, page: (offset: number) => Promise<TmfPage<T>>) {
  let first: ReadonlySet<string> | undefined;
  let before: ReadonlySet<string> = new Set();
  let offset: number | undefined = from;
  for (let pages = 0; offset !== undefined; pages += 1) {
    if (pages >= MOST_PAGES) throw new TmfProblem(name, 'bad', 'endless');
    const { rows, ids, next }: TmfPage<T> = await page(offset);
    if (ids.some((id) => before.has(id) || first?.has(id))) throw new TmfProblem(name, 'bad', 'pageRepeats');
    before = new Set(ids);
    first ??= before;
    yield* rows;
    offset = next;
  }
}
