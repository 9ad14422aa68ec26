import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { nanoid } from 'nanoid';
import { z } from 'zod';
import type { Clock } from '../../../domain/door/ports.js';
import type { Log } from '../../log.js';
import { keyedDigest } from '../../secrets/hashing.js';
import type { KannelSettings } from '../settings.js';
import type { GatewayDriver, SmsListener } from '../sms.js';
import { hear } from './hearing.js';
import { makeSending } from './sending.js';

export interface KannelPorts {
  readonly clock: Clock;
  readonly log: Log;
}

/** A gateway whose callbacks come to an address of their own. */
export interface KannelGateway extends GatewayDriver {
  /** Where Kannel reaches us. Known once it listens. */
  listening(): Promise<string>;
}

const HEADERS_WITHIN = 3_000;
const REQUEST_WITHIN = 10_000;

/** Kannel beside us: what goes out is handed to its sendsms interface, and it hands over what comes in. */
export function kannelGateway(settings: KannelSettings, { clock, log }: KannelPorts): KannelGateway {
  const digest = keyedDigest(createHmac('sha256', settings.token).update('reports').digest());
  const parts = { settings, digest, log, session: nanoid() };
  const server = createServer({ headersTimeout: HEADERS_WITHIN, requestTimeout: REQUEST_WITHIN });
  server.on('error', (error) => log.error('sms.notListening', { code: settings.name }, error));
  const ownUrl = () => {
    const read = z.object({ port: z.int() }).safeParse(server.address());
    return (
      settings.callbackUrl?.replace(/\/$/, '') ??
      `http://${settings.listen.host}:${read.data?.port ?? settings.listen.port}`
    );
  };
  const answer = async (listener: SmsListener, req: IncomingMessage, res: ServerResponse) => {
    const status = await hear(parts, listener, req).catch((error: unknown) => {
      log.error('sms.notStored', { code: settings.name }, error);
      return 503;
    });
    // No body: Kannel would send it as an answer to the phone.
    res.writeHead(status, { 'Content-Length': '0', ...(status === 413 && { Connection: 'close' }) });
    res.end();
  };
  return {
    send: makeSending({ settings, digest, callbackUrl: ownUrl, now: () => clock.now() }),
    start: (listener) => {
      server.on('request', (req, res) => void answer(listener, req, res));
      server.listen(settings.listen.port, settings.listen.host);
    },
    listening: async () => {
      if (!server.listening) await once(server, 'listening');
      return ownUrl();
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
