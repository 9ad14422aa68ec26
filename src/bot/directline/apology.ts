import type { Request, Response } from 'restify';
import { z } from 'zod';
import { ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Clock, Ids, Said } from '../../domain/door/ports.js';
import { reject } from '../http/answer.js';
import type { Tokens } from '../secrets/conversationTokens.js';
import type { Apologise } from '../turns/apology.js';
import { webChat } from '../turns/channels.js';
import { logOfBot } from '../turns/saidActivity.js';
import { bearerOf } from './access.js';
import { ClientActivity } from './activity.js';

export interface ApologyDeps {
  readonly apologise: Apologise;
  readonly tokens: Tokens;
  /** Shows something to whoever looks at a conversation here. It is kept nowhere. */
  tell(conversation: string, activity: Said['activity']): void;
  readonly ids: Ids;
  readonly clock: Clock;
}

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
async function apologise(
  { apologise, tokens, tell, ids, clock }: ApologyDeps,
  req: Request,
  res: Response,
  error: unknown,
): Promise<void> {
  const claims = await tokens.verify(bearerOf(req));
  const { locale } = Spoken.parse(req.body);
  const { text } = await apologise(error, { ...claims, locale });
  if (claims !== undefined) {
    const said = { type: ActivityTypes.Message, text, textFormat: 'plain', id: ids.next() };
    const activity = logOfBot({ id: claims.conversation, channel: webChat }, said, undefined);
    tell(claims.conversation, { ...activity, timestamp: clock.now().toISOString() });
  }
  reject(res, { status: 503, code: 'ServiceUnavailable', message: text, retryAfter });
}

const Spoken = z.object({ locale: ClientActivity.shape.locale }).catch({ locale: undefined });
