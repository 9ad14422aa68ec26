import { z } from 'zod';
import { isOfHosts } from '../http/hosts.js';

/** [Microsoft's rule](https://learn.microsoft.com/graph/api/driveitem-createuploadsession): ranges of a multiple of 320 KiB. */
const RANGE = 10 * 320 * 1024;
/** So many times in a row may a range come to nothing before the whole is put off. */
const mostFailures = 4;
const firstWait = 500;
const longestWait = 30_000;
/** How long one range may take, in milliseconds. */
const rangeWithin = 30_000;

/**
 * What has come of it: it is there; it can be gone on with later; the address takes nothing any more, which it also says once it has
 * everything; or it was refused. `elsewhere`: the address is not among the hosts, and nothing was asked of it.
 */
export type Uploaded = 'saved' | 'later' | 'over' | 'refused' | 'elsewhere';

export interface UploadPorts {
  /** Where people's files are. Nothing is sent to others. */
  readonly hosts: readonly string[];
  /** From 0 to 1. */
  random(): number;
  wait(milliseconds: number): Promise<void>;
}

export interface Upload {
  readonly address: string;
  readonly bytes: Buffer;
  /** Whether a part that is there already is of the same file. */
  readonly isSame: boolean;
  readonly signal: AbortSignal;
}

/**
 * Puts a file where an upload session of OneDrive takes it, range after range. After one that broke, the session says where to go on. The
 * address opens by itself: it gets no token of ours.
 */
export async function upload(ports: UploadPorts, { address, bytes, isSame, signal }: Upload): Promise<Uploaded> {
  if (!isOfHosts(address, ports.hosts)) return 'elsewhere';
  let next = 0;
  for (let failures = 0; failures <= mostFailures && !signal.aborted; ) {
    const said = await asked(address, rangeOf(bytes, next), signal);
    const found = 'failed' in said ? await afterFailure(ports, address, said, failures, signal) : said;
    if ('end' in found) return found.end;
    const at = 'next' in found ? Math.min(found.next, bytes.length - 1) : next;
    // What is there was sent before, of the file as it was then.
    if ('failed' in said && next === 0 && at > 0 && !isSame) return 'refused';
    failures = at > next ? 0 : failures + 1;
    next = at;
  }
  return 'later';
}

/** How far a session is: where to go on, that there is an end of it, or nothing that helps. */
type Said = { readonly next: number } | { readonly end: Uploaded } | { readonly failed: true; readonly waits?: number };

interface Range {
  readonly method: 'PUT' | 'GET';
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

function rangeOf(bytes: Buffer, from: number): Range {
  const to = Math.min(from + RANGE, bytes.length);
  const headers = { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.length}` };
  return { method: 'PUT', body: new Uint8Array(bytes.subarray(from, to)), headers };
}

/** Waits, not as long as everybody else, and asks how far the session is. */
async function afterFailure(
  { random, wait }: UploadPorts,
  address: string,
  said: Extract<Said, { failed: true }>,
  failures: number,
  signal: AbortSignal,
): Promise<Said> {
  const whole = firstWait * 2 ** failures;
  const least = said.waits === undefined ? whole * (1 - random() / 2) : said.waits + random() * firstWait;
  await wait(Math.min(longestWait, Math.round(least)));
  return asked(address, { method: 'GET' }, signal);
}

const Session = z.object({ nextExpectedRanges: z.array(z.string().regex(/^\d+-\d*$/)).min(1) });
/** What is worth another try: it was too much, or that range is there already. */
const passing: ReadonlySet<number> = new Set([408, 416, 423, 425, 429]);
const ended: ReadonlySet<number> = new Set([401, 403, 404, 410]);

async function asked(address: string, range: Range, signal: AbortSignal): Promise<Said> {
  try {
    const until = AbortSignal.any([signal, AbortSignal.timeout(rangeWithin)]);
    const answer = await fetch(address, { ...range, redirect: 'manual', signal: until });
    const text = await answer.text();
    if (answer.status === 201 || (answer.status === 200 && range.method === 'PUT')) return { end: 'saved' };
    if (answer.ok) return nextOf(text);
    if (ended.has(answer.status)) return { end: 'over' };
    if (answer.status < 500 && !passing.has(answer.status)) return { end: 'refused' };
    // 507: there is no room for it.
    return answer.status === 507 ? { end: 'refused' } : { failed: true, ...waitsOf(answer.headers.get('retry-after')) };
  } catch {
    return { failed: true };
  }
}

function nextOf(text: string): Said {
  const session = Session.safeParse(parsed(text)).data;
  const next = session?.nextExpectedRanges.map((range) => Number.parseInt(range, 10));
  return next === undefined ? { failed: true } : { next: Math.min(...next) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** OneDrive says in seconds how long it is to be left alone. */
const waitsOf = (after: string | null): { waits?: number } =>
  after !== null && /^\d{1,4}$/.test(after) ? { waits: Number(after) * 1000 } : {};
