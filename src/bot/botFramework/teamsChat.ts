import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../../domain/door/ports.js';
import type { Account, TeamsChat } from '../../domain/records/account.js';

/** Notes where somebody's chat is, so that they can be told something there of which they asked elsewhere, or long ago. */
export async function keepChat(store: Pick<Store, 'transaction'>, known: Account, chat: TeamsChat): Promise<void> {
  if (isDeepStrictEqual(known.teamsChat, chat)) return;
  await store.transaction(async ({ accounts }) => {
    const account = await accounts.get(known.id);
    if (account !== undefined) await accounts.put({ ...account, teamsChat: chat });
  });
}
