import type { Digest } from '../../../domain/door/ports.js';
import { type Delivery, later, never } from '../../outbox/courier.js';
import { takenBy } from '../receipts.js';
import { segmentsOf } from '../segments.js';
import type { KannelSettings } from '../settings.js';
import type { Sms } from '../sms.js';

export interface SendingParts {
  readonly settings: KannelSettings;
  /** Keyed by the token: nobody else can make what it gives. */
  readonly digest: Digest;
  /** Where Kannel reaches us, once we listen. */
  callbackUrl(): string;
  now(): Date;
}

/** What Kannel is to tell us: delivered, failed, buffered, taken by the centre, refused by it. */
const ALL_REPORTS = 31;

/**
 * Hands a message to Kannel's sendsms interface: by POST, with everything in headers and the text as the body, so that no line of a
 * log has it. Kannel parts long messages itself.
 */
export const makeSending = (parts: SendingParts) => async (sms: Sms, signal: AbortSignal) => {
  const { settings } = parts;
  if (sms.settings !== undefined) return never('sms.noSettings');
  const within = AbortSignal.any([signal, AbortSignal.timeout(settings.answerWithin * 1000)]);
  const request = { method: 'POST', headers: headersOf(parts, sms), body: sms.text, signal: within };
  try {
    const answer = await fetch(settings.sendUrl, { ...request, redirect: 'error' });
    await answer.body?.cancel();
    return outcomeOf(answer.status, parts, sms);
  } catch (error) {
    // Not reached: nothing was sent. Not answered: it may have been.
    return later(within.aborted || isCut(error) ? 'sms.timeout' : 'sms.unreachable');
  }
};

function headersOf({ settings, digest, callbackUrl }: SendingParts, sms: Sms): Record<string, string> {
  const { username, password, smsc, receipts } = settings;
  const report = `${callbackUrl()}/report/${sms.id}/${reportKey(digest, sms.id)}?state=%d`;
  return {
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-Kannel-Username': username,
    'X-Kannel-Password': password,
    'X-Kannel-From': sms.from,
    'X-Kannel-To': sms.to,
    'X-Kannel-Coding': segmentsOf(sms.text).coding === 'gsm' ? '0' : '2',
    'X-Kannel-Charset': 'UTF-8',
    ...(smsc !== undefined && { 'X-Kannel-SMSC': smsc }),
    ...(receipts && { 'X-Kannel-DLR-Mask': `${ALL_REPORTS}`, 'X-Kannel-DLR-Url': report }),
  };
}

/** Opens nothing but the report on this one message. */
export const reportKey = (digest: Digest, id: string): string => digest(`report ${id}`).slice(0, 40);

/** Kannel answers 202 for what it has sent or keeps. */
function outcomeOf(status: number, { settings, now }: SendingParts, sms: Sms): Delivery {
  const { name: gateway, operator, receipts } = settings;
  if (status === 202)
    return takenBy({ gateway, operator, outbox: sms.id, messages: receipts ? [sms.id] : [], at: now() });
  // 403: our name and password, which whoever runs it will set right.
  return status === 400 ? never('sms.refused') : later(status === 503 ? 'sms.busy' : 'sms.refused');
}

const isCut = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  /ECONNRESET|UND_ERR_SOCKET/.test(String(Reflect.get(error.cause, 'code')));
