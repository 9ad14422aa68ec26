import { z } from 'zod';
import type { SmsDeliveryState } from '../../../domain/records/smsReceipt.js';
import type { Coding, DeliveryReport, ReceivedSms } from '../sms.js';

/** SMPP 3.4, 5.1.3: what a network answers to a command. */
export const status = {
  ok: 0,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  alreadyBound: 0x05,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  throttled: 0x58,
  temporary: 0x64,
  systemError: 0x08,
} as const;

const octets = z
  .instanceof(Uint8Array)
  .or(z.literal('').transform(() => new Uint8Array()))
  .nullish()
  .transform((bytes) => bytes ?? new Uint8Array());
const small = z.int().min(0).max(255).catch(0);

/** A message, or a delivery receipt, as a network hands it over. */
export const DeliverSm = z.object({
  source_addr_ton: small,
  source_addr: z.string().catch(''),
  destination_addr: z.string().catch(''),
  esm_class: small,
  data_coding: small,
  short_message: octets.catch(new Uint8Array()),
  message_payload: octets.catch(new Uint8Array()),
  sar_msg_ref_num: z.int().optional().catch(undefined),
  sar_total_segments: z.int().optional().catch(undefined),
  sar_segment_seqnum: z.int().optional().catch(undefined),
  receipted_message_id: z.string().optional().catch(undefined),
  message_state: z.int().optional().catch(undefined),
});
export type DeliverSm = z.output<typeof DeliverSm>;

/** The answer to a message of ours. */
export const SubmitAnswer = z.object({ command_status: z.int(), message_id: z.string().catch('') });

const HEADER = 0x40;
const INTERNATIONAL = 1;

/** The message in a PDU. A header that is none belongs to the text: nothing is lost of it. */
export function receivedOf(pdu: DeliverSm, gateway: string, session: string): ReceivedSms {
  const whole = pdu.message_payload.length > 0 ? pdu.message_payload : pdu.short_message;
  const { part, bytes, data } = (pdu.esm_class & HEADER) === 0 ? sarOf(pdu, whole) : headerOf(whole);
  const from = { address: pdu.source_addr, international: pdu.source_addr_ton === INTERNATIONAL };
  // What goes to a port of the phone (a ring tone, settings) is no text, whatever its coding says.
  const coding = data ? 'binary' : codingOf(pdu.data_coding);
  return { gateway, session, from, to: pdu.destination_addr, coding, bytes, part };
}

interface Split {
  readonly bytes: Uint8Array;
  readonly part?: ReceivedSms['part'];
  readonly data?: boolean;
}

/** The optional parameters that some networks use in place of a header. */
function sarOf(pdu: DeliverSm, bytes: Uint8Array): Split {
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: number } = pdu;
  if (reference === undefined || total === undefined || number === undefined) return { bytes };
  return { bytes, part: { reference, total, number } };
}

/** 3GPP TS 23.040, 9.2.3.24: elements of a kind, a length and octets. */
function headerOf(whole: Uint8Array): Split {
  const end = 1 + (whole[0] ?? 0);
  if (end < 2 || end > whole.length) return { bytes: whole };
  const split: { bytes: Uint8Array; part?: ReceivedSms['part']; data?: boolean } = { bytes: whole.subarray(end) };
  for (let at = 1; at + 1 < end; at += 2 + (whole[at + 1] ?? 0)) {
    const [kind, length = 0] = whole.subarray(at, at + 2);
    const [a = 0, b = 0, c = 0, d = 0] = whole.subarray(at + 2, Math.min(at + 2 + length, end));
    if (kind === 0x00 && length === 3) split.part = { reference: a, total: b, number: c };
    if (kind === 0x08 && length === 4) split.part = { reference: (a << 8) | b, total: c, number: d };
    if (kind === 0x04 || kind === 0x05) split.data = true;
  }
  return split;
}

/** SMPP 3.4, 5.2.19, and the message classes and groups of 3GPP TS 23.038, 4. */
function codingOf(dataCoding: number): Coding {
  if (dataCoding < 0x10) return plainCodings[dataCoding] ?? 'binary';
  if (dataCoding < 0x20) return classedCodings[dataCoding & 0x0c] ?? 'binary';
  return dataCoding >= 0xf0 && (dataCoding & 0x04) === 0 ? 'gsm' : 'binary';
}
const plainCodings: Readonly<Record<number, Coding>> = { 0: 'gsm', 1: 'latin1', 3: 'latin1', 8: 'ucs2' };
const classedCodings: Readonly<Record<number, Coding>> = { 0: 'gsm', 8: 'ucs2' };

const RECEIPT_TYPES = 0x3c;
const RECEIPT = 0x04;

/** What a receipt says; undefined for what is none. Networks say it in optional parameters, in a text, or in both. */
export function reportOf(pdu: DeliverSm, gateway: string): DeliveryReport | undefined {
  if ((pdu.esm_class & RECEIPT_TYPES) !== RECEIPT) return undefined;
  const text = Buffer.from(pdu.short_message).toString('latin1');
  const message = pdu.receipted_message_id ?? /\bid:(\S{1,64})/i.exec(text)?.[1];
  if (message === undefined || message === '') return undefined;
  const said = /\bstat:([A-Z]{5,8})/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const reason = /\berr:(\w{1,10})/i.exec(text)?.[1];
  const state = pdu.message_state === undefined ? (texts[said] ?? 'unknown') : (states[pdu.message_state] ?? 'unknown');
  return { gateway, message, state, reason };
}

/** SMPP 3.4, 5.2.28. */
const states: Readonly<Record<number, SmsDeliveryState>> = {
  1: 'buffered',
  2: 'delivered',
  3: 'expired',
  4: 'failed',
  5: 'failed',
  6: 'accepted',
  8: 'failed',
};
const texts: Readonly<Record<string, SmsDeliveryState>> = {
  ENROUTE: 'buffered',
  ACCEPTD: 'accepted',
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
};
