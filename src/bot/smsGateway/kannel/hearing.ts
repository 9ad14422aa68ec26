import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Digest } from '../../../domain/door/ports.js';
import type { SmsDeliveryState } from '../../../domain/records/smsReceipt.js';
import type { Log } from '../../log.js';
import { sha256 } from '../../secrets/hashing.js';
import type { KannelSettings } from '../settings.js';
import type { Coding, SmsListener } from '../sms.js';
import { reportKey } from './sending.js';

export interface HearingParts {
  readonly settings: KannelSettings;
  readonly digest: Digest;
  readonly log: Log;
  /** This start of ours: Kannel has no sessions. */
  readonly session: string;
}

/** The longest message that Kannel puts together is far shorter. */
const LONGEST_BODY = 32 * 1024;
const Chunk = z.instanceof(Uint8Array);

/**
 * Answers a request of Kannel's, with the status that is its whole answer: 202 when it is stored. Anything else makes Kannel try
 * again, as often as it is configured to.
 */
export async function hear(parts: HearingParts, listener: SmsListener, req: IncomingMessage): Promise<number> {
  const path = new URL(req.url ?? '/', 'http://kannel.invalid');
  if (req.method === 'POST' && path.pathname === '/receive') return received(parts, listener, req);
  const [, id, key] = /^\/report\/([\w-]{1,100})\/([\da-f]{40})$/.exec(path.pathname) ?? [];
  if (req.method !== 'GET' || id === undefined || key === undefined) return 404;
  if (!same(key, reportKey(parts.digest, id))) return 401;
  const state = reports[path.searchParams.get('state') ?? ''];
  if (state === undefined) return 400;
  await listener.reported({ gateway: parts.settings.name, message: id, state });
  return 202;
}

/** Kannel's DLR types. */
const reports: Readonly<Record<string, SmsDeliveryState>> = {
  '1': 'delivered',
  '2': 'failed',
  '4': 'buffered',
  '8': 'accepted',
  '16': 'failed',
};

async function received(parts: HearingParts, listener: SmsListener, req: IncomingMessage): Promise<number> {
  const { settings, session, log } = parts;
  if (!isKannel(settings, req.headers.authorization)) {
    log.warn('sms.wrongToken', { code: settings.name });
    return 401;
  }
  const header = (name: string) => String(req.headers[`x-kannel-${name}`] ?? '').trim();
  const [address, to] = [header('from'), header('to')];
  if (to === '') return 400;
  const bytes = await bodyOf(req);
  if (bytes === undefined) return 413;
  const from = { address: address.replace(/^\+/, ''), international: address.startsWith('+') };
  const coding = codingOf(header('coding'), req.headers['content-type']);
  await listener.received({ gateway: settings.name, session, from, to, coding, bytes });
  return 202;
}

/** The token comes as the password of the address that Kannel is given, in a header of the request: no line of a log has it. */
function isKannel({ name, token }: KannelSettings, authorization = ''): boolean {
  const given = /^Basic ([\w+/=]{1,500})$/i.exec(authorization)?.[1] ?? '';
  return same(Buffer.from(given, 'base64').toString('utf8'), `${name}:${token}`);
}

/** In a time that says nothing of where they differ. */
const same = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

async function bodyOf(req: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req) {
    const read = Chunk.parse(chunk);
    length += read.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(read);
  }
  return Buffer.concat(chunks);
}

/** `X-Kannel-Coding` 1 is data; 2 comes as UTF-16, the high octet first; what is of the phone's alphabet comes in the charset it names. */
function codingOf(coding: string, type = ''): Coding {
  if (coding === '1' || /^application\/octet-stream/i.test(type)) return 'binary';
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1]?.toUpperCase();
  if (charset === 'UTF-16BE' || charset === 'UCS-2' || (coding === '2' && charset === undefined)) return 'ucs2';
  return charset === 'ISO-8859-1' || charset === 'WINDOWS-1252' ? 'latin1' : 'utf8';
}
