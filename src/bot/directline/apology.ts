import { setTimeout as delay } from 'node:timers/promises';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Clock, Ids, Said } from '../../domain/door/ports.js';
import { reject } from '../http/answer.js';
import { type RateLimit, tooMany } from '../http/limits.js';
import type { Claims, Tokens } from '../secrets/conversationTokens.js';
import type { Apologise } from '../turns/apology.js';
import type { Bounded, SayBound } from '../turns/bounds.js';
import { webChat } from '../turns/channels.js';
import { logOfBot } from '../turns/saidActivity.js';
import { bearerOf } from './access.js';
import { ClientActivity } from './activity.js';

export interface ApologyDeps {
  readonly apologise: Apologise;
  readonly sayBound: SayBound;
  readonly tokens: Tokens;
  /** How often one bound is shown to who looks at a conversation: who is refused a hundred times reads it once. */
  readonly boundsShown: Pick<RateLimit, 'take'>;
  /** Shows something to whoever looks at a conversation here. It is kept nowhere. */
  tell(conversation: string, activity: Said['activity']): void;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What a client waits that is refused again a moment later, in milliseconds. */
const GOES_ON_MS = 1000;
/** Seconds after which a client may try again. */
const retryAfter = 5;

/** Runs what a request asks for. When it cannot be carried out, whoever sent it is told so, and can send it again. */
export async function orApologise(
  deps: ApologyDeps,
  req: Request,
  res: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Whoever went away before all of it had come has not asked for anything.
    if (req.destroyed && !req.complete) throw error;
    // The rest of what is not taken is not waited for.
    if (!req.complete) res.setHeader('Connection', 'close');
    await apologise(deps, req, res, error);
  }
}

/** The token says whom to tell: it is read without the store. What is said is shown at once and kept nowhere. */
async function apologise(deps: ApologyDeps, req: Request, res: Response, error: unknown): Promise<void> {
  const { apologise, tokens } = deps;
  const claims = await tokens.verify(bearerOf(req));
  const { locale } = Spoken.parse(req.body);
  const { text } = await apologise(error, { ...claims, locale });
  if (claims !== undefined) tellNow(deps, claims, text);
  reject(res, { status: 503, code: 'ServiceUnavailable', message: text, retryAfter });
}

/** Whoever has reached a bound is told so at once, and when again. */
export async function refuseBound(
  deps: ApologyDeps,
  { req, res, claims }: { readonly req: Request; readonly res: Response; readonly claims: Claims },
  { what, seconds }: { readonly what: Bounded; readonly seconds: number },
): Promise<void> {
  const { locale } = Spoken.parse(req.body);
  const message = await deps.sayBound(what, seconds, { ...claims, locale });
  const isNew = (await deps.boundsShown.take(`${claims.conversation} ${what}`)) === 0;
  if (isNew) tellNow(deps, claims, message);
  // Whoever goes on regardless waits for the refusal: it is work, too.
  else await delay(GOES_ON_MS, undefined, { ref: false });
  if (!req.complete) res.setHeader('Connection', 'close');
  reject(res, { ...tooMany(seconds), message });
}

/** Is said to whoever looks at a conversation, and kept nowhere. */
function tellNow(
  { tell, ids, clock }: ApologyDeps,
  { conversation }: Pick<Claims, 'conversation'>,
  text: string,
): void {
  const said = { type: ActivityTypes.Message, text, textFormat: 'plain', id: ids.next() };
  const activity = logOfBot({ id: conversation, channel: webChat }, said, undefined);
  tell(conversation, { ...activity, timestamp: clock.now().toISOString() });
}

const Spoken = z.object({ locale: ClientActivity.shape.locale }).catch({ locale: undefined });
