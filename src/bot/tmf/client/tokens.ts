import * as client from 'openid-client';
import { type Dispatcher, request } from 'undici';
import { isLoopback } from '../../variables.js';
import type { TmfSettings } from './settings.js';

type Credentials = NonNullable<TmfSettings['oauth']>;

/** So long before it ends a token is used no more, in milliseconds. */
const EARLY = 30_000;
/** How long one that does not say when it ends is used. */
const UNSAID = 60;

/** The token that an operator's back end is called with. */
export interface Tokens {
  /** One that is good; undefined where none is needed. Asked for once for all who wait for it. */
  current(): Promise<string | undefined>;
  /** It was not taken: the next one is asked for anew. */
  spoilt(token: string): void;
}

/** Tokens by OAuth 2 client credentials; without credentials, none. */
export function makeTokens(credentials: Credentials | undefined, dispatcher: Dispatcher, within: number): Tokens {
  if (credentials === undefined) return { current: async () => undefined, spoilt: () => {} };
  const config = configured(credentials, dispatcher, within);
  let known: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { scope } = credentials;
    const given = await client.clientCredentialsGrant(config, scope === undefined ? {} : { scope });
    const seconds = given.expires_in ?? UNSAID;
    known = { token: given.access_token, until: Date.now() + Math.max(seconds * 1000 - EARLY, 1000) };
    return known.token;
  };
  return {
    current: async () => {
      if (known !== undefined && Date.now() < known.until) return known.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    spoilt: (token) => {
      if (known?.token === token) known = undefined;
    },
  };
}

function configured({ tokenUrl, clientId, clientSecret }: Credentials, dispatcher: Dispatcher, within: number) {
  const { origin, hostname } = new URL(tokenUrl);
  const server = { issuer: origin, token_endpoint: tokenUrl };
  const config = new client.Configuration(server, clientId, undefined, client.ClientSecretBasic(clientSecret));
  if (isLoopback(hostname)) client.allowInsecureRequests(config);
  config.timeout = within;
  // Over the same connections as the calls: with our certificate, where there is one.
  config[client.customFetch] = async (url, { method, headers, body, signal }) => {
    const text = body == null ? null : String(body);
    const until = signal ?? null;
    const answer = await request(url, { method: methodOf(method), headers, body: text, dispatcher, signal: until });
    const type = [answer.headers['content-type']].flat()[0] ?? '';
    return new Response(await answer.body.text(), { status: answer.statusCode, headers: { 'content-type': type } });
  };
  return config;
}

const methodOf = (method: string) => (method === 'GET' ? 'GET' : 'POST');
