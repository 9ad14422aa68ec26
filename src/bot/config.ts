import { z } from 'zod';

const minute = 60_000;
/** Longest wait of a clean stop before sockets are cut, in milliseconds. */
export const stopWithin = minute / 6;

const smallestKey = 32;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

const key = z
  .base64({ error: 'must be base64' })
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= smallestKey, {
    error: `must hold at least ${smallestKey} bytes (openssl rand -base64 ${smallestKey})`,
  });

const origin = z
  .url({ error: 'must be an address such as https://chat.example.com' })
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname)), {
    error: 'must begin with https:// (http:// only for this machine)',
  })
  .refine((url) => `${url.origin}/` === url.href, { error: 'must be an origin, without a path, a query or a user' })
  .transform((url) => url.origin);

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

/** Every variable that is read, and nothing else is. `.env.example` says what each means; a test compares the two. */
const variables = z.object({
  NODE_ENV: z.string().optional(),
  MODE: z.enum(['demo', 'live'], { error: 'must be demo or live' }).default('demo'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'must be a port' })
    .int({ error: 'must be a port' })
    .min(0, { error: 'must be a port' })
    .max(65_535, { error: 'must be a port' })
    .default(3978),
  PUBLIC_URL: origin.optional(),
  PROXIES: z.coerce.number({ error: 'must be a number' }).int().min(0).max(5).default(0),
  DATA_DIR: z.string().optional(),
  OPERATORS: list.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .optional(),
  SIGNING_KEY: key.optional(),
  PEPPER: key.optional(),
  SEAL_KEY: key.optional(),
});
type Variables = z.output<typeof variables>;

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

interface Common {
  readonly host: string;
  readonly port: number;
  /** The folder of the store, the outgoing mail and, in the demo, the generated keys. */
  readonly dataDir: string;
  /** How many proxies of ours stand in front, whose X-Forwarded-For is believed. */
  readonly proxies: number;
  /** The operators to serve; undefined: all that are found. */
  readonly operators: readonly string[] | undefined;
  readonly logLevel: NonNullable<Variables['LOG_LEVEL']>;
}
/** Keys that were given. The demo generates the others (keys.ts). */
export interface GivenKeys {
  readonly signing: Uint8Array | undefined;
  readonly pepper: Uint8Array | undefined;
  readonly seal: Uint8Array | undefined;
}
export type Config = Common &
  (
    | { readonly mode: 'demo'; readonly publicUrl: undefined; readonly keys: GivenKeys }
    | {
        readonly mode: 'live';
        readonly publicUrl: string;
        readonly keys: { readonly [K in keyof GivenKeys]: Uint8Array };
      }
  );

/** The configuration cannot be used. Its message names the variables, one a line, and repeats no value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(lines: readonly string[]) {
    super(['Guichet does not start:', ...lines.map((line) => `  - ${line}`)].join('\n'));
  }
}

/** The environment as one typed value. An empty variable counts as not set. Throws ConfigError. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const read = variables.safeParse(set);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  return read.data.MODE === 'live' ? live(read.data) : demo(read.data);
}

const common = (read: Variables) => ({
  port: read.PORT,
  proxies: read.PROXIES,
  operators: read.OPERATORS,
  // Whoever tries the demo wants to read the addresses, not the log.
  logLevel: read.LOG_LEVEL ?? (read.MODE === 'demo' ? 'warn' : 'info'),
});

/** The demo has known passwords: it listens on this machine only, whatever HOST says (some shells set it), and never in production. */
function demo(read: Variables): Config {
  if (read.NODE_ENV === 'production') {
    throw new ConfigError(['the demo has public passwords and is not for NODE_ENV=production: set MODE=live']);
  }
  return {
    ...common(read),
    mode: 'demo',
    host: '127.0.0.1',
    dataDir: read.DATA_DIR ?? 'var',
    publicUrl: undefined,
    keys: { signing: read.SIGNING_KEY, pepper: read.PEPPER, seal: read.SEAL_KEY },
  };
}

function live(read: Variables): Config {
  const { PUBLIC_URL, DATA_DIR, SIGNING_KEY, PEPPER, SEAL_KEY } = read;
  if (!PUBLIC_URL || !DATA_DIR || !SIGNING_KEY || !PEPPER || !SEAL_KEY) {
    const needed = { PUBLIC_URL, DATA_DIR, SIGNING_KEY, PEPPER, SEAL_KEY };
    const missing = Object.entries(needed).filter(([, value]) => !value);
    throw new ConfigError(missing.map(([name]) => `${name} is not set, and MODE=live needs it (see .env.example)`));
  }
  const keys = { signing: SIGNING_KEY, pepper: PEPPER, seal: SEAL_KEY };
  return { ...common(read), mode: 'live', host: read.HOST, dataDir: DATA_DIR, publicUrl: PUBLIC_URL, keys };
}
