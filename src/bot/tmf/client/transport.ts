import { Agent, type Dispatcher, request } from 'undici';
import type { InterfaceName } from './interfaces.js';
import { TmfProblem } from './problem.js';
import type { TmfSettings } from './settings.js';

/** The most that is read of an answer, in bytes. */
const MOST_BYTES = 8 * 1024 * 1024;

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** A call as it goes over the wire. */
export interface Call {
  readonly method: Method;
  readonly url: URL;
  readonly body?: unknown;
  readonly token?: string | undefined;
}
export interface Answer {
  readonly status: number;
  /** What came, of JSON; undefined where nothing came. */
  readonly body: unknown;
  header(name: string): string | undefined;
}

/** Connections to an operator's back end: with our certificate where there is one, and so many at a time. */
export const makeAgent = ({ tlsTexts }: Pick<TmfSettings, 'tlsTexts'>): Agent =>
  new Agent({ maxResponseSize: MOST_BYTES, ...(tlsTexts && { connect: { ...tlsTexts } }) });

/** Sends a call and reads its whole answer. Throws `TmfProblem`, or what the signal was aborted with. */
export async function send(
  at: InterfaceName,
  { method, url, body, token }: Call,
  { dispatcher, within, signal }: { dispatcher: Dispatcher; within: number; signal: AbortSignal },
): Promise<Answer> {
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const text = body === undefined ? null : JSON.stringify(body);
  const until = AbortSignal.any([signal, AbortSignal.timeout(within * 1000)]);
  try {
    const answer = await request(url, { method, headers, body: text, dispatcher, signal: until });
    const { statusCode: status } = answer;
    const header = (name: string) => [answer.headers[name]].flat()[0];
    const came = await answer.body.text();
    return { status, header, body: bodyOf(at, status, { type: header('content-type'), text: came }) };
  } catch (error) {
    if (error instanceof TmfProblem) throw error;
    signal.throwIfAborted();
    if (isTooLarge(error)) throw new TmfProblem(at, 'bad', 'tooLarge', { cause: error });
    throw new TmfProblem(at, 'away', until.aborted ? 'late' : 'unreachable', { cause: error });
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';

/** JSON, and of a success nothing else: a page of a proxy is no answer of the back end. */
function bodyOf(
  at: InterfaceName,
  status: number,
  { type, text }: { type: string | undefined; text: string },
): unknown {
  if (text.trim() === '') return undefined;
  const isJson = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type ?? '');
  const isDone = status < 300;
  if (!isJson) {
    if (isDone) throw new TmfProblem(at, 'bad', 'contentType');
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isDone) throw new TmfProblem(at, 'bad', 'json', { cause: error });
    return undefined;
  }
}
