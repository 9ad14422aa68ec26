import type { Request, Response, Server } from 'restify';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Budgets } from '../budgets.js';
import { type Rejection, reject, sendDownload, sendJson } from '../http/answer.js';
import { type Counters, RateLimit } from '../http/limits.js';
import { makeReceiving, type Receiving } from '../http/receiving.js';
import type { Claims } from '../secrets/conversationTokens.js';
import { bearerOf } from './access.js';
import { toActivity } from './activity.js';
import { orApologise, refuseBound } from './apology.js';
import { base, conversationPath } from './paths.js';
import type { DirectLineDeps } from './routes.js';
import { readUpload } from './uploadBody.js';

export type UploadDeps = Omit<DirectLineDeps, 'atOnce'> & {
  readonly uploads: Uploads;
  readonly limits: Pick<Budgets, 'uploads' | 'uploadsAtOnce' | 'uploadsAtOnceOfAccount'>;
  readonly counters: Counters;
};

const attachmentPath = `${base}/attachments`;

/**
 * Files from the chat. They are fetched by an address that cannot be guessed: a link in a page carries no token. It is
 * given to the conversation only, and ends with it.
 */
export function mountUploads(server: Server, deps: UploadDeps): void {
  const ofAccount = new RateLimit(deps.counters('uploads', deps.limits.uploads));
  const receiving = makeReceiving(deps.limits);
  server.post(`${conversationPath}/upload`, async (req, res) =>
    orApologise(deps, req, res, () => admitted({ ...deps, ofAccount, receiving }, req, res)),
  );
  server.get(`${attachmentPath}/:conversation/:file`, async (req, res) => download(deps, req, res));
}

/** The rest of a refused body is not waited for. */
function refuse(res: Response, rejection: Rejection): void {
  res.setHeader('Connection', 'close');
  reject(res, rejection);
}

type Admitting = UploadDeps & {
  /** Bytes of one account. */
  readonly ofAccount: RateLimit;
  readonly receiving: Receiving;
};

/** Takes an upload, or refuses it before a byte of it is read. */
async function admitted(deps: Admitting, req: Request, res: Response): Promise<void> {
  const admission = await deps.access.admit(req, bearerOf(req), String(req.params.id));
  if ('rejection' in admission) return refuse(res, admission.rejection);
  const { claims } = admission;
  const to = { req, res, claims };
  const pause = await deps.pace.take(claims.account);
  if (pause > 0) return refuseBound(deps, to, { what: 'turns', seconds: pause });
  const seconds = await deps.ofAccount.take(claims.account, Number(req.headers['content-length'] ?? 0));
  if (seconds > 0) return refuseBound(deps, to, { what: 'uploads', seconds });
  const done = await deps.receiving(claims.account, async () => {
    await upload(deps, claims, req, res);
    return true;
  });
  if (done === undefined) await refuseBound(deps, to, { what: 'atOnce', seconds: 1 });
}

/** The message goes through a turn like any other, with the files as its attachments. */
async function upload(deps: UploadDeps, claims: Claims, req: Request, res: Response): Promise<void> {
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
