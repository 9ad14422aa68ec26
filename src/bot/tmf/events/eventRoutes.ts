import { timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { reject, sendNothing } from '../../http/answer.js';
import type { Log } from '../../log.js';
import { sha256 } from '../../secrets/hashing.js';
import type { BackEnds } from '../client/backEnds.js';
import { type InterfaceName, interfaceNames } from '../client/interfaces.js';
import { isFault } from '../client/problem.js';

/** What an event is about; all else that it says is not read, since it may be of yesterday. */
export interface Told {
  readonly operator: string;
  readonly at: InterfaceName;
  /** Such as `serviceOrderStateChangeEvent`. */
  readonly type: string;
  /** Such as `serviceOrder`, and its id in the back end. */
  readonly resource: string;
  readonly id: string;
}

export interface EventParts {
  readonly backEnds: BackEnds;
  readonly log: Log;
  /** Takes an event in. Throws where that has to be said again. */
  heard(event: Told, signal: AbortSignal): Promise<void>;
}

const Params = z.object({ operator: z.string(), at: z.enum(interfaceNames), secret: z.string() });
const Body = z.object({
  eventType: z.string().max(100),
  event: z.record(z.string().max(100), z.unknown()),
});
const Named = z.object({ id: z.string().min(1).max(200) });
/** How long an event is worked on, in milliseconds. */
const WITHIN = 10_000;

/**
 * Where back ends tell of changes: the callback of their hubs, and what some put behind it. Whoever does not know the secret in the address
 * finds nothing here. An event that cannot be taken in now is answered with 503, so that it is said again.
 */
export function mountTmfEvents(server: Server, parts: EventParts): void {
  const take = async (req: Request, res: Response) => {
    const params = Params.safeParse(req.params);
    const events = params.success ? parts.backEnds.of(params.data.operator)?.settings.events : undefined;
    if (!params.success || events === undefined || !isSame(params.data.secret, events.secret))
      return reject(res, { status: 404, code: 'NotFound' });
    const body = Body.safeParse(req.body);
    const about = body.success ? aboutOf(body.data.event) : undefined;
    if (!body.success || about === undefined) return reject(res, { status: 400, code: 'BadArgument' });
    const { operator, at } = params.data;
    try {
      const signal = AbortSignal.timeout(WITHIN);
      await parts.heard({ operator, at, type: body.data.eventType, ...about }, signal);
    } catch (error) {
      if (!isFault(error, 'away', 'bad', 'refused', 'closed') && !isTimeout(error)) throw error;
      parts.log.warn('tmf.eventLater', { operator, code: at }, error);
      return reject(res, { status: 503, code: 'ServiceUnavailable' });
    }
    sendNothing(res);
  };
  server.post('/tmf/:operator/:at/:secret', take);
  server.post('/tmf/:operator/:at/:secret/listener/:event', take);
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** The one thing that an event carries. */
function aboutOf(event: Readonly<Record<string, unknown>>): Pick<Told, 'resource' | 'id'> | undefined {
  for (const [resource, value] of Object.entries(event)) {
    const named = Named.safeParse(value);
    if (named.success) return { resource, id: named.data.id };
  }
  return undefined;
}
