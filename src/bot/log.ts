import { type DestinationStream, pino } from 'pino';
import { z } from 'zod';

/** An event's name, such as `server.listening`. */
export type LogEvent = `${string}.${string}`;

/** Ids, codes and route patterns only: no blank, no quote, no @, so no sentence, name or address fits. */
const word = z.string().regex(/^[\w.:|/-]{1,128}$/);

/**
 * Every field that may stand in a line. A field that is not here, or does not look as said here, is not written:
 * taking out what must not be logged has been seen to miss some of it.
 */
const LogFields = z.object({
  reference: word,
  operator: word,
  account: word,
  conversation: word,
  commandId: word,
  command: word,
  procedure: word,
  code: word,
  mode: word,
  method: word,
  /** A route's pattern, never a URL: a URL's query may hold a token. */
  route: word,
  status: z.int(),
  milliseconds: z.number(),
  count: z.int(),
  port: z.int(),
});
export type LogFields = Partial<z.output<typeof LogFields>>;

/** Writes a line of allowed fields. Texts, values, names, logins, tokens, headers and addresses have no field. */
export interface Log {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields, error?: unknown): void;
  /** An error's message is left out, since it may repeat what somebody typed: its name, code and place are written. */
  error(event: LogEvent, fields: LogFields, error: unknown): void;
}

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where lines go: standard output unless said otherwise. */
  readonly to?: DestinationStream;
}

/** A log of JSON lines. */
export function createLog({ level, to }: LogOptions): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const lines = to ? pino(options, to) : pino(options);
  const line = (event: LogEvent, fields: LogFields = {}, error?: unknown) => ({
    event: word.safeParse(event).data ?? 'unnamed',
    ...allowed(fields),
    ...(error === undefined ? {} : { error: place(error) }),
  });
  return {
    debug: (event, fields) => lines.debug(line(event, fields)),
    info: (event, fields) => lines.info(line(event, fields)),
    warn: (event, fields, error) => lines.warn(line(event, fields, error)),
    error: (event, fields, error) => lines.error(line(event, fields, error)),
  };
}

const shape = new Map<string, z.ZodType<string | number>>(Object.entries(LogFields.shape));

function allowed(fields: LogFields): Record<string, string | number> {
  const kept = Object.entries(fields).flatMap(([name, value]) => {
    const field = shape.get(name)?.safeParse(value);
    return field?.success ? [[name, field.data] as const] : [];
  });
  return Object.fromEntries(kept);
}

interface Place {
  name: string;
  code?: string | undefined;
  frames: string[];
  cause?: Place;
}

const frame =
  /^ {4}at (?:(?:async |new )*[\w.$<>#[\] ]+ \()?(?:file:\/\/|node:|\/|[A-Z]:\\|webpack:)[^\s()]*:\d+:\d+\)?$/;
const framesKept = 20;
const causesKept = 3;

/** Where an error came from, without what it says. A message with line breaks could look like frames: it is cut off first. */
function place(error: unknown, depth = 0): Place {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const { stack = '', message, cause } = error;
  const at = message === '' ? 0 : stack.indexOf(message);
  const lines = at < 0 ? [] : stack.slice(at + message.length).split('\n');
  return {
    name: word.safeParse(error.name).data ?? 'Error',
    code: z.object({ code: word }).safeParse(error).data?.code,
    frames: lines.filter((text) => frame.test(text)).slice(0, framesKept),
    ...(cause === undefined || depth >= causesKept ? {} : { cause: place(cause, depth + 1) }),
  };
}
