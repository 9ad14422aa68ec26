import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import { reject, sendJson, sendNothing } from '../http/answer.js';
import { tooMany } from '../http/limits.js';
import type { Origins } from '../http/origins.js';
import { Assertion, type Passkeys, Registration, type RelyingParty } from '../signIn/passkeys.js';
import { localText, preferred, type ServedOperator, type Words } from '../words/served.js';
import { type Beginning, beginSession } from './beginSession.js';
import { whoIs } from './whoIs.js';

export interface PasskeyRouteDeps extends Beginning {
  readonly store: Store;
  readonly operators: readonly ServedOperator[];
  readonly origins: Origins;
  readonly passkeys: Passkeys;
  readonly words: Words;
  readonly speaker: SpeakerOf;
  /** The seconds to wait before a further question is kept for this address; 0: none. */
  readonly questionWait: (req: Request) => Promise<number>;
}

const SignIn = z.object({ ticket: z.string().max(100), answer: Assertion });
const Registering = z.object({
  ...{ ticket: z.string().max(100), answer: Registration, language: Language },
  password: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(60),
});

/** What the scripts of the sign-in page and of one's own page ask for: questions for passkeys, and what answers them. */
export function mountPasskeys(server: Server, deps: PasskeyRouteDeps): void {
  server.post('/:operator/passkey/question', async (req, res) => {
    const operator = operatorOf(deps, req);
    if (operator === undefined) return reject(res, missing);
    const wait = await deps.questionWait(req);
    if (wait > 0) return reject(res, tooMany(wait));
    sendJson(res, 200, await deps.passkeys.authentication(operator.id, partyOf(deps, req, operator)));
  });
  server.post('/:operator/passkey/sign-in', async (req, res) => signIn(deps, req, res));
  server.post('/:operator/security/passkey/question', async (req, res) => {
    const operator = operatorOf(deps, req);
    const who = operator && (await whoIs(deps, req, operator.id));
    if (operator === undefined || who === undefined) return reject(res, notSignedIn);
    sendJson(res, 200, await deps.passkeys.registration(who.account, partyOf(deps, req, operator)));
  });
  server.post('/:operator/security/passkey', async (req, res) => register(deps, req, res));
}

const missing = { status: 404, code: 'NotFound' };
const notSignedIn = { status: 401, code: 'NotSignedIn' };

const operatorOf = ({ operators }: PasskeyRouteDeps, req: Request) =>
  operators.find(({ id }) => id === req.params.operator);

function partyOf({ origins }: PasskeyRouteDeps, req: Request, { name, languages }: ServedOperator): RelyingParty {
  const origin = origins.of(req);
  return { id: new URL(origin).hostname, origin, name: localText(name, languages[0] ?? 'en') };
}

/** All that can be wrong with it has one answer. */
async function signIn(deps: PasskeyRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, missing);
  const given = SignIn.safeParse(req.body).data;
  const account = given && (await deps.passkeys.signIn(operator.id, partyOf(deps, req, operator), given));
  if (account === undefined) {
    deps.log.info('signIn.refused', { operator: operator.id, code: 'passkey' });
    const language = preferred(operator.languages, req.headers['accept-language']);
    const message = deps.words(language, operator.id)('web:signIn.noPasskey');
    return reject(res, { status: 401, code: 'signIn.noPasskey', message });
  }
  deps.log.info('signIn.done', { operator: operator.id, account: account.id });
  await beginSession(deps, req, res, account);
}

async function register(deps: PasskeyRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const who = operator && (await whoIs(deps, req, operator.id));
  if (operator === undefined || who === undefined) return reject(res, notSignedIn);
  const given = Registering.safeParse(req.body).data;
  if (given === undefined) return reject(res, { status: 400, code: 'BadArgument' });
  const problem = await deps.passkeys.register(who.account, partyOf(deps, req, operator), given);
  if (problem === undefined) return sendNothing(res);
  const message = deps.speaker(given.language, operator.id).format.problem(problem);
  reject(res, { status: 422, code: problem.code, message });
}
