import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { BotParts } from '../../src/bot/botFramework/index.js';
import { ConnectorService, type Failure, type Shown } from './connectorService.js';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = '66666666-7777-4888-8999-000000000000';
const issuer = 'https://api.botframework.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export interface Signing {
  readonly key?: KeyObject;
  readonly header?: Record<string, unknown>;
}

/** Bot Service on this machine: the keys of its tokens, and the connector through which a channel is answered. */
export interface BotService {
  readonly url: string;
  readonly shown: Shown[];
  /** All that the bot asked of the channel, and how it is answered. */
  readonly connector: ConnectorService;
  readonly env: Record<string, string>;
  readonly bot: BotParts;
  /** A token as Bot Service signs it, with other claims, key or header where given. */
  token(claims?: Record<string, unknown>, signing?: Signing): string;
  /** The next calls are answered with these, then it works again. */
  failWith(...failures: Failure[]): void;
  /** Holds all calls until the given function is called. */
  hold(): () => void;
  /** Resolves when so many were shown. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startBotService(): Promise<BotService> {
  const connector = new ConnectorService();
  const server = createServer((req, res) => void answer(req, res, connector));
  const url = await listen(server);
  return {
    url,
    shown: connector.shown,
    connector,
    ...botServiceAt(url),
    token: (claims = {}, signing = {}) => token({ serviceurl: url, ...claims }, signing),
    failWith: (...failures) => void connector.failures.push(...failures),
    hold: () => connector.hold(),
    until: (count) => connector.until(count),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** What a program needs to take the Bot Service at this address for the real one. */
export const botServiceAt = (url: string): Pick<BotService, 'env' | 'bot'> => ({
  env: {
    BOT_AUTH: 'required',
    BOT_SERVICE_URLS: url,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenant,
    MicrosoftAppPassword: 'not used here',
  },
  bot: { cloud: { addresses: addresses(url), credentials: new NoCredentials() } },
});

/**
 * The library keeps the keys of an address for an hour, and a process the library for all of its test files: the next file's service may have
 * the port of this one, and has other keys. So each process asks under a name of its own, and a service answers to any, of other processes, too.
 */
const metadata = `/${randomUUID()}/openid`;
const isMetadata = (path: string | undefined): boolean => /^\/[\w-]+\/openid$/.test(path ?? '');

/** All seven, since naming one switches every built-in one off. */
const addresses = (url: string) => ({
  ToChannelFromBotLoginUrl: `${url}/login`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: issuer,
  OAuthUrl: `${url}/oauth`,
  ToBotFromChannelOpenIdMetadataUrl: `${url}${metadata}`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${url}${metadata}`,
  CallerId: 'urn:botframework:azure',
});

/** The connector here asks for no token of ours. */
class NoCredentials extends ServiceClientCredentialsFactory {
  override async isValidAppId(id: string) {
    return id === appId;
  }
  override async isAuthenticationDisabled() {
    return false;
  }
  override async createCredentials() {
    return { signRequest: async <T>(request: T) => request };
  }
}

const part = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

function token(claims: Record<string, unknown>, { key = privateKey, header = {} }: Signing): string {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: 'RS256', typ: 'JWT', kid: 'k1', ...header };
  const body = `${part(head)}.${part({ iss: issuer, aud: appId, nbf: now - 10, exp: now + 600, ...claims })}`;
  return `${body}.${head.alg === 'none' ? '' : part(sign('sha256', Buffer.from(body), key))}`;
}

const keys = {
  keys: [
    {
      ...publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      use: 'sig',
      endorsements: ['msteams', 'webchat', 'sms', 'telegram'],
    },
  ],
};

async function answer(req: IncomingMessage, res: ServerResponse, connector: ConnectorService): Promise<void> {
  const base = `http://${req.headers.host}`;
  const send = (status: number, body: unknown) => {
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(body));
  };
  if (isMetadata(req.url))
    return send(200, { issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  if (req.url === '/keys') return send(200, keys);
  if (!(await connector.answer(req, res))) send(404, {});
}

function listen(server: Server): Promise<string> {
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening(`http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`);
    });
  });
}
