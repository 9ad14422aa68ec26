import { sent } from '../outbox/courier.js';
import { partsOf } from './segments.js';
import type { GatewayDriver, Sms, SmsListener } from './sms.js';

/** A message on a phone of the demo. */
export interface PhoneMessage {
  readonly id: string;
  /** `in`: the phone got it; `out`: it was sent from there. */
  readonly way: 'in' | 'out';
  readonly phone: string;
  /** The other end: whom it came from, or the short number it went to. */
  readonly other: string;
  readonly text: string;
  /** In how many segments it goes. */
  readonly parts: number;
  readonly at: Date;
}

/** The phones of the demo: they get what is sent, and send. Kept in memory, the latest of each. */
export interface DemoPhones extends GatewayDriver {
  /** Oldest first. */
  messages(phone: string): readonly PhoneMessage[];
  /** A phone sends a text to a short number. Resolves when it is stored. */
  write(phone: string, to: string, text: string): Promise<void>;
  /** Tells of every message from now on. Gives the function that ends it. */
  listen(heard: (message: PhoneMessage) => void): () => void;
}

const MOST_PHONES = 1_000;
const MOST_MESSAGES = 100;
export const demoGateway = 'demo';

export interface DemoPhonesPorts {
  now(): Date;
  id(): string;
}

export function demoPhones({ now, id }: DemoPhonesPorts): DemoPhones {
  const phones = new Map<string, PhoneMessage[]>();
  const listeners = new Set<(message: PhoneMessage) => void>();
  const session = id();
  let listening: SmsListener | undefined;
  const keep = (message: Omit<PhoneMessage, 'parts' | 'at'>) => {
    const added = { ...message, parts: partsOf(message.text), at: now() };
    const others = (phones.get(message.phone) ?? []).filter((one) => one.id !== message.id);
    // The phone that was used last is the last to be forgotten.
    phones.delete(message.phone);
    phones.set(message.phone, [...others, added].slice(-MOST_MESSAGES));
    for (const phone of [...phones.keys()].slice(0, -MOST_PHONES)) phones.delete(phone);
    for (const heard of listeners) heard(added);
  };
  return {
    send: async ({ id: sms, to, from, text }: Sms) => {
      keep({ id: sms, way: 'in', phone: to, other: from, text });
      return sent;
    },
    write: async (phone, to, text) => {
      if (listening === undefined) throw new Error('nobody takes what the phones of the demo send');
      const message = id();
      const from = { address: phone, international: true };
      const read = { coding: 'utf8' as const, bytes: new TextEncoder().encode(text) };
      await listening.received({ gateway: demoGateway, id: message, session, from, to, ...read });
      keep({ id: message, way: 'out', phone, other: to, text });
    },
    messages: (phone) => phones.get(phone) ?? [],
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    start: (listener) => {
      listening = listener;
    },
    stop: async () => {
      listening = undefined;
    },
  };
}
