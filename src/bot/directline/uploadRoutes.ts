import type { Request, Response, Server } from 'restify';
import { reject, send, sendJson } from '../http/answer.js';
import { bearerOf } from './access.js';
import { toActivity } from './activity.js';
import { base, conversationPath } from './paths.js';
import type { DirectLineDeps } from './routes.js';
import { readUpload } from './uploadBody.js';
import type { Uploads } from './uploads.js';

export type UploadDeps = Pick<DirectLineDeps, 'access' | 'turns' | 'origins' | 'digest' | 'ids'> & {
  readonly uploads: Uploads;
};

const attachmentPath = `${base}/attachments`;

/**
 * Files from the chat. They are fetched by an address that cannot be guessed: a link in a page carries no token. It is
 * given to the conversation only, and ends with it.
 */
export function mountUploads(server: Server, deps: UploadDeps): void {
  server.post(`${conversationPath}/upload`, async (req, res) => upload(deps, req, res));
  server.get(`${attachmentPath}/:conversation/:file`, async (req, res) => download(deps, req, res));
}

/** The message goes through a turn like any other, with the files as its attachments. */
async function upload(deps: UploadDeps, req: Request, res: Response): Promise<void> {
  const admission = await deps.access.admit(req, bearerOf(req), String(req.params.id));
  if ('rejection' in admission) {
    // The rest of a refused body is not waited for.
    res.setHeader('Connection', 'close');
    return reject(res, admission.rejection);
  }
  const { claims } = admission;
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

/** Always a download, never shown: what somebody sent is not a page of ours. */
async function download({ uploads }: UploadDeps, req: Request, res: Response): Promise<void> {
  const file = await uploads.find(String(req.params.conversation), String(req.params.file));
  if (file === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const name = encodeURIComponent(file.name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  send(res, 200, 'application/octet-stream', file.bytes, {
    'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
}
