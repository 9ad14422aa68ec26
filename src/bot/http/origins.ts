import type { IncomingMessage } from 'node:http';
import type { Rejection } from './answer.js';

/** Which addresses are ours: a page of another site, or a name that was bent to this machine, gets nothing. */
export interface Origins {
  /** Refuses a Host that is not this machine (the demo's cure for DNS rebinding). */
  checkHost(req: IncomingMessage): Rejection | undefined;
  /** Refuses what a browser sends for a page of another origin. */
  checkOrigin(req: IncomingMessage): Rejection | undefined;
  /** Our own origin, as the caller sees it. */
  of(req: IncomingMessage): string;
}

/** Without a public URL this is the demo: it answers to this machine's own names at its port only. */
export function createOrigins(publicUrl: string | undefined, port: () => number): Origins {
  const local = () => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port()}`);
  const of = (req: IncomingMessage) => publicUrl ?? `http://${req.headers.host}`;
  return {
    checkHost: ({ headers }) =>
      publicUrl !== undefined || local().includes(headers.host?.toLowerCase() ?? '')
        ? undefined
        : { status: 421, code: 'MisdirectedRequest' },
    checkOrigin: (req) => (isOwn(req, of(req)) ? undefined : { status: 403, code: 'ForeignOrigin' }),
    of,
  };
}

/** Browsers name the origin of what changes something; other clients name none and carry no cookie of ours by accident. */
function isOwn({ headers }: IncomingMessage, own: string): boolean {
  if (headers.origin !== undefined) return headers.origin.toLowerCase() === own.toLowerCase();
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
