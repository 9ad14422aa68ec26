import type { Request, Response, Server } from 'restify';
import type { Uploads } from '../../domain/documents/uploads.js';
import { type Rejection, reject, sendDownload, sendJson } from '../http/answer.js';
import { AtOnce } from '../http/atOnce.js';
import { type Counters, type Limits, RateLimit, tooMany } from '../http/limits.js';
import type { Claims } from '../secrets/conversationTokens.js';
import { bearerOf } from './access.js';
import { toActivity } from './activity.js';
import { orApologise } from './apology.js';
import { base, conversationPath } from './paths.js';
import type { DirectLineDeps } from './routes.js';
import { readUpload } from './uploadBody.js';

export type UploadDeps = Omit<DirectLineDeps, 'atOnce'> & {
  readonly uploads: Uploads;
  readonly limits: Pick<Limits, 'uploads' | 'uploadsAtOnce'>;
  readonly counters: Counters;
};

const attachmentPath = `${base}/attachments`;

/**
 * Files from the chat. They are fetched by an address that cannot be guessed: a link in a page carries no token. It is
 * given to the conversation only, and ends with it.
 */
export function mountUploads(server: Server, deps: UploadDeps): void {
  const ofAccount = new RateLimit(deps.counters('uploads', deps.limits.uploads));
  const atOnce = new AtOnce(deps.limits.uploadsAtOnce);
  server.post(`${conversationPath}/upload`, async (req, res) => {
    const done = await atOnce.run('all', async () => {
      await orApologise(deps, req, res, () => upload(deps, ofAccount, req, res));
      return true;
    });
    if (done === undefined) refuse(res, tooMany(1));
  });
  server.get(`${attachmentPath}/:conversation/:file`, async (req, res) => download(deps, req, res));
}

/** The rest of a refused body is not waited for. */
function refuse(res: Response, rejection: Rejection): void {
  res.setHeader('Connection', 'close');
  reject(res, rejection);
}

/** The claims of an upload, or why it is refused before a byte of it is read. */
async function taken(deps: UploadDeps, ofAccount: RateLimit, req: Request): Promise<Claims | Rejection> {
  const admission = await deps.access.admit(req, bearerOf(req), String(req.params.id));
  if ('rejection' in admission) return admission.rejection;
  const { claims } = admission;
  const wait = await ofAccount.take(claims.account, Number(req.headers['content-length'] ?? 0));
  return wait > 0 ? tooMany(wait) : claims;
}

/** The message goes through a turn like any other, with the files as its attachments. */
async function upload(deps: UploadDeps, ofAccount: RateLimit, req: Request, res: Response): Promise<void> {
  const claims = await taken(deps, ofAccount, req);
  if ('status' in claims) return refuse(res, claims);
  const read = await readUpload(req);
  if (read === undefined) return reject(res, { status: 400, code: 'BadArgument' });
  const ids = await deps.uploads.keep(claims.conversation, read.files);
  if (ids === undefined) return reject(res, { status: 413, code: 'TooManyAttachments' });
  const folder = `${deps.origins.of(req)}${attachmentPath}/${claims.conversation}`;
  const attachments = read.files.flatMap(({ name, contentType }, index) => {
    const file = ids[index];
    return file === undefined ? [] : [{ name, contentType, contentUrl: `${folder}/${file}` }];
  });
  const activity = toActivity(read.activity, claims, deps.digest, deps.ids);
  const { id } = await deps.turns.receive(claims.conversation, { ...activity, attachments });
  sendJson(res, 200, { id });
}

async function download({ uploads }: UploadDeps, req: Request, res: Response): Promise<void> {
  const file = await uploads.find(String(req.params.conversation), String(req.params.file));
  if (file === undefined) reject(res, { status: 404, code: 'NotFound' });
  else sendDownload(res, 'application/octet-stream', file);
}
