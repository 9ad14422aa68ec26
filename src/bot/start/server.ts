import type { IncomingMessage } from 'node:http';
import restify, { type Server } from 'restify';
import { z } from 'zod';
import type { NewPasswords } from '../../domain/accounts/newPasswords.js';
import { tellNewBrowser } from '../../domain/accounts/signInLocked.js';
import type { Uploads } from '../../domain/documents/uploads.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Hasher, Ids, Store } from '../../domain/door/ports.js';
import type { ProofCheck } from '../../domain/door/proofCheck.js';
import type { Operator } from '../../domain/operator/index.js';
import type { Account } from '../../domain/records/account.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { Messages } from '../botFramework/index.js';
import { type Budgets, usualBudgets } from '../budgets.js';
import type { Desk } from '../desk/desk.js';
import { mountDesk } from '../desk/deskRoutes.js';
import { createAccess } from '../directline/access.js';
import { createCors } from '../directline/cors.js';
import { mountPanel } from '../directline/panelRoutes.js';
import { mountPortals } from '../directline/portalRoutes.js';
import { createPortals, type PortalSettings, type Portals } from '../directline/portals.js';
import { mountDirectLine } from '../directline/routes.js';
import { Streams } from '../directline/stream.js';
import { checkUpload, isUpload } from '../directline/uploadBody.js';
import { mountUploads } from '../directline/uploadRoutes.js';
import { AtOnce } from '../http/atOnce.js';
import { checkBody } from '../http/body.js';
import { callerOf } from '../http/caller.js';
import { mountHealth } from '../http/health.js';
import { listenOn, stopServer } from '../http/life.js';
import { type Counters, createRequestLimit, ownCounters, RateLimit } from '../http/limits.js';
import { createOrigins, type Origins } from '../http/origins.js';
import type { Log } from '../log.js';
import type { PayPage } from '../payments/payPage.js';
import { createTokens } from '../secrets/conversationTokens.js';
import { makeAccess } from '../signIn/access.js';
import { makeInvitations } from '../signIn/invitations.js';
import { createKnownBrowsers } from '../signIn/knownBrowsers.js';
import { makeOpenid } from '../signIn/openid.js';
import type { OpenidSettings } from '../signIn/openidSettings.js';
import { makePasskeys } from '../signIn/passkeys.js';
import type { RefusedSignIns } from '../signIn/refusedSignIns.js';
import { Sessions } from '../signIn/sessions.js';
import { createSignIn } from '../signIn/signIn.js';
import { createSignInGuard } from '../signIn/signInGuard.js';
import { type EventParts, mountTmfEvents } from '../tmf/events/eventRoutes.js';
import type { Apologise } from '../turns/apology.js';
import type { SayBound } from '../turns/bounds.js';
import { makePace, type Pace } from '../turns/pace.js';
import type { Panels } from '../turns/panels.js';
import type { Turns } from '../turns/turns.js';
import { type MetricsParts, mountMetrics } from '../watch/metricsRoute.js';
import { mountAccess } from '../web/accessRoutes.js';
import { makeFaultAnswer } from '../web/faultAnswer.js';
import { mountFiles } from '../web/fileRoutes.js';
import { mountInvitations } from '../web/invitationRoutes.js';
import type { InvitationShown } from '../web/invitationShown.js';
import type { Once } from '../web/once.js';
import { mountOpenid } from '../web/openidRoutes.js';
import { createOwnConversation } from '../web/ownConversation.js';
import type { PageDeps } from '../web/pages.js';
import { mountPay } from '../web/payRoutes.js';
import { mountPhone, type PhoneDeps } from '../web/phoneRoutes.js';
import type { ResultFiles } from '../web/resultFiles.js';
import { mountWeb, sendSignIn } from '../web/routes.js';
import { mountSecurity } from '../web/securityRoutes.js';
import type { Files } from '../web/signedLinks.js';
import { mountWidget } from '../web/widgetRoutes.js';
import type { DemoAccount, ServedOperator } from '../words/served.js';
import { type Config, stopWithin } from './config.js';
import { type Check, changes, protect } from './protect.js';

export interface ServerDeps extends PageDeps {
  readonly config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'proxies'>;
  readonly signingKey: Uint8Array;
  /** The one before it, whose tokens are still taken. */
  readonly previousSigningKey?: Uint8Array | undefined;
  /** Operators' own pages. None: they get no tokens. */
  readonly portals?: readonly PortalSettings[];
  /** The Bot Framework's channel. None: it is closed. */
  readonly messages?: Messages | undefined;
  /** Where files from the chat are kept. None: none are taken. */
  readonly uploads?: Uploads;
  /** Figures, for whoever may read them. None: their address is not there. */
  readonly metrics?: MetricsParts | undefined;
  /** Where operators' back ends tell of changes. None: they are asked. */
  readonly backEndEvents?: EventParts | undefined;
  /** What can be fetched by a link from the chat: results of commands over lines, reports. */
  readonly files?: readonly Files[];
  /** Results, fetched on our page by who is signed in. */
  readonly results?: ResultFiles;
  /** The page of the operators' staff. None: there is none. */
  readonly desk?: Desk;
  /** What is shown once, on our page. None: nothing is. */
  readonly once?: Once;
  /** The demo's payment page. None: payments are made elsewhere. */
  readonly pay?: PayPage | undefined;
  /** What invitations are confirmed with. None: their page is not there. */
  readonly invited?: { readonly door: Pick<Door, 'execute'>; readonly shown: InvitationShown };
  /** The demo's phones. None: this is no demo. */
  readonly phone?: PhoneDeps['phone'];
  /** What people sign in by beside their password: without it, by that alone. */
  readonly signingIn?: {
    readonly door: Pick<Door, 'execute'>;
    readonly proofCheck: ProofCheck;
    readonly passwords: NewPasswords;
    readonly speaker: SpeakerOf;
    readonly houses: readonly OpenidSettings[];
  };
  operatorOf(id: string): Operator;
  readonly store: Store;
  readonly turns: Turns;
  /** What our page shows around a conversation. None: it shows nothing there. */
  readonly panels?: Panels;
  readonly apologise: Apologise;
  readonly sayBound: SayBound;
  /** How fast accounts may go on. None: as the limits say, without what turns cost. */
  readonly pace?: Pace;
  /** Is told of wrong tries to sign in. None: nobody is. */
  readonly refusals?: RefusedSignIns | undefined;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  readonly operators: readonly ServedOperator[];
  /** Empty in live mode. */
  readonly demoAccounts: readonly DemoAccount[];
  /** Whether the store answers, and whatever else a turn needs. */
  readonly ready: () => Promise<boolean>;
  readonly limits?: Partial<Budgets>;
  /** What counts for the limits. None: this process alone. */
  readonly counters?: Counters | undefined;
}
/** The outside edge: pages, Direct Line, health. */
export interface WebServer {
  /** Our own address, as people reach it. In the demo it is known once the server listens. */
  origin(): string;
  /** Whether that is known by now. */
  isKnown(): boolean;
  /** Ends the streams of sign-ins that have ended. */
  closeSessions(sessions: readonly string[]): void;
  /** Gives the address to open. */
  listen(): Promise<string>;
  /** Says from now on that it is not ready, and serves on. */
  drain(): void;
  /** Takes no more requests, finishes those that run, closes the streams; within ten seconds. */
  stop(): Promise<void>;
}

const Address = z.object({ port: z.int() });
/** Names that an operator cannot have, since they are paths of ours. */
const ownPaths = new Set(['assets', 'v3', 'api', 'healthz', 'readyz', 'metrics', 'tmf', 'files', 'phone', 'access']);

/** Builds the server. Throws when an operator's name is one of our own paths. */
export function createServer(deps: ServerDeps): WebServer {
  const taken = deps.operators.find(({ id }) => ownPaths.has(id) || !/^[\w-]+$/.test(id));
  if (taken) throw new Error(`an operator cannot be named ${taken.id}: it would hide a path of the server`);
  const { config, log } = deps;
  let stopping = false;
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  // restify's own log writes requests with their headers.
  Object.assign(server.log, { level: 'silent' });
  const limits = { ...usualBudgets, ...deps.limits };
  const port = () => Address.parse(server.address()).port;
  const origins = createOrigins(config.publicUrl, port);
  const counters = deps.counters ?? ownCounters;
  const limit = createRequestLimit(limits, config.proxies, counters);
  const portals = createPortals(deps.portals ?? [], deps.digest);
  const cors = createCors(portals);
  const check: Check = async (req) =>
    origins.checkHost(req) ??
    (await limit(req)) ??
    (changes(req) && !cors.allows(req) ? origins.checkOrigin(req) : undefined) ??
    (deps.uploads && isUpload(req) ? checkUpload(req) : checkBody(req));
  protect(server, { log, fault: makeFaultAnswer(deps), https: isHttps(config.publicUrl), check, cors });
  mountHealth(server, log, async () => !stopping && (await deps.ready()));
  if (deps.metrics) mountMetrics(server, { ...deps.metrics, log });
  if (deps.backEndEvents) mountTmfEvents(server, deps.backEndEvents);
  deps.assets.serve(server);
  deps.messages?.mount(server);
  const origin = () => config.publicUrl ?? `http://${config.host}:${port()}`;
  const streams = mountChat(server, deps, { limits, counters, origins, check, portals, origin });
  return {
    origin,
    isKnown: () => config.publicUrl !== undefined || Address.safeParse(server.address()).success,
    closeSessions: (sessions) => {
      for (const session of sessions) streams.closeSession(session);
    },
    listen: async () => {
      log.info('server.listening', { port: await listenOn(server, config) });
      return origin();
    },
    drain: () => {
      stopping = true;
    },
    stop: async () => {
      stopping = true;
      await stopServer(server, streams, stopWithin);
      log.info('server.stopped');
    },
  };
}

/** A bound is shown to who looks at a conversation once in so many seconds. */
const BOUND_SHOWN = { points: 1, duration: 10 };

interface Edge {
  readonly limits: Budgets;
  readonly counters: Counters;
  readonly origins: Origins;
  readonly check: Check;
  readonly portals: Portals;
  origin(): string;
}

/** The pages, Direct Line and the live streams, which share sessions and tokens. */
function mountChat(server: Server, deps: ServerDeps, edge: Edge): Streams {
  const { limits, counters, origins, check, portals } = edge;
  const { store, turns, digest, ids, clock, log, config, apologise, sayBound } = deps;
  const { conversations } = store;
  const https = isHttps(config.publicUrl);
  const sessions = new Sessions(store, deps.clock, digest, https);
  const fetching = {
    sessions,
    log,
    exports: new RateLimit(counters('exports', limits.exports)),
    sayBound: deps.sayBound,
  };
  mountFiles(server, deps.files ?? [], fetching);
  const opened = new RateLimit(counters('conversations', limits.conversations));
  const tokens = createTokens(deps.signingKey, deps.clock, deps.previousSigningKey);
  const access = createAccess({ tokens, sessions, portals, origins, store });
  const streams = new Streams({ access, turns, conversations, limits: limits.streams, sayBound, check, log });
  const atOnce = new AtOnce(limits.turnsAtOnce);
  const [tell, full] = [streams.tell.bind(streams), streams.full.bind(streams)];
  const pace = deps.pace ?? makePace({ counters, budgets: limits, log, reference: () => ids.code(8) });
  const boundsShown = new RateLimit(ownCounters('boundsShown', BOUND_SHOWN));
  const directLine = {
    ...{ access, tokens, turns, origins, digest, ids, atOnce, pace, clock },
    ...{ tell, full, apologise, sayBound, boundsShown },
  };
  mountDirectLine(server, directLine);
  if (deps.panels) mountPanel(server, { access, panels: deps.panels });
  mountPortals(server, { portals, tokens, turns, store, log, limit: opened });
  if (deps.uploads) mountUploads(server, { ...directLine, uploads: deps.uploads, limits, counters });
  mountPay(server, deps);
  mountPhone(server, deps);
  const closeSession = (session: string) => streams.closeSession(session);
  const signingIn = mountSignIn(server, deps, { ...edge, sessions, closeSession, https });
  const { invited } = deps;
  if (invited)
    mountInvitations(server, { ...signingIn, ...invited, invitations: makeInvitations({ ...signingIn, ...invited }) });
  if (deps.desk) mountDesk(server, { ...deps, desk: deps.desk, sessions, limits, counters });
  mountWidget(server, { ...deps, hostsOf: portals.widgetHosts });
  mountWeb(server, {
    ...{ ...signingIn, ...fetching, tokens },
    conversationOf: createOwnConversation({ turns, sessions, conversations, limit: opened }),
    full,
  });
  server.server.on('upgrade', (req, socket, head) => void streams.upgrade(req, socket, head));
  return streams;
}

interface SigningIn extends Edge {
  readonly sessions: Sessions;
  readonly https: boolean;
  closeSession(session: string): void;
}

/** What people sign in with; gives what the other pages need of it. */
function mountSignIn(server: Server, deps: ServerDeps, edge: SigningIn) {
  const { sessions, https, closeSession, origin, origins, counters, limits } = edge;
  const { signingIn: beside, signingKey: key, previousSigningKey: previous, clock, config } = deps;
  const beginning = {
    ...{ sessions, closeSession, browsers: createKnownBrowsers({ key, previous, clock }, https), log: deps.log },
    tellNewBrowser: (account: Account, browser: string) => tellNewBrowser(deps, account, browser),
  };
  const callerOfRequest = (req: IncomingMessage) => callerOf(req, config.proxies);
  // Each is a row for some minutes, and nobody has shown who they are.
  const questions = new RateLimit(counters('challenges', limits.accessOfAddress));
  const questionWait = (req: IncomingMessage) => questions.take(callerOfRequest(req));
  const signIn = createSignIn({ ...deps, guard: createSignInGuard(counters, limits) });
  const common = { ...deps, ...beginning, callerOf: callerOfRequest, signIn, questionWait };
  const door = beside?.door ?? nobodysDoor;
  const openid = makeOpenid({ ...deps, houses: beside?.houses ?? [], door, origin });
  if (beside === undefined) return { ...common, openid };
  mountAccess(server, { ...common, access: makeAccess({ ...deps, ...edge, door }) });
  mountSecurity(server, { ...common, ...beside, origins, passkeys: makePasskeys({ ...deps, ...beside }) });
  mountOpenid(server, {
    ...{ ...common, openid, https },
    signInAgain: (req, res, operator, problem) => sendSignIn({ ...deps, openid }, req, res, operator, problem),
  });
  return { ...common, openid };
}

/** Where nobody signs in by it. */
const nobodysDoor: Pick<Door, 'execute'> = {
  execute: async () => {
    throw new Error('nothing is carried out here');
  },
};

const isHttps = (url: string | undefined): boolean => url?.startsWith('https:') ?? false;
