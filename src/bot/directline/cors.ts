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

export function createCors(portals: Portals): Cors {
  const originOf = ({ url = '', headers: { origin } }: IncomingMessage): string | undefined =>
    origin !== undefined && url.startsWith(`${base}/`) && portals.hasOrigin(origin.toLowerCase()) ? origin : undefined;
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
