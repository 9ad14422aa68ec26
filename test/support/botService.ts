import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import { z } from 'zod';
import type { BotParts } from '../../src/bot/botFramework/index.js';

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenant = '66666666-7777-4888-8999-000000000000';
const issuer = 'https://api.botframework.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the connector was asked to show: a new message, or another one in the place of `replaced`. */
export interface Shown {
  readonly id: string;
  readonly conversation: string;
  readonly replaced: boolean;
  readonly activity: Record<string, unknown>;
}

export interface Signing {
  readonly key?: KeyObject;
  readonly header?: Record<string, unknown>;
}

/** Bot Service on this machine: the keys of its tokens, and the connector through which a channel is answered. */
export interface BotService {
  readonly url: string;
  readonly shown: Shown[];
  readonly env: Record<string, string>;
  readonly bot: BotParts;
  /** A token as Bot Service signs it, with other claims, key or header where given. */
  token(claims?: Record<string, unknown>, signing?: Signing): string;
  /** The next calls are answered with these, then it works again. */
  failWith(...statuses: number[]): void;
  /** Holds all calls until the given function is called. */
  hold(): () => void;
  /** Resolves when so many were shown. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startBotService(): Promise<BotService> {
  const connector = new Connector();
  const server = createServer((req, res) => void answer(req, res, connector));
  const url = await listen(server);
  return {
    url,
    shown: connector.shown,
    ...botServiceAt(url),
    token: (claims = {}, signing = {}) => token({ serviceurl: url, ...claims }, signing),
    failWith: (...statuses) => void connector.failures.push(...statuses),
    hold: () => connector.hold(),
    until: (count) => connector.until(count),
    close: () => new Promise((closed) => server.close(() => closed())),
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

/** All seven, since naming one switches every built-in one off. */
const addresses = (url: string) => ({
  ToChannelFromBotLoginUrl: `${url}/login`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: issuer,
  OAuthUrl: `${url}/oauth`,
  ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid`,
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

class Connector {
  readonly shown: Shown[] = [];
  readonly failures: number[] = [];
  private readonly waiting = new Set<() => void>();
  private held: Promise<void> = Promise.resolve();
  private count = 0;

  hold(): () => void {
    let release = () => {};
    this.held = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  until(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.shown.length >= count) resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  /** Gives the status and, when it worked, the message's id. */
  async take(
    conversation: string,
    replaced: string | undefined,
    json: string,
  ): Promise<{ status: number; id?: string }> {
    await this.held;
    const failure = this.failures.shift();
    if (failure !== undefined) return { status: failure };
    this.count += 1;
    const id = replaced ?? `teams-${this.count}`;
    const activity = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
    this.shown.push({ id, conversation, replaced: replaced !== undefined, activity });
    for (const look of this.waiting) look();
    return { status: 200, id };
  }
}

const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;

async function answer(req: IncomingMessage, res: ServerResponse, connector: Connector): Promise<void> {
  const base = `http://${req.headers.host}`;
  const [, conversation, named] = path.exec(req.url ?? '') ?? [];
  // A reply to a message names it too.
  const replaced = req.method === 'PUT' ? named : undefined;
  const send = (status: number, body: unknown) => {
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(body));
  };
  if (req.url === '/openid')
    return send(200, { issuer, jwks_uri: `${base}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  if (req.url === '/keys') return send(200, keys);
  if (conversation === undefined) return send(404, {});
  const { status, ...body } = await connector.take(decodeURIComponent(conversation), replaced, await text(req));
  send(status, status < 300 ? body : { error: { code: 'Error', message: 'as asked' } });
}

function listen(server: Server): Promise<string> {
  return new Promise((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening(`http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`);
    });
  });
}
