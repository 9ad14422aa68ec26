import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { blockingInText } from '../guides/lines/blockingOne.js';
import { startApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

const Attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) });
const Span = z.object({
  ...{ traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string() },
  attributes: z.array(Attribute).default([]),
});
const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

/** A collector of our own: what is sent to `/v1/traces`. */
let collector: Server;
let endpoint: string;
let sent: z.output<typeof Sent>[];
let bodies: string[];
beforeEach(async () => {
  [sent, bodies] = [[], []];
  collector = createServer(async (req, res) => {
    const body = await json(req);
    bodies.push(`${req.url} ${JSON.stringify(body)}`);
    sent.push(Sent.parse(body));
    res.setHeader('Content-Type', 'application/json');
    res.end('{}');
  });
  collector.listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port }: AddressInfo = z.custom<AddressInfo>().parse(collector.address());
  endpoint = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  collector.closeAllConnections();
  collector.close();
  await once(collector, 'close');
});

const spans = () =>
  sent
    .flatMap(({ resourceSpans }) => resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans));

async function blocked(env: Record<string, string>): Promise<string> {
  const app = await startApp({ of: 'kcell', env });
  const account = await app.accountId('kcell', 'admin1');
  const talk = await textTalk(app, 'kcell', 'admin1');
  for (const [said] of blockingInText) await talk.say(said);
  talk.close();
  await app.outbox.idle();
  // What is still to be sent is sent as it stops.
  await app.stop();
  return account;
}

describe('traces', () => {
  it('go to the collector: a turn, the command in it, its transaction, the call of the network', async () => {
    await blocked({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`, OTEL_SERVICE_NAME: 'guichet-test' });
    expect(bodies.every((body) => body.startsWith('/v1/traces '))).toBe(true);
    const all = spans();
    const command = all.find(({ name }) => name === 'command line.block');
    const turn = all.find(({ spanId }) => spanId === command?.parentSpanId);
    expect(turn?.name).toBe('turn');
    const within = all.filter(({ parentSpanId }) => parentSpanId === command?.spanId);
    expect(within.map(({ name }) => name)).toContain('transaction');
    expect(command?.traceId).toBe(turn?.traceId);
    expect(all.map(({ name }) => name)).toContain('outbound network submit');
    const [first] = sent.flatMap(({ resourceSpans }) => resourceSpans);
    expect(first?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'guichet-test' } });
  });

  it('hold words of the program, and nothing of a person', async () => {
    const account = await blocked({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    const keys = new Set(spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    const known = ['operator', 'channel', 'outcome', 'command', 'system', 'call'].map((name) => `guichet.${name}`);
    expect([...keys].filter((key) => !known.includes(key))).toEqual([]);
    for (const own of ['701 000', '77010000001', 'Примеров', account, 'admin1', 'заблокировать'])
      expect(bodies.join('')).not.toContain(own);
  });

  it('are none where no collector is named', async () => {
    await blocked({});
    expect(bodies).toEqual([]);
  });

  it('that nobody takes keep nobody waiting', async () => {
    collector.close();
    collector.closeAllConnections();
    await blocked({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect(bodies).toEqual([]);
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
  });
});
