import { chatsOf } from '../door/chats.js';
import type { Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { query } from '../door/query.js';
import { languageOf } from '../operator/index.js';
import { type Account, companiesOf } from '../records/account.js';
import { ok } from '../terms/result.js';

/** Who has ordered unusually much within an hour, and when the order came that was too many. */
export interface Unusual {
  readonly name: string;
  readonly at: string;
}

/**
 * Tells the company's others who may do the same, by mail and in their chats, that somebody has ordered unusually much: whoever has got
 * into an account works fast, and the others are the first who can tell. Once for each burst: the door counts.
 */
export async function tellUnusual(work: Work<unknown>): Promise<void> {
  const { actor, commandId: id, now, operator } = work;
  if (actor.organisation === undefined) return;
  const ordered = { organisation: actor.organisation, by: actor.account, at: now.toISOString() };
  for (const account of await othersOf(work)) {
    const language = languageOf(operator, account);
    if (account.email !== undefined)
      await post(work, { kind: 'email.unusualOrders', account: account.id, ...ordered, language });
    for (const conversation of new Set(await chatsOf(work.tables, account)))
      await post(work, { kind: 'chat.news', conversation, account: account.id, about: 'unusual', id });
  }
}

/** Everybody of the same role who works for the company that is worked for now. */
async function othersOf({ tables, actor, now }: Work<unknown>): Promise<Account[]> {
  const accounts = await tables.accounts.where({ operator: actor.operator });
  return accounts.filter(
    (one) =>
      one.id !== actor.account &&
      one.role === actor.role &&
      one.disabledAt === undefined &&
      companiesOf(one, now).some((company) => company === actor.organisation),
  );
}

/** Who gave the command whose orders were too many, of the company that is worked for. One's own is nothing to be told of. */
export const unusualStanding = query<{ readonly command: string }, Unusual | undefined>({
  name: 'order.unusual',
  allowed: 'everybody',
  look: async ({ tables, actor }, { command }) => {
    const [order] = await tables.orders.where({ commandId: command });
    if (order === undefined || order.organisation !== actor.organisation || order.account === actor.account)
      return ok(undefined);
    const account = await tables.accounts.get(order.account);
    return ok(account && { name: account.name, at: order.orderedAt });
  },
});
