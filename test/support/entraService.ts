import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { SignJWT } from 'jose';
import { z } from 'zod';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Another token than the good one. */
export interface OtherToken {
  readonly claims?: Record<string, unknown>;
  readonly foreignKey?: true;
  readonly algorithm?: 'none' | 'HS256';
  /** Seconds from now. */
  readonly expires?: number;
}

/** Microsoft Entra on this machine: its OpenID metadata and keys, and the token service of Bot Service beside it. */
export interface EntraService {
  readonly url: string;
  readonly metadata: string;
  /** What a sign-in in a window has left, by the code that it gave. */
  readonly left: Map<string, string>;
  token(claims: Record<string, unknown>, other?: OtherToken): Promise<string>;
  close(): Promise<void>;
}

export async function startEntra(audience: string): Promise<EntraService> {
  const left = new Map<string, string>();
  const server = createServer((req, res) => answer(new URL(req.url ?? '', `http://${req.headers.host}`), res, left));
  const url = await new Promise<string>((listening) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.int() }).parse(server.address());
      listening(`http://127.0.0.1:${port}`);
    });
  });
  return {
    ...{ url, left, metadata: `${url}/{tenant}/v2.0/.well-known/openid-configuration` },
    token: (claims, other = {}) => signed(url, audience, claims, other),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function signed(url: string, audience: string, claims: Record<string, unknown>, other: OtherToken): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const body = {
    iss: `${url}/${claims.tid}/v2.0`,
    aud: audience,
    exp: now + (other.expires ?? 600),
    ...claims,
    ...other.claims,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  if (other.algorithm === 'none') return Promise.resolve(`${part({ alg: 'none' })}.${part(body)}.`);
  const jwt = new SignJWT(body);
  if (other.algorithm === 'HS256')
    return jwt
      .setProtectedHeader({ alg: 'HS256', kid: 'e1' })
      .sign(own.publicKey.export({ format: 'der', type: 'spki' }));
  return jwt
    .setProtectedHeader({ alg: 'RS256', kid: 'e1' })
    .sign(other.foreignKey ? foreign.privateKey : own.privateKey);
}

function answer({ origin, pathname, searchParams }: URL, res: ServerResponse, left: Map<string, string>) {
  const send = (status: number, body: unknown) => {
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(body));
  };
  const [, tenant] = /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/.exec(pathname) ?? [];
  if (tenant !== undefined) return send(200, { issuer: `${origin}/${tenant}/v2.0`, jwks_uri: `${origin}/keys` });
  if (pathname === '/keys')
    return send(200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'e1', use: 'sig', alg: 'RS256' }] });
  if (pathname === '/api/botsignin/GetSignInResource')
    return send(200, { signInLink: `${origin}/sign-in`, tokenExchangeResource: { id: 'exchange', uri: 'api://bot' } });
  const token = left.get(searchParams.get('code') ?? '');
  if (pathname === '/api/usertoken/GetToken' && token !== undefined)
    return send(200, { channelId: 'msteams', connectionName: 'entra', token, expiration: '' });
  return send(404, {});
}
