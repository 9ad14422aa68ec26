import type { Account } from '../records/account.js';
import type { ReadTables } from '../records/tables.js';
import type { Store } from './ports.js';

/** The channel in which somebody has a chat of their own with the bot, which can begin there by itself. */
const TEAMS = 'msteams';

/** The conversations in which somebody is told what others have asked for: where they are signed in now, and in Teams. */
export async function chatsOf(
  { sessions }: Pick<ReadTables, 'sessions'>,
  { id, teamsChat }: Pick<Account, 'id' | 'teamsChat'>,
): Promise<string[]> {
  const signedIn = await sessions.where({ account: id });
  const own = teamsChat === undefined ? [] : [teamsChat.conversation];
  return [...signedIn.flatMap(({ conversations }) => Object.values(conversations)), ...own];
}

/** What is to be told, and where it was asked for. */
interface Telling {
  readonly conversation: string;
  readonly account?: string | undefined;
}

/**
 * Where something is told: the conversation that asked for it, and in Teams, where the person wants that. Their chat there is
 * opened again if it was forgotten, since Teams still shows it. None: nobody would see it.
 */
export async function chatsToTell(
  store: Store,
  { conversation, account: told }: Telling,
  now: Date,
): Promise<string[]> {
  const asked = await store.conversations.load(conversation);
  const whose = told ?? asked?.account;
  const account = whose === undefined ? undefined : await store.read(({ accounts }) => accounts.get(whose));
  const there = asked === undefined ? [] : [conversation];
  const chat = account?.teamsChat?.conversation;
  if (account === undefined || chat === undefined) return there;
  if (chat !== conversation && account.toldIn !== 'teams') return there;
  await reopened(store, account, chat, now);
  return [...new Set([...there, chat])];
}

const reopened = ({ conversations }: Store, { id, operator }: Account, conversation: string, now: Date) =>
  conversations.open({ id: conversation, operator, account: id, channel: TEAMS, createdAt: now.toISOString() });

/** Teams takes nothing there any more: nobody is told anything there, until they write again. */
export async function forgetChat(store: Store, conversation: string): Promise<void> {
  const whose = (await store.conversations.load(conversation))?.account;
  if (whose === undefined) return;
  await store.transaction(async ({ accounts }) => {
    const account = await accounts.get(whose);
    if (account?.teamsChat?.conversation !== conversation) return;
    const { teamsChat: _, ...left } = account;
    await accounts.put(left);
  });
}
