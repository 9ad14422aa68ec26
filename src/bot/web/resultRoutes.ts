import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import { type FileDeps, isTooMuch, sendFile } from './fileRoutes.js';
import type { ResultFiles } from './resultFiles.js';
import { whoIs } from './whoIs.js';

const Asked = z.object({ command: z.string().max(100), language: Language });

interface OwnResultDeps extends FileDeps {
  readonly store: Store;
  readonly results?: ResultFiles | undefined;
}

/** The page asks for the result of one's own command by the session's cookie: one press, and no address that opens anything. */
export async function ownResult(deps: OwnResultDeps, req: Request, res: Response): Promise<void> {
  const operator = String(req.params.operator);
  const asked = Asked.safeParse(Object.fromEntries(new URLSearchParams(req.getQuery())));
  const who = await whoIs(deps, req, operator);
  const owner = who && { operator, account: who.account.id };
  if (owner !== undefined && (await isTooMuch(deps, res, owner))) return;
  const file =
    owner && asked.success ? await deps.results?.of(asked.data.command, owner, asked.data.language) : undefined;
  await sendFile(file, res, deps.log);
}
