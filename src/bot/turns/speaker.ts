import { asked } from '../../dialogs/conversation/asking.js';
import { currentOrganisation } from '../../domain/accounts/organisations.js';
import type { Conversation, Store } from '../../domain/door/ports.js';
import { type Account, actorOf } from '../../domain/records/account.js';
import type { Language } from '../../domain/terms/language.js';
import { isReadChannel, plainText, teams, webChat } from './channels.js';
import { picturesOn } from './pictures.js';
import type { TurnPorts } from './turnPorts.js';

/** Whether Adaptive Cards are seen in a channel: where not, everything is asked in plain text. */
export const showsCards = (channel: string): boolean => channel !== plainText && !isReadChannel(channel);

/** An account with those of its companies that still are. When none is left it keeps one, which then is nobody's. */
export const accountOf = (store: Store, id: string): Promise<Account | undefined> =>
  store.read(async ({ accounts, organisations }) => {
    const account = await accounts.get(id);
    // One that was closed is nobody's.
    if (account?.disabledAt !== undefined) return undefined;
    if (account?.organisations === undefined) return account;
    const rows = await Promise.all(account.organisations.map((own) => organisations.get(own)));
    const there = rows.flatMap((row) => (row === undefined ? [] : [row.id]));
    return { ...account, organisations: there.length > 0 ? there : account.organisations };
  });

/** Who speaks in a turn. */
interface Speaker {
  readonly account: Account;
  readonly organisation: string | undefined;
  readonly language: Language;
}

/** What a turn knows of its speaker. */
export async function turnBase(
  ports: Omit<TurnPorts, 'assistant'>,
  conversation: Conversation,
  { account, organisation, language }: Speaker,
) {
  const operator = ports.operatorOf(conversation.operator);
  const speaking = (spoken: Language) => ports.speaker(spoken, conversation.operator);
  const actor = actorOf(account, { organisation, channel: conversation.channel, conversation: conversation.id });
  return {
    services: ports.services,
    operator,
    actor,
    organisation:
      organisation === undefined
        ? undefined
        : await asked(currentOrganisation, {}, { services: ports.services, actor }),
    ...speaking(language),
    speaking,
    showsCards: showsCards(conversation.channel),
    pictures: picturesOn(conversation.channel, ports.fault),
    offered: async (url: string, description: string) =>
      conversation.channel === teams
        ? ports.offers?.card(url, description, { account: account.id, conversation: conversation.id })
        : undefined,
    showsTables: conversation.channel === webChat,
    repeatsMenu: !isReadChannel(conversation.channel),
    showsLinks: !isReadChannel(conversation.channel),
  };
}
