import type { Message, OutboxRow } from '../records/outbox.js';
import type { ReadTables, Tables } from '../records/tables.js';
import type { Work } from './command.js';

/** What a message is written with. */
type Posting = Pick<Work<unknown>, 'ids' | 'now' | 'operator' | 'commandId'> & {
  readonly tables: Pick<Tables, 'outbox'>;
};

/** Clocks of two machines differ by less than this many milliseconds. */
const CLOCK_TOLERANCE = 60_000;

/** A message that is to go out, and not before `dueAt`; without it, at once. */
export interface Posted {
  readonly message: Message;
  readonly dueAt?: Date;
}

/**
 * Writes a message in the command's own transaction: it goes out if the command happened, and not before `dueAt`.
 * Throws when the command has posted the same already.
 */
export const post = (posting: Posting, message: Message, dueAt: Date = posting.now): Promise<void> =>
  postAll(posting, [{ message, dueAt }]);

/** The same of several messages, in their order: that none of them was posted before is looked for once. */
export async function postAll(
  { tables, ids, now, operator, commandId }: Posting,
  messages: readonly Posted[],
): Promise<void> {
  const keyed = messages.map((one) => ({ ...one, key: keyOf(commandId, one.message) }));
  const keys = new Set(keyed.map(({ key }) => key));
  const posted = await tables.outbox.among('key', [...keys]);
  if (posted.length > 0 || keys.size < keyed.length) throw new Error('a command has posted the same message twice');
  for (const { key, message, dueAt = now } of keyed) await insert({ tables, ids, now, operator }, key, message, dueAt);
}

/**
 * Writes a message that may be said more than once for a command, as often as something changes. While one of them still
 * waits untried it will say this too, and none is added.
 */
export async function postAgain(posting: Posting, message: Message, dueAt: Date): Promise<void> {
  if (!(await stillWaits(posting, message))) await postMore(posting, message, dueAt);
}

/** The same; one that waits for a later time is brought forward. */
export async function postSooner(posting: Posting, message: Message, dueAt: Date): Promise<void> {
  const { tables, commandId, now } = posting;
  const waiting = (await tables.outbox.where({ key: keyOf(commandId, message) })).find(isUntried);
  if (waiting === undefined) return postMore(posting, message, dueAt);
  if (dueAt.getTime() < Date.parse(waiting.dueAt))
    await tables.outbox.put({ ...waiting, dueAt: dueAt.toISOString(), plannedAt: now.toISOString() });
}

/** Writes a message unless it was posted before, whatever has become of it. */
export async function postOnce(posting: Posting, message: Message): Promise<void> {
  if (!(await wasPosted(posting.tables, posting.commandId, message))) await postMore(posting, message, posting.now);
}

/** Whether such a message was posted. */
export const wasPosted = async (
  { outbox }: Pick<ReadTables, 'outbox'>,
  commandId: string,
  message: Message,
): Promise<boolean> => (await outbox.where({ key: keyOf(commandId, message) })).length > 0;

/** Whether such a message waits untried. */
export async function stillWaits({ tables, commandId }: Posting, message: Message): Promise<boolean> {
  const posted = await tables.outbox.where({ key: keyOf(commandId, message) });
  return posted.some(isUntried);
}

const isUntried = ({ state, attempts }: OutboxRow): boolean => state === 'waiting' && attempts === 0;

/** Writes one more, where none waits. */
export const postMore = (posting: Posting, message: Message, dueAt: Date): Promise<void> =>
  insert(posting, keyOf(posting.commandId, message), message, dueAt);

const keyOf = (commandId: string, message: Message): string => `${commandId}:${purposeOf(message)}`;

async function insert(
  { tables, ids, now, operator }: Omit<Posting, 'commandId'>,
  key: string,
  message: Message,
  dueAt: Date,
): Promise<void> {
  const at = now.toISOString();
  await tables.outbox.insert({
    ...{ id: ids.next(), operator: operator.profile.id, key, message },
    ...{ state: 'waiting', dueAt: dueAt.toISOString(), plannedAt: at, attempts: 0, createdAt: at },
  });
}

/** What a message is about: a command says one thing once about each. */
function purposeOf(message: Message): string {
  switch (message.kind) {
    case 'email.customerRegistered':
      return `${message.kind}:${message.subscription}`;
    case 'email.report':
      return `${message.kind}:${message.report}`;
    case 'network.order':
    case 'network.look':
    case 'network.withdraw':
      return `${message.kind}:${message.order}`;
    case 'email.callDetails':
    case 'email.codeLocked':
    case 'sms.secretCode':
    case 'sms.simSwap':
    case 'sms.numberChange':
      return `${message.kind}:${message.line}`;
    case 'sms.phoneSettings':
      return `${message.kind}:${message.line}:${message.service}`;
    case 'text.answer':
      return `${message.kind}:${message.message}`;
    case 'text.incomplete':
      return `${message.kind}:${message.whole}`;
    case 'email.invitation':
      return `${message.kind}:${message.profile}`;
    case 'email.packNotice':
      return `${message.kind}:${message.contract}:${message.account}`;
    case 'email.simReminder':
    case 'email.unusualOrders':
      return `${message.kind}:${message.account}`;
    case 'email.accessCode':
    case 'sms.accessCode':
      return `${message.kind}:${message.challenge}`;
    case 'email.accessLink':
      return `${message.kind}:${message.account}`;
    case 'sms.news':
      return `${message.kind}:${message.account}:${message.about}:${message.id}`;
    case 'email.accountChanged':
      return `${message.kind}:${message.account}:${message.what}`;
    case 'email.oneTimeCode':
    case 'sms.oneTimeCode':
      return `${message.kind}:${message.at}`;
    case 'approval.expired':
      return `${message.kind}:${message.approval}`;
    case 'request.files':
    case 'ticket.exchange':
      return `${message.kind}:${message.request}`;
    case 'payment.look':
      return `${message.kind}:${message.payment}:${message.at}`;
    case 'chat.answers':
      return `${message.kind}:${message.conversation}`;
    case 'chat.file':
      return `${message.kind}:${message.offer}`;
    case 'chat.news':
      return `${message.kind}:${message.conversation}:${message.id}`;
  }
}

/** Whether a waiting row's time has come. */
export const isDue = ({ dueAt }: Pick<OutboxRow, 'dueAt'>, now: Date): boolean => Date.parse(dueAt) <= now.getTime();

/**
 * How long a row has to wait from when it is first seen, in milliseconds, if a clock ahead of ours has planned it: ours
 * was set back, or another instance's shows more. The wait is what was meant, not the hour between the clocks.
 * Undefined where the clocks agree, and for a time that somebody asked for.
 */
export function waitOfAhead({ dueAt, plannedAt, attempts }: OutboxRow, now: Date): number | undefined {
  const [due, planned] = [Date.parse(dueAt), Date.parse(plannedAt)];
  const askedFor = attempts === 0 && due > planned;
  return askedFor || now.getTime() >= planned - CLOCK_TOLERANCE ? undefined : due - planned;
}
