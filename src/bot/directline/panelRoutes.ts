import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { reject, sendJson } from '../http/answer.js';
import type { Panels } from '../turns/panels.js';
import { type Access, type Admitted, bearerOf, staleToken } from './access.js';
import { conversationPath } from './paths.js';

interface PanelDeps {
  readonly access: Access;
  readonly panels: Panels;
}

const Wanted = z.object({ language: z.string().max(10).optional() }).catch({});
/** What is looked for stands in the body: a number is in no address. */
const Sought = z.object({ language: z.string().max(10).optional(), text: z.string().max(60) });

/** What our page shows around a conversation, for whoever has its token. */
export function mountPanel(server: Server, deps: PanelDeps): void {
  server.post(`${conversationPath}/panel`, async (req, res) => {
    const admitted = await admit(deps, req, res);
    if (admitted === undefined) return;
    const { language } = Wanted.parse(req.body ?? {});
    const panel = await deps.panels.panel(admitted.conversation, language);
    if (panel === undefined) reject(res, staleToken);
    else sendJson(res, 200, panel);
  });
  server.post(`${conversationPath}/panel/found`, async (req, res) => {
    const admitted = await admit(deps, req, res);
    if (admitted === undefined) return;
    const sought = Sought.safeParse(req.body);
    if (!sought.success) return reject(res, { status: 400, code: 'BadArgument' });
    const { language, text } = sought.data;
    sendJson(res, 200, { lines: await deps.panels.found(admitted.conversation, language, text) });
  });
}

async function admit({ access }: PanelDeps, req: Request, res: Response): Promise<Admitted | undefined> {
  const admission = await access.admit(req, bearerOf(req), String(req.params.id));
  if (!('rejection' in admission)) return admission;
  reject(res, admission.rejection);
  return undefined;
}
