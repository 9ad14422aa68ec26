import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Conversations, Said } from '../../domain/door/ports.js';
import type { Budgets } from '../budgets.js';
import type { Rejection } from '../http/answer.js';
import { tooMany } from '../http/limits.js';
import type { Log } from '../log.js';
import type { Claims, Streaming } from '../secrets/conversationTokens.js';
import type { SayBound } from '../turns/bounds.js';
import type { Turns } from '../turns/turns.js';
import type { Access } from './access.js';
import { base } from './paths.js';
import { markOf } from './routes.js';
import { Outlet } from './socket.js';

const maxPayload = 1024;
const here = 'http://localhost';
const notFound: Rejection = { status: 404, code: 'NotFound' };
const route = new RegExp(`^${base}/conversations/([^/]+)/stream$`);

export interface StreamDeps {
  readonly access: Access;
  readonly turns: Turns;
  readonly conversations: Conversations;
  readonly limits: Budgets['streams'];
  readonly sayBound: SayBound;
  /** The checks that every request passes first. */
  readonly check: (req: IncomingMessage) => Promise<Rejection | undefined>;
  readonly log: Log;
}

/** The live streams of all conversations. */
export class Streams {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
  private readonly open = new Map<WebSocket, { readonly claims: Claims; readonly outlet: Outlet }>();

  constructor(private readonly deps: StreamDeps) {}

  /** Takes the upgrade of a connection, or refuses it. */
  async upgrade(req: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    raw.on('error', () => raw.destroy());
    try {
      const refused = await this.deps.check(req);
      if (refused) return refuse(raw, refused);
      // What is no address, such as `//`, is a mistake of the caller's and none of ours.
      const address = req.url ?? '/';
      if (!URL.canParse(address, here)) return refuse(raw, notFound);
      const url = new URL(address, here);
      const admitted = await this.admit(req, url);
      if ('status' in admitted) return refuse(raw, admitted);
      const mark = markOf(url.searchParams.get('watermark'));
      this.server.handleUpgrade(req, raw, head, (socket) => this.start(socket, admitted, mark));
    } catch (error) {
      this.deps.log.error('stream.failed', {}, error);
      refuse(raw, { status: 500, code: 'ServiceError' });
    }
  }

  /** Ends the streams of a session that was signed out. */
  closeSession(session: string): void {
    for (const [socket, { claims }] of this.open) if (claims.session === session) socket.close(1008);
  }

  /** Shows something to whoever looks at a conversation here. It is kept nowhere. */
  tell(conversation: string, activity: Said['activity']): void {
    for (const { claims, outlet } of this.open.values())
      if (claims.conversation === conversation) outlet.tell(activity);
  }

  /** Ends all streams; clients come back by themselves. `cut`: without waiting for their goodbye. */
  closeAll(cut = false): void {
    for (const socket of this.open.keys()) {
      if (cut) socket.terminate();
      else socket.close(1001);
    }
  }

  private async admit(req: IncomingMessage, url: URL): Promise<Claims | Rejection> {
    const id = route.exec(url.pathname)?.[1];
    if (id === undefined) return notFound;
    const admission = await this.deps.access.admit(req, url.searchParams.get('t') ?? '', id);
    if ('rejection' in admission) return admission.rejection;
    const { claims } = admission;
    return (await this.full({ ...claims, locale: req.headers['accept-language'] })) ?? claims;
  }

  /** Undefined: there is room for another stream. What is gone is noticed at the next look. */
  async full(whose: Streaming): Promise<Rejection | undefined> {
    const { limits, sayBound } = this.deps;
    const what = this.reached(whose);
    if (what === undefined) return undefined;
    const seconds = Math.ceil(limits.checkEvery / 1000);
    return { ...tooMany(seconds), message: await sayBound(what, seconds, whose) };
  }

  private reached({ conversation, account }: Pick<Claims, 'conversation' | 'account'>) {
    const { limits } = this.deps;
    const own = [...this.open.values()].map(({ claims }) => claims).filter((claims) => claims.account === account);
    const here = own.filter((claims) => claims.conversation === conversation);
    if (here.length >= limits.conversation || own.length >= limits.account) return 'streams';
    return this.open.size >= limits.overall ? 'crowded' : undefined;
  }

  private start(socket: WebSocket, claims: Claims, mark: number): void {
    const outlet = new Outlet(socket, mark);
    // From the beginning: what another instance says while the log is read may come late. The outlet knows what it has sent.
    const deaf = this.deps.turns.listen(claims.conversation, (said) => outlet.hear(said), 0);
    const stopWatching = this.watch(socket, claims);
    this.open.set(socket, { claims, outlet });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.open.delete(socket);
      stopWatching();
      deaf();
    });
    void this.begin(socket, claims, outlet);
  }

  private async begin(socket: WebSocket, claims: Claims, outlet: Outlet): Promise<void> {
    try {
      // Asked again: a sign-out since the check has not seen this socket.
      const holds = await this.deps.access.holds(claims);
      const conversation = await this.deps.conversations.load(claims.conversation);
      if (holds && conversation) outlet.begin(conversation.log);
      else socket.close(1008);
    } catch (error) {
      this.deps.log.error('stream.failed', { conversation: claims.conversation }, error);
      socket.terminate();
    }
  }

  private watch(socket: WebSocket, claims: Claims): () => void {
    let alive = true;
    socket.on('pong', () => {
      alive = true;
    });
    const timer = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
      void this.closeUnheld(socket, claims);
    }, this.deps.limits.checkEvery);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** While the store is gone nobody knows, and nothing is said either: it is asked again at the next look. */
  private async closeUnheld(socket: WebSocket, claims: Claims): Promise<void> {
    try {
      if (!(await this.deps.access.holds(claims))) socket.close(1008);
    } catch (error) {
      this.deps.log.error('stream.failed', { conversation: claims.conversation }, error);
    }
  }
}

/** The server has let go of this connection and knows no time-out for it: a caller that stays would hold it for ever. */
function refuse(raw: Duplex, { status, code, message = code, retryAfter }: Rejection): void {
  const body = JSON.stringify({ error: { code, message } });
  const headers = [
    `HTTP/1.1 ${status} ${code}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
  ];
  raw.once('finish', () => raw.destroy());
  raw.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
