import type { Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import type { Operator } from '../../../domain/operator/index.js';
import type { Customer, Subscription } from '../../../domain/records/customer.js';
import { email } from '../../../domain/values/text.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, type MessageOf, never, type Parcel } from '../../outbox/courier.js';
import { customerRegistered } from './customerRegistered.js';
import type { Mail, Mailer } from './mail.js';
import { mailOf } from './mailOf.js';

type Registered = 'email.customerRegistered';

export interface MailParts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
  /** Whom mail comes from where an operator's profile does not say. */
  readonly from: string | undefined;
}

/** Writes mail from what the store has when it goes, and sends it. */
export function mailCourier(parts: MailParts): Courier<Registered> {
  return {
    deliver: async (parcel, signal) => {
      const found = await recipient(parts.store, parcel.operator, parcel.message);
      // Whoever has been erased in the meantime has no address any more.
      if (found === undefined || !email.safeParse(found.customer.email).success) return never('recipient.gone');
      return parts.mailer.send(compose(parts, parcel, found), signal);
    },
  };
}

interface Recipient {
  readonly customer: Customer;
  readonly subscription: Subscription;
}

const recipient = (store: Store, operator: string, message: MessageOf<Registered>): Promise<Recipient | undefined> =>
  store.read(async (all) => {
    const tables = scopedReads(all, { operator });
    const customer = await tables.customers.get(message.customer);
    const subscription = await tables.subscriptions.get(message.subscription);
    return customer && subscription && { customer, subscription };
  });

function compose(parts: MailParts, parcel: Parcel<Registered>, { customer, subscription }: Recipient): Mail {
  const { message, operator: of } = parcel;
  const operator = parts.operatorOf(of);
  const letter = customerRegistered(customer, subscription, { operator, speaker: parts.speaker(message.language, of) });
  const { lastName, postName, firstName } = customer;
  const name = [lastName, postName, firstName].filter(Boolean).join(' ');
  return mailOf(parts, parcel, letter, { name, address: customer.email });
}
