import { z } from 'zod';
import { textOf, unpacked } from '../../settingText.js';
import { isLoopback } from '../../variables.js';
import { interfaceNames } from './interfaces.js';

/** The variables of it. */
export const tmfVariables = { TMF: z.string().optional(), TMF_FILE: z.string().optional() };

const shortestSecret = 32;

const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).protocol === 'https:' || isLoopback(new URL(text).hostname), {
    error: 'must begin with https:// (http:// only for this machine)',
  })
  .refine((text) => new URL(text).username === '' && new URL(text).search === '' && new URL(text).hash === '', {
    error: 'must be without a user, a query and a fragment',
  });
/** Seconds. */
const within = z.number().min(0.1).max(120);
const concurrency = z.int().min(1).max(100);

/** What one interface has otherwise than the others of its operator. */
const Interface = z.strictObject({
  /** Behind `baseUrl`, where it is not the one of the official file; or a whole URL. */
  path: z
    .string()
    .regex(/^[\w./-]+$/)
    .optional(),
  url: url.optional(),
  within: within.optional(),
  concurrency: concurrency.optional(),
});

const BackEnd = z
  .strictObject({
    operator: z.string().min(1),
    /** Where its interfaces lie, such as https://api.example.com/tmf-api. */
    baseUrl: url,
    /** The interfaces that there are. What is not named is never called. */
    interfaces: z.partialRecord(z.enum(interfaceNames), Interface),
    /** OAuth 2 client credentials. */
    oauth: z
      .strictObject({
        tokenUrl: url,
        clientId: z.string().min(1).max(200),
        clientSecret: z.string().min(16).max(500),
        scope: z.string().min(1).max(500).optional(),
      })
      .optional(),
    /** Our certificate (mutual TLS), and who signs theirs where that is nobody public. */
    tls: z
      .strictObject({ certFile: z.string().optional(), keyFile: z.string().optional(), caFile: z.string().optional() })
      .refine(({ certFile, keyFile }) => (certFile === undefined) === (keyFile === undefined), {
        error: 'certFile and keyFile go together',
      })
      .optional(),
    /** Seconds that one call may take. */
    within: within.default(4),
    /** Calls of one interface at a time, and as many again that wait. */
    concurrency: concurrency.default(8),
    queue: z.int().min(0).max(1000).default(32),
    /** Rows that a page is asked for. */
    pageSize: z.int().min(1).max(1000).default(100),
    /** After so many failures in a row an interface is left alone for so many seconds. */
    breaker: z
      .strictObject({ failures: z.int().min(1).max(100).default(5), rest: z.number().min(0.01).max(600).default(10) })
      .prefault({}),
    /** Where its events come in. Without it, it is asked. */
    events: z
      .strictObject({
        /** How the back end reaches us, where that is not PUBLIC_URL. */
        callbackUrl: url.optional(),
        /** Stands at the end of the callback's address: who does not know it is nobody. */
        secret: z
          .string()
          .regex(/^[\w-]+$/)
          .min(shortestSecret)
          .max(200),
      })
      .optional(),
    /** Seconds between two looks at what has changed. */
    pollEvery: z.number().min(0.05).max(86_400).default(60),
    /** The attribute of its inventory that says when something was changed last; without it, nobody is asked by it. */
    lastUpdate: z
      .string()
      .regex(/^[\w.]{1,60}$/)
      .optional(),
    /** Hours that the first look after a start goes back. */
    lookBack: z.number().min(0).max(8_760).default(24),
  })
  .refine(({ oauth, tls, baseUrl }) => oauth || tls?.certFile || isLoopback(new URL(baseUrl).hostname), {
    error: 'needs oauth, or tls with a certificate: nobody is asked without saying who asks',
  })
  .refine(({ interfaces }) => interfaces.TMF641 === undefined || interfaces.TMF622 !== undefined, {
    path: ['interfaces'],
    error: 'TMF641 takes no orders of products, such as another plan: name TMF622 as well, alone or beside it',
  })
  .refine(({ interfaces }) => interfaces.TMF637 === undefined || interfaces.TMF638 === undefined, {
    path: ['interfaces'],
    error:
      'TMF637 and TMF638 both say what lines there are: name one, TMF637 where there are products, since only those can be suspended',
  });

/** Certificates and keys as they stand in their files. */
export interface TlsTexts {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}
export type TmfSettings = z.output<typeof BackEnd> & { readonly tlsTexts?: TlsTexts | undefined };

type Variables = { readonly [N in keyof typeof tmfVariables]?: string | undefined };

/** The back ends of the variables, one for an operator, or what is wrong with them, a line each. No value is repeated. */
export function tmfSettings({ TMF, TMF_FILE }: Variables): { backEnds: readonly TmfSettings[]; problems: string[] } {
  if (TMF !== undefined && TMF_FILE !== undefined)
    return { backEnds: [], problems: ['TMF and TMF_FILE are both set: one is enough'] };
  const name = TMF_FILE === undefined ? 'TMF' : 'TMF_FILE';
  const json = TMF_FILE === undefined ? (TMF ?? '[]') : textOf(TMF_FILE);
  if (json === undefined) return { backEnds: [], problems: [`${name} names a file that cannot be read`] };
  const parsed = z.array(BackEnd).safeParse(unpacked(json));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
    return { backEnds: [], problems };
  }
  const operators = new Set(parsed.data.map(({ operator }) => operator));
  const twice = operators.size < parsed.data.length ? [`${name} has the same operator twice`] : [];
  const read = parsed.data.map(withTexts);
  const unread = read.flatMap((one) =>
    typeof one === 'string' ? [`${name} ${one}: names a file that cannot be read`] : [],
  );
  return { backEnds: read.flatMap((one) => (typeof one === 'string' ? [] : [one])), problems: [...twice, ...unread] };
}

/** With what stands in the files, or the name of the setting whose file cannot be read. */
function withTexts(settings: z.output<typeof BackEnd>): TmfSettings | string {
  const { certFile, keyFile, caFile } = settings.tls ?? {};
  const texts: { cert?: string; key?: string; ca?: string } = {};
  for (const [name, file] of [
    ['cert', certFile],
    ['key', keyFile],
    ['ca', caFile],
  ] as const) {
    const text = file === undefined ? undefined : textOf(file);
    if (file !== undefined && text === undefined) return `tls.${name}File`;
    if (text !== undefined) texts[name] = text;
  }
  return { ...settings, tlsTexts: texts };
}
