import type { PhoneSettings } from '../../domain/operator/index.js';
import type { SmsDeliveryState } from '../../domain/records/smsReceipt.js';
import { type Delivery, never } from '../outbox/courier.js';

/** One SMS to one number. */
export interface Sms {
  /** The same at every try. */
  readonly id: string;
  readonly operator: string;
  /** E.164 */
  readonly to: string;
  /** Who it comes from, as the phone shows it: a name, or a short number that can be answered. */
  readonly from: string;
  readonly text: string;
  /** What the phone takes over as its own settings, in a message of its own after the text (OMA Client Provisioning). */
  readonly settings?: PhoneSettings;
}

/** Hands SMS to the operator's network, or puts them where they can be read. What it is given, it keeps nowhere else. */
export interface SmsGateway {
  send(sms: Sms, signal: AbortSignal): Promise<Delivery>;
}

/** Where no gateway is set up: what is sent is parked, and whoever runs the program sees it. */
export const noGateway: SmsGateway = { send: async () => never('sms.noGateway') };

/** How octets are to be read. */
export type Coding = 'gsm' | 'latin1' | 'ucs2' | 'utf8' | 'binary';

/** What a network hands over: a message, or a part of one. */
export interface ReceivedSms {
  /** The name of the gateway that it came by. */
  readonly gateway: string;
  /** The network's own id of it, where it has one. */
  readonly id?: string | undefined;
  /** The connection that it came on: a network sends again on another one what it does not know to be taken. */
  readonly session: string;
  /** As the network writes it; `international` where it says that its digits begin with a calling code. */
  readonly from: { readonly address: string; readonly international: boolean };
  /** The short number. */
  readonly to: string;
  readonly coding: Coding;
  readonly bytes: Uint8Array;
  readonly part?: { readonly reference: number; readonly number: number; readonly total: number } | undefined;
}

/** What a network says has become of a part of an SMS that it took. */
export interface DeliveryReport {
  readonly gateway: string;
  /** The network's id of that part. */
  readonly message: string;
  readonly state: SmsDeliveryState;
  readonly reason?: string | undefined;
}

/** Who hears what comes in. A promise that is kept says that it is stored: only then may the network be told. */
export interface SmsListener {
  received(message: ReceivedSms): Promise<void>;
  reported(report: DeliveryReport): Promise<void>;
}

/** A gateway with its connection to a network. */
export interface GatewayDriver extends SmsGateway {
  /** Connects, and goes on connecting. */
  start(listener: SmsListener): void;
  /** Takes nothing more in, finishes what runs, disconnects. */
  stop(): Promise<void>;
}
