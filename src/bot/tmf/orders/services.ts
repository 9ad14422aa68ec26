import { z } from 'zod';
import type { NetworkOrder } from '../../../domain/orders/network.js';
import { Line, PayByMobile, Voicemail } from '../../../domain/records/line.js';
import { TurnedForwarding } from '../../../domain/terms/forwarding.js';
import { Switched } from '../../../domain/terms/switched.js';
import { barName, characteristics } from './characteristics.js';

type Values = Readonly<Record<string, unknown>>;

/** What becomes a service order (TMF641), and which characteristics of the line's service it sets: on, off, or a value. */
const services: Readonly<Record<string, (change: unknown) => Values>> = {
  barring: (change) =>
    Object.fromEntries(
      Object.entries(z.object({ switched: Switched }).parse(change).switched).map(([bar, on]) => [barName(bar), on]),
    ),
  smsControl: (change) => z.object({ switched: Switched }).parse(change).switched,
  forwarding: (change) =>
    Object.fromEntries(
      Object.entries(z.object({ turned: TurnedForwarding }).parse(change).turned).map(([condition, forward]) => [
        condition,
        forward ?? false,
      ]),
    ),
  voicemail: (change) => {
    const { voicemail } = z.object({ voicemail: Voicemail.optional() }).parse(change);
    return { voicemail: voicemail !== undefined, voicemailCopyTo: voicemail?.email };
  },
  payByMobile: (change) => {
    const { payByMobile: limit } = z.object({ payByMobile: PayByMobile.optional() }).parse(change);
    return { payByMobileMonth: amountOf(limit?.month), payByMobilePayment: amountOf(limit?.payment) };
  },
  device: (change) => {
    const { imei, registered } = z.object({ imei: Line.shape.imei.unwrap(), registered: z.boolean() }).parse(change);
    return { IMEI: imei, registered };
  },
};

/** An amount as TM Forum has it; without a limit of its own, a line has the operator's. */
const amountOf = (money: { minor: number; currency: string } | undefined) =>
  money === undefined ? 'default' : { unit: money.currency, value: money.minor / 100 };

/** What a change sets of the line's service; undefined where it is no change of a service. */
export const serviceValues = (change: NetworkOrder['change']): Values | undefined => services[change.kind]?.(change);

/** The body of `POST /serviceOrder`. */
export function serviceOrder({ id, number, change, notBefore }: NetworkOrder): object {
  const values = serviceValues(change);
  if (values === undefined) throw new Error(`${change.kind} is no change of a service`);
  const service = { serviceType: 'mobile', serviceCharacteristic: characteristics({ MSISDN: number, ...values }) };
  return {
    ...{ externalId: id, category: change.kind },
    ...(notBefore && { requestedStartDate: notBefore }),
    serviceOrderItem: [{ id: '1', action: 'modify', service }],
  };
}
