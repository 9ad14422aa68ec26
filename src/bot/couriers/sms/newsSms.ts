import type { Clock, Store } from '../../../domain/door/ports.js';
import { scopedReads } from '../../../domain/door/scope.js';
import { isStillTheirs } from '../../../domain/door/stillTheirs.js';
import type { Operator } from '../../../domain/operator/index.js';
import { ordersIn } from '../../../domain/orders/batch.js';
import type { Approval, Batch } from '../../../domain/records/order.js';
import type { Speaker, SpeakerOf } from '../../../speech/speaker.js';
import { type Courier, type MessageOf, never } from '../../outbox/courier.js';
import { asGsm7 } from '../../smsGateway/segments.js';
import type { SmsGateway } from '../../smsGateway/sms.js';

type Kind = 'sms.news';

/** The short numbers that an operator's people write to, and whether somebody has said STOP there. */
export interface ShortNumbers {
  of(operator: string): readonly string[];
  hasSaidStop(operator: string, phone: string): Promise<boolean>;
}

export interface NewsSmsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly gateway: SmsGateway;
  readonly speaker: SpeakerOf;
  readonly shortNumbers: ShortNumbers;
  operatorOf(id: string): Operator;
}

/** What is told: no name and no number of a line, since whoever holds the phone reads it. */
type Told = { readonly orders: Batch } | { readonly approval: Approval };

/**
 * Tells an account on its phone how a command's orders ended, or that it is asked to approve something, by the reference alone. It comes from
 * the short number where there is one, so that STOP can be answered to it; whoever has said that is told nothing.
 */
export const newsSmsCourier = (parts: NewsSmsParts): Courier<Kind> => ({
  deliver: async ({ id, operator, message }, signal) => {
    const found = await toldOf(parts, operator, message);
    if (found === undefined || (await parts.shortNumbers.hasSaidStop(operator, found.phone)))
      return never('recipient.gone');
    const { smsFrom } = parts.operatorOf(operator).profile.contact;
    const [short] = parts.shortNumbers.of(operator);
    const from = short ?? smsFrom;
    if (from === undefined) throw new Error(`${operator} has nobody whom SMS come from`);
    const speaker = parts.speaker(message.language, operator);
    const text = textOf(found.told, smsFrom ?? from, speaker);
    const stop = short === undefined ? '' : ` ${speaker.words.say('sms:newsStop')}`;
    return parts.gateway.send({ id, operator, to: found.phone, from, text: asGsm7(`${text}${stop}`) }, signal);
  },
});

/** Whom and what, as it is now: of somebody who works there no more, and of what is decided already, nothing is told. */
const toldOf = (
  { store, clock }: NewsSmsParts,
  operator: string,
  { account: id, organisation, about, id: what }: MessageOf<Kind>,
) =>
  store.read(async (all) => {
    const account = await all.accounts.get(id);
    const theirs = isStillTheirs(account, { account: id, operator, organisation }, clock.now());
    if (!theirs || account.phone === undefined) return undefined;
    const tables = scopedReads(all, { operator, organisation });
    const told =
      about === 'orders'
        ? ended(await tables.batches.get(what))
        : waiting(await tables.approvals.get(what), clock.now());
    return told && { phone: account.phone, told };
  });

const ended = (orders: Batch | undefined): Told | undefined => (orders?.endedAt === undefined ? undefined : { orders });
const waiting = (approval: Approval | undefined, now: Date): Told | undefined =>
  approval?.state === 'waiting' && Date.parse(approval.expiresAt) > now.getTime() ? { approval } : undefined;

function textOf(told: Told, operator: string, { words, format }: Speaker): string {
  if ('approval' in told) {
    const { reference, expiresAt } = told.approval;
    return words.say('sms:newsApproval', { operator, reference, until: format.instant(expiresAt) });
  }
  const { reference, standings } = told.orders;
  const done = standings.completed ?? 0;
  if (done === ordersIn(told.orders)) return words.say('sms:newsDone', { operator, reference });
  return words.say(done > 0 ? 'sms:newsPart' : 'sms:newsFailed', { operator, reference });
}
