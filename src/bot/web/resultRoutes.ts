import type { Request, Response, Server } from 'restify';
import { reject, sendDownload } from '../http/answer.js';
import { type ResultFiles, resultPath } from './resultFiles.js';

/** Results are fetched by a signed address: a link in a chat carries no token of its own, and Teams no cookie. */
export function mountResults(server: Server, results: ResultFiles): void {
  server.get(resultPath, async (req, res) => download(results, req, res));
}

/** Whatever is wrong with an address, it opens nothing: the caller learns no more than that. */
async function download(results: ResultFiles, req: Request, res: Response): Promise<void> {
  const file = await results.open(new URLSearchParams(req.getQuery()).get('t') ?? '');
  if (file === undefined) reject(res, { status: 404, code: 'NotFound' });
  else sendDownload(res, 'text/csv; charset=utf-8', file);
}
