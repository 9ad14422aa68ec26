import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Conversation, Digest } from '../../domain/door/ports.js';
import { type Rejection, reject, sendJson } from '../http/answer.js';
import type { AtOnce } from '../http/atOnce.js';
import type { Origins } from '../http/origins.js';
import { type Claims, type Streaming, tokenSeconds } from '../secrets/conversationTokens.js';
import { makeInOrder } from '../turns/inOrder.js';
import type { Pace } from '../turns/pace.js';
import type { Turns } from '../turns/turns.js';
import { type Access, type Admitted, bearerOf, staleToken } from './access.js';
import { ClientActivity, toActivity } from './activity.js';
import { type ApologyDeps, orApologise, refuseBound } from './apology.js';
import { base, conversationPath } from './paths.js';

export interface DirectLineDeps extends ApologyDeps {
  readonly access: Access;
  readonly turns: Turns;
  readonly origins: Origins;
  readonly digest: Digest;
  /** How many turns of one conversation there may be. */
  readonly atOnce: AtOnce;
  /** What an account may say in all its conversations. */
  readonly pace: Pick<Pace, 'take'>;
  /** What is said where there is no room for another live stream. */
  readonly full: (whose: Streaming) => Promise<Rejection | undefined>;
}

/** The part of Direct Line 3.0 that Web Chat and DirectLineJS use, but for the live stream (stream.ts). */
export function mountDirectLine(server: Server, deps: DirectLineDeps): void {
  // A hundred messages at once with one token are looked at one after the other: others come in between.
  const oneByOne = makeInOrder();
  server.post(`${base}/tokens/refresh`, async (req, res) => refresh(deps, req, res));
  // A token always belongs to a conversation: to start one is to enter that one.
  server.post(`${base}/conversations`, async (req, res) => enter(deps, req, res));
  server.get(conversationPath, async (req, res) => connect(deps, req, res));
  server.get(`${conversationPath}/activities`, async (req, res) => {
    const admitted = await admit(deps, req, res, idOf(req));
    if (admitted) sendJson(res, 200, since(admitted.conversation, markOf(watermarkOf(req))));
  });
  server.post(`${conversationPath}/activities`, async (req, res) =>
    orApologise(deps, req, res, async () => {
      const admitted = await oneByOne(bearerOf(req), () => admit(deps, req, res, idOf(req)));
      if (admitted) {
        await deps.access.used(admitted.claims);
        await say(deps, req, res, admitted);
      }
    }),
  );
}

/** A watermark is the mark of the last thing seen; none, or nonsense, is the beginning. */
export function markOf(watermark: string | null): number {
  const mark = Number(watermark ?? '');
  return Number.isSafeInteger(mark) && mark > 0 ? mark : 0;
}

const idOf = (req: Request): string => String(req.params.id);
const watermarkOf = (req: Request): string | null => new URLSearchParams(req.getQuery()).get('watermark');

/** What was said after a mark, in the form of an activity set. */
function since({ log }: Pick<Conversation, 'log'>, mark: number) {
  const said = log.filter((entry) => entry.mark > mark);
  return { activities: said.map(({ activity }) => activity), watermark: String(log.at(-1)?.mark ?? mark) };
}

async function admit(deps: DirectLineDeps, req: Request, res: Response, id?: string): Promise<Admitted | undefined> {
  const admission = await deps.access.admit(req, bearerOf(req), id);
  if (!('rejection' in admission)) return admission;
  reject(res, admission.rejection);
  return undefined;
}

async function refresh({ access, tokens }: DirectLineDeps, req: Request, res: Response): Promise<void> {
  const claims = await access.claims(req, bearerOf(req));
  if (!claims) return reject(res, staleToken);
  const token = await tokens.issue(claims);
  sendJson(res, 200, { conversationId: claims.conversation, token, expires_in: tokenSeconds });
}

/**
 * The address of the live stream of a conversation that there is. Where it would be refused, that is said here: a browser does not let a
 * page see why a WebSocket was.
 */
async function connect(deps: DirectLineDeps, req: Request, res: Response): Promise<void> {
  const admitted = await admit(deps, req, res, idOf(req));
  if (!admitted) return;
  const full = await deps.full({ ...admitted.claims, locale: req.headers['accept-language'] });
  if (full) return reject(res, full);
  await giveAddress(deps, req, res, admitted);
}

async function enter(deps: DirectLineDeps, req: Request, res: Response): Promise<void> {
  const admitted = await admit(deps, req, res);
  if (admitted) await giveAddress(deps, req, res, admitted);
}

async function giveAddress(deps: DirectLineDeps, req: Request, res: Response, admitted: Admitted): Promise<void> {
  const mark = markOf(watermarkOf(req));
  sendJson(res, 200, await describe(deps, req, admitted.claims, mark));
}

/** What a client needs to take part, the address of the live stream included. The protocol wants the token in it. */
async function describe({ tokens, origins }: DirectLineDeps, req: IncomingMessage, claims: Claims, mark: number) {
  const token = await tokens.issue(claims);
  const stream = `${origins.of(req).replace(/^http/, 'ws')}${base}/conversations/${claims.conversation}/stream`;
  const query = new URLSearchParams({ t: token, watermark: String(mark) });
  return { conversationId: claims.conversation, token, expires_in: tokenSeconds, streamUrl: `${stream}?${query}` };
}

const Body = z.unknown().pipe(ClientActivity);

/** Answers once the turn is durable. Who is typing is nothing to remember. */
async function say(deps: DirectLineDeps, req: Request, res: Response, { claims }: Admitted): Promise<void> {
  const said = Body.safeParse(req.body);
  if (!said.success) return reject(res, { status: 400, code: 'BadArgument' });
  const activity = toActivity(said.data, claims, deps.digest, deps.ids);
  if (said.data.type === 'typing') return sendJson(res, 200, { id: activity.id });
  const seconds = await deps.pace.take(claims.account);
  if (seconds > 0) return refuseBound(deps, { req, res, claims }, { what: 'turns', seconds });
  const { conversation } = claims;
  const done = await deps.atOnce.run(conversation, () => deps.turns.receive(conversation, activity));
  if (done === undefined) await refuseBound(deps, { req, res, claims }, { what: 'atOnce', seconds: 1 });
  else sendJson(res, 200, { id: done.id });
}
