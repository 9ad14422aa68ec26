import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Log } from '../../log.js';
import { type Delivery, later, never } from '../../outbox/courier.js';
import { sha256 } from '../../secrets/hashing.js';
import { takenBy } from '../receipts.js';
import { type Segment, segmentsOf } from '../segments.js';
import type { SmppSettings } from '../settings.js';
import type { Sms } from '../sms.js';
import { LinkDown, NoAnswer } from './asking.js';
import type { Link } from './link.js';
import { SubmitAnswer, status } from './pdus.js';

export interface SendingParts {
  readonly settings: SmppSettings;
  readonly link: Link;
  readonly log: Log;
  now(): Date;
  random(): number;
}

const LONGEST_WAIT = 30_000;
/** So often the centre may say that we are too fast before the outbox waits in our place. */
const MOST_TRIES = 6;
/** Messages of which it is known which parts the centre has: what is tried again sends only the rest. */
const MOST_KNOWN = 5_000;

/** Sends messages in their parts, as many at a time as the window is wide. */
export function makeSending(parts: SendingParts) {
  const { settings, link } = parts;
  const window = pLimit(settings.window);
  const known = new LRUCache<string, Map<number, string>>({ max: MOST_KNOWN });
  const pace = makePace(parts);

  const submit = async (fields: object, signal: AbortSignal): Promise<string | Delivery> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await pace.wait(signal);
      if (signal.aborted) break;
      const answer = SubmitAnswer.parse(await link.ask('submit_sm', fields));
      if (answer.command_status === status.ok) {
        pace.taken();
        return answer.message_id;
      }
      if (!isTooFast(answer.command_status)) return refusedBy(answer.command_status);
      pace.slower();
    }
    return later('sms.busy');
  };

  return async (sms: Sms, signal: AbortSignal): Promise<Delivery> => {
    if (sms.settings !== undefined) return never('sms.noSettings');
    // A connection that is being made is waited for as long as an answer; then the outbox waits.
    if (!(await link.ready(settings.answerWithin * 1000))) return later('sms.unreachable');
    const { coding, parts: segments } = segmentsOf(sms.text);
    const name = `${sms.id} ${sha256(sms.text)}`;
    const taken = known.get(name) ?? new Map<number, string>();
    known.set(name, taken);
    for (const [at, segment] of segments.entries()) {
      if (taken.has(at)) continue;
      const fields = fieldsOf(settings, sms, { coding, segment, at, of: segments.length });
      const outcome = await window(() =>
        submit(fields, signal).catch((error: unknown) => outcomeOf(parts, sms, error)),
      );
      if (typeof outcome !== 'string') return outcome;
      taken.set(at, namedAs(settings, outcome));
    }
    const messages = settings.receipts ? [...taken.values()].filter((id) => id !== '') : [];
    const { name: gateway, operator } = settings;
    return takenBy({ gateway, operator, outbox: sms.id, messages, at: parts.now() });
  };
}

/** What became of a part when nobody answered: it may be out, and is sent once more. SMPP has no way to ask. */
function outcomeOf({ log, settings }: SendingParts, { id }: Sms, error: unknown): Delivery {
  if (error instanceof NoAnswer || (error instanceof LinkDown && error.sent)) {
    log.warn('sms.outcomeUnknown', { code: settings.name, reference: id });
    return later('sms.timeout');
  }
  if (error instanceof LinkDown) return later('sms.unreachable');
  throw error;
}

const isTooFast = (answer: number): boolean => answer === status.throttled || answer === status.queueFull;

/** SMPP 3.4, 5.1.3: what stays wrong however often it is sent. */
const lasting: ReadonlySet<number> = new Set([0x01, 0x02, 0x03, 0x06, 0x0a, 0x42, 0x43, 0x48, 0x49, 0x65, 0x66, 0xc0]);
const wrongAddress: ReadonlySet<number> = new Set([status.invalidDestination, 0x50, 0x51]);

function refusedBy(answer: number): Delivery {
  if (wrongAddress.has(answer)) return never('sms.addressRefused');
  return lasting.has(answer) ? never('sms.refused') : later('sms.refused');
}

interface Part {
  readonly coding: 'gsm' | 'ucs2';
  readonly segment: Segment;
  readonly at: number;
  readonly of: number;
}

const HEADER = 0x40;
const UCS2 = 0x08;
const INTERNATIONAL = { ton: 1, npi: 1 };
const NAME = { ton: 5, npi: 0 };

function fieldsOf(settings: SmppSettings, { id, to, from }: Sms, { coding, segment, at, of }: Part): object {
  const source = /^\d{3,8}$/.test(from) ? settings.shortNumber : /^\+?\d+$/.test(from) ? INTERNATIONAL : NAME;
  // 3GPP TS 23.040, 9.2.3.24.1. The same reference at every try, so that the phone knows a part that it has.
  const header = of > 1 ? [5, 0, 3, Number.parseInt(sha256(id).slice(0, 2), 16), of, at + 1] : [];
  return {
    ...{ source_addr_ton: source.ton, source_addr_npi: source.npi, source_addr: from.replace(/^\+/, '') },
    ...{ dest_addr_ton: INTERNATIONAL.ton, dest_addr_npi: INTERNATIONAL.npi, destination_addr: to.replace(/^\+/, '') },
    esm_class: of > 1 ? HEADER : 0,
    data_coding: coding === 'gsm' ? 0 : UCS2,
    registered_delivery: settings.receipts ? 1 : 0,
    short_message: Buffer.from([...header, ...segment.bytes]),
  };
}

/** The network's id of a part as its receipt will name it. */
const namedAs = ({ receiptIds }: SmppSettings, id: string): string =>
  receiptIds === 'decimal' && /^[0-9a-f]{1,16}$/i.test(id) ? BigInt(`0x${id}`).toString() : id;

/** When the centre says that we are too fast, everything waits: twice as long each time, until it takes something. */
function makePace({ random, settings: { firstWait } }: SendingParts) {
  let wait = 0;
  let until = 0;
  return {
    wait: async (signal: AbortSignal) => {
      // Not all at once when the wait is over.
      for (let left = until - Date.now(); left > 0 && !signal.aborted; left = until - Date.now())
        await delay(left * (1 + random() / 2), undefined, { signal }).catch(() => undefined);
    },
    slower: () => {
      if (Date.now() < until) return;
      wait = Math.min(LONGEST_WAIT, wait === 0 ? firstWait * 1000 : wait * 2);
      until = Date.now() + wait;
    },
    taken: () => {
      wait = 0;
    },
  };
}
