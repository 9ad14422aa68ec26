import { z } from 'zod';
import { type BotSettings, botSettings, botVariables } from '../botFramework/settings.js';
import { type TenantBinding, tenantVariables } from '../botFramework/tenants.js';
import { type Budgets, budgetsVariable } from '../budgets.js';
import { type Smtp, smtpUrl } from '../couriers/mail/smtpUrl.js';
import { type PortalSettings, portalSettings, portalVariables } from '../directline/portals.js';
import { type OpenidSettings, openidSettings, openidVariables } from '../signIn/openidSettings.js';
import { type GatewaySettings, gatewaySettings, smsVariables } from '../smsGateway/settings.js';
import { appVariables } from '../teamsApp/settings.js';
import { type TmfSettings, tmfSettings, tmfVariables } from '../tmf/client/settings.js';
import { list, origin } from '../variables.js';
import { type WatchSettings, watchSettings, watchVariables } from '../watch/settings.js';

const minute = 60_000;
/** Longest wait of a clean stop before sockets are cut, in milliseconds. */
export const stopWithin = minute / 6;

const smallestKey = 32;

const key = z
  .base64({ error: 'must be base64' })
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine((bytes) => bytes.length >= smallestKey, {
    error: `must hold at least ${smallestKey} bytes (openssl rand -base64 ${smallestKey})`,
  });

/** A key, and after a comma the one before it: what was made with that is still good. */
const keys = list.pipe(z.array(key).min(1).max(2, { error: 'must hold one key, or the present and the previous one' }));

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
  STORE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/database' })
    .optional(),
  OPERATORS: list.optional(),
  OPERATORS_DIR: z.string().optional(),
  REVIEW_PAUSE_MS: z.coerce.number({ error: 'must be a number' }).int().min(0).max(10_000).default(1500),
  DRAIN_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(0).max(60).default(0),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .optional(),
  SIGNING_KEY: keys.optional(),
  BUDGETS: budgetsVariable,
  PEPPER: keys.optional(),
  SEAL_KEY: keys.optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: z.email({ error: 'must be an e-mail address' }).optional(),
  ...botVariables,
  ...appVariables,
  ...tenantVariables,
  ...portalVariables,
  ...smsVariables,
  ...openidVariables,
  ...tmfVariables,
  ...watchVariables,
});
type Variables = z.output<typeof variables>;

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

interface Common {
  readonly host: string;
  readonly port: number;
  /** The folder of the store, the outgoing mail and, in the demo, the generated keys. */
  readonly dataDir: string;
  /** The PostgreSQL database of the business data; undefined: the embedded store in `dataDir`. */
  readonly storeUrl: string | undefined;
  /** How many proxies of ours stand in front, whose X-Forwarded-For is believed. */
  readonly proxies: number;
  /** The operators to serve; undefined: all that are found. */
  readonly operators: readonly string[] | undefined;
  /** Folders of operators beside those that come with the program. */
  readonly operatorsDirs: readonly string[];
  /** For how long a review that has just appeared takes no press of its confirmation, in milliseconds. */
  readonly reviewPauseMs: number;
  /** For how long a stop says that it is not ready while it serves on, in milliseconds. */
  readonly drainMs: number;
  readonly logLevel: NonNullable<Variables['LOG_LEVEL']>;
  /** Of how much somebody may have only so much, where it is other than usual. */
  readonly budgets: Partial<Budgets>;
  /** Where mail is handed in; undefined in a demo that writes it into files. */
  readonly smtp: Smtp | undefined;
  /** Whom mail comes from where an operator's profile does not say. */
  readonly mailFrom: string | undefined;
  /** Who may read figures, and where traces go. */
  readonly watch: WatchSettings;
}
interface Channels {
  /** Undefined: the Bot Framework's channel is closed. */
  readonly bot: BotSettings | undefined;
  /** Whose people may hold accounts in Teams. Undefined: nobody's; in the demo, those of a tenant that nobody has. */
  readonly teamsTenants: readonly TenantBinding[] | undefined;
  /** The operators' own pages that may ask for tokens. */
  readonly portals: readonly PortalSettings[];
  /** By which text messages go out and come in. Of an operator without one: the demo's phones, or nobody. */
  readonly sms: readonly GatewaySettings[];
  /** The houses at which people of an operator or a company sign in (OpenID Connect). */
  readonly openid: readonly OpenidSettings[];
  /** The operators' back ends by TM Forum Open APIs. Of an operator without one, nothing is called. */
  readonly tmf: readonly TmfSettings[];
}
/** Keys that were given. The demo generates the others (keys.ts). */
export interface GivenKeys {
  readonly signing: Uint8Array | undefined;
  /** Signs no more, but its tokens are taken. */
  readonly previousSigning?: Uint8Array | undefined;
  readonly pepper: Uint8Array | undefined;
  readonly previousPepper?: Uint8Array | undefined;
  readonly seal: Uint8Array | undefined;
  readonly previousSeal?: Uint8Array | undefined;
}
type WithoutChannels = Common &
  (
    | { readonly mode: 'demo'; readonly publicUrl: undefined; readonly keys: GivenKeys }
    | {
        readonly mode: 'live';
        readonly publicUrl: string;
        readonly keys: { readonly [K in keyof GivenKeys]: K extends `previous${string}` ? GivenKeys[K] : Uint8Array };
      }
  );

export type Config = WithoutChannels & Channels;

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
    throw new ConfigError(
      read.error.issues.map(
        ({ path, message }) => `${path.filter((part) => typeof part === 'string').join('.')} ${message}`,
      ),
    );
  const { bot, problems } = botSettings(read.data);
  const portals = portalSettings(read.data);
  const sms = gatewaySettings(read.data);
  const openid = openidSettings(read.data);
  const tmf = tmfSettings(read.data);
  const wrong = [...problems, ...portals.problems, ...sms.problems, ...openid.problems, ...tmf.problems];
  if (wrong.length > 0) throw new ConfigError(wrong);
  const channels = {
    ...{ bot, portals: portals.portals, sms: sms.gateways, openid: openid.houses, tmf: tmf.backEnds },
    teamsTenants: read.data.TEAMS_TENANTS,
  };
  return { ...(read.data.MODE === 'live' ? live(read.data) : demo(read.data)), ...channels };
}

const common = (read: Variables) => ({
  port: read.PORT,
  proxies: read.PROXIES,
  storeUrl: read.STORE_URL,
  operators: read.OPERATORS,
  operatorsDirs: read.OPERATORS_DIR === undefined ? [] : [read.OPERATORS_DIR],
  reviewPauseMs: read.REVIEW_PAUSE_MS,
  budgets: read.BUDGETS ?? {},
  drainMs: read.DRAIN_SECONDS * 1000,
  smtp: read.SMTP_URL,
  mailFrom: read.MAIL_FROM,
  watch: watchSettings(read),
  // Whoever tries the demo wants to read the addresses, not the log.
  logLevel: read.LOG_LEVEL ?? (read.MODE === 'demo' ? 'warn' : 'info'),
});

/** The demo has known passwords: it listens on this machine only, whatever HOST says (some shells set it), and never in production. */
function demo(read: Variables): WithoutChannels {
  if (read.NODE_ENV === 'production') {
    throw new ConfigError(['the demo has public passwords and is not for NODE_ENV=production: set MODE=live']);
  }
  return {
    ...common(read),
    mode: 'demo',
    host: '127.0.0.1',
    dataDir: read.DATA_DIR ?? 'var',
    publicUrl: undefined,
    keys: {
      ...{ signing: read.SIGNING_KEY?.[0], previousSigning: read.SIGNING_KEY?.[1] },
      ...{ pepper: read.PEPPER?.[0], previousPepper: read.PEPPER?.[1] },
      ...{ seal: read.SEAL_KEY?.[0], previousSeal: read.SEAL_KEY?.[1] },
    },
  };
}

function live(read: Variables): WithoutChannels {
  const { PUBLIC_URL, DATA_DIR, SIGNING_KEY, PEPPER, SEAL_KEY, SMTP_URL } = read;
  if (!PUBLIC_URL || !DATA_DIR || !SIGNING_KEY || !PEPPER || !SEAL_KEY || !SMTP_URL) {
    const needed = { PUBLIC_URL, DATA_DIR, SIGNING_KEY, PEPPER, SEAL_KEY, SMTP_URL };
    const missing = Object.entries(needed).filter(([, value]) => !value);
    throw new ConfigError(missing.map(([name]) => `${name} is not set, and MODE=live needs it (see .env.example)`));
  }
  const [signing, previousSigning] = SIGNING_KEY;
  const [pepper, previousPepper] = PEPPER;
  const [seal, previousSeal] = SEAL_KEY;
  if (!signing || !pepper || !seal) throw new ConfigError(['a key is empty (see .env.example)']);
  const keys = { signing, previousSigning, pepper, previousPepper, seal, previousSeal };
  return { ...common(read), mode: 'live', host: read.HOST, dataDir: DATA_DIR, publicUrl: PUBLIC_URL, keys };
}
