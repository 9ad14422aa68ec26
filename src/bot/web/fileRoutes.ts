import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { downloadHeaders, reject, sendDownload } from '../http/answer.js';
import { type RateLimit, tooMany } from '../http/limits.js';
import type { Log } from '../log.js';
import { NoLonger } from '../reports/noLonger.js';
import { NotNow } from '../reports/notNow.js';
import type { Sessions } from '../signIn/sessions.js';
import type { SayBound } from '../turns/bounds.js';
import type { Files, MadeFile } from './signedLinks.js';

export interface FileDeps {
  readonly sessions: Sessions;
  readonly log: Log;
  /** What an account may fetch. */
  readonly exports: RateLimit;
  readonly sayBound: SayBound;
}

/** Files are fetched by a signed address: a link in a chat carries no token of its own, and Teams no cookie. */
export function mountFiles(server: Server, files: readonly Files[], deps: FileDeps): void {
  for (const one of files) server.get(one.path, async (req, res) => download(one, req, res, deps));
}

/** After so many seconds another system may be back. */
const TRY_AGAIN_S = 120;

/** Whatever is wrong with an address, it opens nothing: the caller learns no more than that. */
async function download(files: Files, req: Request, res: Response, deps: FileDeps): Promise<void> {
  const { sessions, log } = deps;
  const token = new URLSearchParams(req.getQuery()).get('t') ?? '';
  try {
    const claims = await files.claims(token);
    const whose = Whose.safeParse(claims).data;
    if (whose !== undefined && (await isTooMuch(deps, res, whose))) return;
    await sendFile(await files.made(claims, (await sessions.of(req))?.account), res, log);
  } catch (error) {
    if (error instanceof NoLonger) return reject(res, { status: 410, code: 'Gone', message: error.message });
    if (!(error instanceof NotNow)) throw error;
    reject(res, { status: 503, code: 'TryAgain', message: error.message, retryAfter: TRY_AGAIN_S });
  }
}

const Whose = z.object({ account: z.string(), operator: z.string().optional() });

/** Whether somebody has fetched as many files as they may; they have been told so then. */
export async function isTooMuch(
  { exports, sayBound }: Pick<FileDeps, 'exports' | 'sayBound'>,
  res: Response,
  whose: { readonly account: string; readonly operator?: string | undefined },
): Promise<boolean> {
  const seconds = await exports.take(whose.account);
  if (seconds > 0) reject(res, { ...tooMany(seconds), message: await sayBound('exports', seconds, whose) });
  return seconds > 0;
}

/** A file, or that there is none. */
export async function sendFile(file: MadeFile | undefined, res: Response, log: Log): Promise<void> {
  if (file === undefined) reject(res, { status: 404, code: 'NotFound' });
  else if (file.bytes instanceof Uint8Array) sendDownload(res, file.type, { ...file, bytes: Buffer.from(file.bytes) });
  else await stream(file.bytes, file, res, log);
}

/** Sends the file as it is made. Half a file must not look like a whole one: what goes wrong breaks the connection off. */
async function stream(bytes: AsyncIterable<Uint8Array>, file: MadeFile, res: Response, log: Log): Promise<void> {
  res.writeHead(200, { ...downloadHeaders(file.name), 'Content-Type': file.type });
  await pipeline(Readable.from(bytes, { objectMode: false }), res).catch((error: unknown) => {
    if (!Left.safeParse(error).success) log.error('file.failed', {}, error);
    res.destroy();
  });
}

/** Whoever fetched it has gone away. */
const Left = z.looseObject({ code: z.enum(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']) });
