import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import { reject, sendDownload } from '../http/answer.js';
import type { Sessions } from '../signIn/sessions.js';
import { type MadeFile, type ResultFiles, resultPath } from './resultFiles.js';
import { whoIs } from './whoIs.js';

/** Elsewhere than on our page results are fetched by a signed address: a link in a chat carries no token of its own, and Teams no cookie. */
export function mountResults(server: Server, results: ResultFiles): void {
  server.get(resultPath, async (req, res) => download(results, req, res));
}

/** Whatever is wrong with an address, it opens nothing: the caller learns no more than that. */
async function download(results: ResultFiles, req: Request, res: Response): Promise<void> {
  answer(res, await results.open(new URLSearchParams(req.getQuery()).get('t') ?? ''));
}

const Asked = z.object({ command: z.string().max(100), language: Language });

interface OwnResultDeps {
  readonly sessions: Sessions;
  readonly store: Store;
  readonly results?: ResultFiles | undefined;
}

/** The page asks for the result of one's own command by the session's cookie: one press, and no address that opens anything. */
export async function ownResult(deps: OwnResultDeps, req: Request, res: Response): Promise<void> {
  const operator = String(req.params.operator);
  const asked = Asked.safeParse(Object.fromEntries(new URLSearchParams(req.getQuery())));
  const who = await whoIs(deps, req, operator);
  const owner = who && { operator, account: who.account.id };
  answer(
    res,
    owner && asked.success ? await deps.results?.of(asked.data.command, owner, asked.data.language) : undefined,
  );
}

function answer(res: Response, file: MadeFile | undefined): void {
  if (file === undefined) reject(res, { status: 404, code: 'NotFound' });
  else sendDownload(res, 'text/csv; charset=utf-8', file);
}
