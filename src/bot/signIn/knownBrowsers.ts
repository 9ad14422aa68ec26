import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { createSignedTokens, type SigningPorts } from '../secrets/signedTokens.js';
import { cookieIn } from './cookies.js';

/** How long a browser is known after the last sign-in with it. */
const DAYS = 180;
/** Of so many accounts, the last ones. */
const MOST = 8;

const Claims = z.object({ browser: z.string(), accounts: z.array(z.string()) });
type Known = z.output<typeof Claims>;

/**
 * Which browsers have signed in to which accounts before: a signed cookie says it, and nothing else. It lets nobody in; whoever has it
 * is only not held up by what strangers do.
 */
export function createKnownBrowsers(ports: SigningPorts, https: boolean) {
  const tokens = createSignedTokens(ports, 'guichet/browser');
  const name = https ? '__Host-guichet-browser' : 'guichet-browser';
  const knownOf = async (req: IncomingMessage): Promise<Known | undefined> => {
    const token = cookieIn(req, name, /[\w.-]+/);
    return token === undefined ? undefined : Claims.safeParse(await tokens.open(token)).data;
  };
  return {
    /** This browser as an account knows it. */
    async of(req: IncomingMessage): Promise<(account: string) => string | undefined> {
      const known = await knownOf(req);
      return (account) => (known?.accounts.includes(account) ? known.browser : undefined);
    },
    /** Whether it has signed in to any account before. */
    isKnown: async (req: IncomingMessage): Promise<boolean> => (await knownOf(req)) !== undefined,
    /** The header with which the browser is known to an account from now on. */
    async cookie(req: IncomingMessage, account: string): Promise<string> {
      const known = await knownOf(req);
      const browser = known?.browser ?? randomBytes(16).toString('base64url');
      const accounts = [account, ...(known?.accounts ?? []).filter((one) => one !== account)].slice(0, MOST);
      const now = Math.floor(ports.clock.now().getTime() / 1000);
      const age = DAYS * 24 * 3600;
      const token = await tokens.sign({ browser, accounts }, now, now + age);
      return `${name}=${token}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`;
    },
  };
}
export type KnownBrowsers = ReturnType<typeof createKnownBrowsers>;
