import type { IncomingMessage } from 'node:http';
import type { Response } from 'restify';
import { base } from './paths.js';
import type { Portals } from './portals.js';

/** What the pages of portals may do in a browser: Direct Line, and nothing else of ours. */
export interface Cors {
  /** Whether a portal's page sent this to Direct Line. Whose token it carries is looked at later. */
  allows(req: IncomingMessage): boolean;
  /** Lets that page read the answer, whatever it will be. */
  mark(req: IncomingMessage, res: Response): void;
}

/** The path that an address leads to, with what `..` in it takes away. */
const pathOf = (url: string): string => (URL.canParse(url, here) ? new URL(url, here).pathname : '');
const here = 'http://localhost';

export function createCors(portals: Portals): Cors {
  const originOf = ({ url = '', headers: { origin } }: IncomingMessage): string | undefined =>
    origin !== undefined && pathOf(url).startsWith(`${base}/`) && portals.hasOrigin(origin.toLowerCase())
      ? origin
      : undefined;
  return {
    allows: (req) => originOf(req) !== undefined,
    mark: (req, res) => {
      const origin = originOf(req);
      if (origin === undefined) return;
      res.setHeader('Vary', 'Origin');
      res.setHeader('Access-Control-Allow-Origin', origin);
      if (req.method !== 'OPTIONS') return;
      res.setHeader('Access-Control-Allow-Methods', 'GET, POST');
      res.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With');
      res.setHeader('Access-Control-Max-Age', '600');
    },
  };
}
