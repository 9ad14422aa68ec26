import type { PhoneSettings } from '../../../domain/operator/index.js';
import { type Delivery, never } from '../../outbox/courier.js';

/** One SMS to one number. */
export interface Sms {
  /** The same at every try. */
  readonly id: string;
  /** E.164 */
  readonly to: string;
  /** Who it comes from, as the phone shows it. */
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
