import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Watcher } from './makeWatch.js';
import type { TraceSettings } from './settings.js';
import type { Watched } from './watch.js';

/** How long a portion may take to be sent, tries again among it, and how long a stop waits for the last one, in milliseconds. */
const SENT_WITHIN = 3_000;

export interface Traces {
  readonly watcher: Watcher;
  /** Sends what is still to be sent. Never throws. */
  end(): Promise<void>;
}

/**
 * A span for each piece of work, sent to a collector in OpenTelemetry's protocol. What stands in one is what stands in the figures: words of
 * the program, nothing of a person, no id, and of an error only that there was one.
 */
export function createTraces({ endpoint, service }: TraceSettings): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: SENT_WITHIN });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  return {
    watcher: spansOf(provider.getTracer('guichet')),
    end: () => {
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, SENT_WITHIN).unref();
      });
      return Promise.race([provider.shutdown().catch(() => {}), late]);
    },
  };
}

/** One span within the other, as the work is. */
function spansOf(tracer: Tracer): Watcher {
  const present = new AsyncLocalStorage<Span>();
  return {
    within: async (what, work, ended) => {
      const parent = present.getStore();
      // What the program looks after by itself, several times a minute, says nothing of anybody's wait.
      if (parent === undefined && what === 'transaction') return work();
      const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      const span = tracer.startSpan(what, { kind: kinds[what] }, context);
      try {
        return await present.run(span, work);
      } finally {
        finish(span, what, ended().labels);
      }
    },
  };
}

const kinds: Readonly<Record<Watched, SpanKind>> = {
  turn: SpanKind.SERVER,
  command: SpanKind.INTERNAL,
  transaction: SpanKind.CLIENT,
  outbound: SpanKind.CLIENT,
};

function finish(span: Span, what: Watched, labels: Readonly<Record<string, string>>): void {
  const { command, system, call, outcome } = labels;
  span.updateName([what, command, system, call].filter((word) => word !== undefined).join(' '));
  for (const [name, value] of Object.entries(labels)) span.setAttribute(`guichet.${name}`, value);
  if (outcome === 'failed' || outcome === 'fault') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
