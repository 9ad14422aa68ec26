import { z } from 'zod';

/** The variables of what is watched. */
export const watchVariables = {
  METRICS: z.enum(['loopback'], { error: 'must be loopback, or not set' }).optional(),
  METRICS_TOKEN: z
    .string()
    .min(32, { error: 'must have 32 characters or more' })
    .regex(/^[\x21-\x7e]+$/, { error: 'must have no blanks' })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:4318' })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  // Read by the exporter itself, which knows how they are written.
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().default('guichet'),
};
type Read = z.output<z.ZodObject<typeof watchVariables>>;

/** Who may read the figures: whoever has the token, where there is one; callers on this machine, where that is said. */
export interface MetricsAccess {
  readonly token: string | undefined;
  readonly loopback: boolean;
}
/** Where traces go. */
export interface TraceSettings {
  readonly endpoint: string;
  readonly service: string;
}
export interface WatchSettings extends MetricsAccess {
  /** Undefined: none are made. */
  readonly traces: TraceSettings | undefined;
}

export const watchSettings = (read: Read): WatchSettings => ({
  token: read.METRICS_TOKEN,
  loopback: read.METRICS === 'loopback',
  traces:
    read.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? undefined
      : { endpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT, service: read.OTEL_SERVICE_NAME },
});
