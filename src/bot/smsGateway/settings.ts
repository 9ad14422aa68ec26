import { z } from 'zod';
import { textOf, unpacked } from '../settingText.js';
import { isLoopback } from '../variables.js';

/** The variables of the gateways. */
export const smsVariables = { SMS_GATEWAYS: z.string().optional(), SMS_GATEWAYS_FILE: z.string().optional() };

const port = z.int().min(1).max(65_535);
const printable = /^[\x21-\x7e]*$/;
const shortestToken = 32;

/** A short number, or a long one in E.164, that people write to. */
const Sender = z.string().regex(/^\+?\d{3,15}$/, 'must be a short number, or a number with + and its calling code');

const common = {
  /** Stands in the store and in the log. */
  name: z.string().regex(/^[\w-]{1,32}$/),
  operator: z.string().min(1),
  senders: z.array(Sender).min(1),
};

/** A connection of our own to the operator's message centre. */
const SmppGateway = z.strictObject({
  ...common,
  driver: z.literal('smpp'),
  host: z.string().min(1),
  port,
  /** Not over TLS only where the line is a private one. */
  tls: z.boolean().default(true),
  /** A file with the certificate of who signs the centre's, where that is nobody public. */
  caFile: z.string().optional(),
  /** The name in the centre's certificate, where it is not `host`. */
  serverName: z.string().optional(),
  systemId: z.string().min(1).max(15).regex(printable),
  password: z.string().max(64).regex(printable),
  systemType: z.string().max(12).regex(printable).default(''),
  /** Messages that wait for the centre's answer at a time. */
  window: z.int().min(1).max(1000).default(10),
  /** Seconds between two questions whether the line is alive. */
  enquireEvery: z.number().min(0.1).max(600).default(30),
  /** Seconds that an answer is waited for. */
  answerWithin: z.number().min(0.1).max(120).default(10),
  /** Seconds before the second try to connect, or to send when the centre says that we are too fast; then twice as long each time. */
  firstWait: z.number().min(0.01).max(60).default(1),
  /** How the centre wants short numbers: type of number and numbering plan (SMPP 3.4, 5.2.5 and 5.2.6). */
  shortNumber: z.strictObject({ ton: z.int().min(0).max(6), npi: z.int().min(0).max(18) }).default({ ton: 3, npi: 0 }),
  /** Whether it is asked what becomes of each message. */
  receipts: z.boolean().default(true),
  /** Some centres name a message in hexadecimal when they take it, and in decimal when they report on it. */
  receiptIds: z.enum(['same', 'decimal']).default('same'),
});
export type SmppSettings = z.output<typeof SmppGateway> & { readonly ca?: string | undefined };

const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).protocol === 'https:' || isLoopback(new URL(text).hostname), {
    error: 'must begin with https:// (http:// only for this machine)',
  })
  .refine((text) => new URL(text).username === '' && new URL(text).search === '', {
    error: 'must be without a user and a query',
  });

/** Kannel's smsbox beside us. */
const KannelGateway = z.strictObject({
  ...common,
  driver: z.literal('kannel'),
  /** Where it takes what we send, such as http://127.0.0.1:13013/cgi-bin/sendsms. */
  sendUrl: url,
  username: z.string().min(1).max(64).regex(printable),
  password: z.string().min(1).max(64).regex(printable),
  /** Which of its connections is to send; undefined: Kannel decides. */
  smsc: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .optional(),
  /** Where we listen for what it hands over: a port of its own, which no browser reaches. */
  listen: z.strictObject({ host: z.string().default('127.0.0.1'), port: z.int().min(0).max(65_535) }),
  /** How Kannel reaches that, where it is not this machine. */
  callbackUrl: url.optional(),
  /** What it proves itself with. */
  token: z
    .string()
    .regex(/^[\w-]+$/)
    .min(shortestToken)
    .max(200),
  receipts: z.boolean().default(true),
  /** Seconds that an answer is waited for. */
  answerWithin: z.int().min(1).max(120).default(10),
});
export type KannelSettings = z.output<typeof KannelGateway>;

const Gateway = z.discriminatedUnion('driver', [SmppGateway, KannelGateway]);
export type GatewaySettings = SmppSettings | KannelSettings;

type Variables = { readonly [N in keyof typeof smsVariables]?: string | undefined };

/** The gateways of the variables, or what is wrong with them, a line each. No value is repeated. */
export function gatewaySettings(read: Variables): { gateways: readonly GatewaySettings[]; problems: string[] } {
  const { SMS_GATEWAYS, SMS_GATEWAYS_FILE } = read;
  if (SMS_GATEWAYS !== undefined && SMS_GATEWAYS_FILE !== undefined)
    return { gateways: [], problems: ['SMS_GATEWAYS and SMS_GATEWAYS_FILE are both set: one is enough'] };
  const name = SMS_GATEWAYS_FILE === undefined ? 'SMS_GATEWAYS' : 'SMS_GATEWAYS_FILE';
  const json = SMS_GATEWAYS_FILE === undefined ? (SMS_GATEWAYS ?? '[]') : textOf(SMS_GATEWAYS_FILE);
  if (json === undefined) return { gateways: [], problems: [`${name} names a file that cannot be read`] };
  const parsed = z.array(Gateway).safeParse(unpacked(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
    return { gateways: [], problems };
  }
  const twice = new Set(parsed.data.map((one) => one.name)).size < parsed.data.length;
  const withKeys = parsed.data.map(withCertificate);
  const unread = withKeys
    .filter((one) => one === undefined)
    .map(() => `${name} caFile: names a file that cannot be read`);
  const problems = [...(twice ? [`${name} has the same name twice`] : []), ...unread];
  return { gateways: withKeys.flatMap((one) => one ?? []), problems };
}

function withCertificate(settings: z.output<typeof Gateway>): GatewaySettings | undefined {
  if (settings.driver === 'kannel' || settings.caFile === undefined) return settings;
  const ca = textOf(settings.caFile);
  return ca === undefined ? undefined : { ...settings, ca };
}
