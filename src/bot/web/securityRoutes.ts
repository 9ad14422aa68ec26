import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { changePassword } from '../../domain/accounts/changePassword.js';
import { endSessions } from '../../domain/accounts/endSessions.js';
import type { NewPasswords } from '../../domain/accounts/newPasswords.js';
import { removePasskey } from '../../domain/accounts/passkeys.js';
import type { Command } from '../../domain/door/command.js';
import type { Door } from '../../domain/door/execute.js';
import type { Ids } from '../../domain/door/ports.js';
import type { ProofCheck } from '../../domain/door/proofCheck.js';
import { actorOf } from '../../domain/records/account.js';
import { Language } from '../../domain/terms/language.js';
import type { Problem } from '../../domain/terms/problems.js';
import { LONGEST_PASSWORD } from '../../domain/values/identifiers.js';
import { reject, sendHtml, sendNothing } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import { webChat } from '../turns/channels.js';
import { preferred } from '../words/served.js';
import type { PageDeps } from './pages.js';
import { mountPasskeys, type PasskeyRouteDeps } from './passkeyRoutes.js';
import { securityPage } from './securityPage.js';
import { type SignedInHere, whoIs } from './whoIs.js';

export interface SecurityDeps extends PageDeps, PasskeyRouteDeps {
  readonly door: Pick<Door, 'execute'>;
  readonly ids: Ids;
  readonly passwords: NewPasswords;
  readonly proofCheck: ProofCheck;
}

const Ended = z.object({ session: z.string().max(100).optional() });
const Removed = z.object({ passkey: z.string().max(2000) });

/**
 * One's own page about signing in. What changes something is a POST of this origin with JSON, which no form of another site can send, by
 * a cookie that no other site's request carries.
 */
export function mountSecurity(server: Server, deps: SecurityDeps): void {
  mountPasskeys(server, deps);
  server.get('/:operator/security', async (req, res) => page(deps, req, res));
  server.post('/:operator/security/end', async (req, res) =>
    carryOut(deps, req, res, endSessions, Ended, (session) => deps.closeSession(session)),
  );
  server.post('/:operator/security/password', async (req, res) => changeOwnPassword(deps, req, res));
  server.post('/:operator/security/passkey/remove', async (req, res) =>
    carryOut(deps, req, res, removePasskey, Removed),
  );
}

const NewPassword = z.object({
  ...{ current: z.string().min(1).max(LONGEST_PASSWORD), password: z.string().min(1).max(LONGEST_PASSWORD) },
  ...{ again: z.string().max(LONGEST_PASSWORD), language: Language },
});

/** One's own password, with the one there is (C3). It is judged first: a slip costs no try of the present one. */
async function changeOwnPassword(deps: SecurityDeps, req: Request, res: Response): Promise<void> {
  const operator = String(req.params.operator);
  const who = await whoIs(deps, req, operator);
  const given = NewPassword.safeParse(req.body).data;
  if (who === undefined || given === undefined) return reject(res, { status: 401, code: 'NotSignedIn' });
  const { account, session } = who;
  const conversation = `security:${session.id}`;
  const actor = actorOf(account, { organisation: undefined, channel: webChat, conversation });
  const refused = (code: string, problem: Problem) =>
    reject(res, { status: 422, code, message: deps.speaker(given.language, operator).format.problem(problem) });
  const password = await deps.passwords.choose(given.password, actor);
  if (!password.ok) return refused('password', password.problem);
  const again = await deps.passwords.repeat(given.again, password.value, actor);
  if (!again.ok) return refused('again', again.problem);
  const commandId = deps.ids.next();
  const shown = { actor, proof: 'password', secret: given.current, commandId, attempt: commandId } as const;
  const proven = await deps.proofCheck(shown);
  if (!proven.ok) return refused('current', proven.problem);
  const input = { password: password.value, again: again.value, session: session.id };
  const authorisations = [proven.value];
  const done = await deps.door.execute({ commandId, command: changePassword, input, actor, authorisations });
  return done.ok ? sendNothing(res) : refused('current', done.problem);
}

async function page(deps: SecurityDeps, req: Request, res: Response): Promise<void> {
  const operator = deps.operators.find(({ id }) => id === req.params.operator);
  if (operator === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const who = await whoIs(deps, req, operator.id);
  if (who === undefined) {
    res.writeHead(302, { Location: `/${operator.id}` });
    res.end();
    return;
  }
  const { account, session } = who;
  const [sessions, passkeys] = await Promise.all([deps.sessions.all(account.id), deps.passkeys.of(account.id)]);
  const language = account.language ?? preferred(operator.languages, req.headers['accept-language']);
  const { format } = deps.speaker(language, operator.id);
  const nonce = randomBytes(16).toString('base64');
  const shown = { operator, language, nonce, account, sessions, passkeys, format, present: session.id };
  sendHtml(res, 200, securityPage(deps, shown), { 'Content-Security-Policy': pagePolicy(nonce) });
}

/** Through the door, as whoever is signed in here. Whatever is refused is not there any more: the page shows what is. */
async function carryOut<I>(
  deps: SecurityDeps,
  req: Request,
  res: Response,
  command: Command<I>,
  schema: z.ZodType<I>,
  ended: (session: string) => void = () => {},
): Promise<void> {
  const operator = String(req.params.operator);
  const who: SignedInHere | undefined = await whoIs(deps, req, operator);
  const input = schema.safeParse(req.body ?? {}).data;
  if (who === undefined || input === undefined) return reject(res, { status: 401, code: 'NotSignedIn' });
  const before = await deps.sessions.all(who.account.id);
  const conversation = `security:${who.session.id}`;
  const actor = actorOf(who.account, { organisation: undefined, channel: webChat, conversation });
  const done = await deps.door.execute({ commandId: deps.ids.next(), command, input, actor });
  if (!done.ok) return reject(res, { status: 403, code: done.problem.code });
  const left = await deps.sessions.all(who.account.id);
  for (const { id } of before) if (left.every((one) => one.id !== id)) ended(id);
  deps.log.info('security.changed', { operator, account: who.account.id, command: command.name });
  sendNothing(res);
}
