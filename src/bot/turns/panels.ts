import type { Message } from '../../dialogs/conversation/message.js';
import type { Turn } from '../../dialogs/conversation/turn.js';
import type { Guides } from '../../dialogs/definition/guides.js';
import { foundFor } from '../../dialogs/panel/found.js';
import { type Line, type Panel, panelOf } from '../../dialogs/panel/panel.js';
import { organisationOf } from '../../domain/accounts/organisations.js';
import type { Conversation } from '../../domain/door/ports.js';
import { accountOf, turnBase } from './speaker.js';
import { turnLanguage } from './turnLanguage.js';
import type { TurnPorts } from './turnPorts.js';
import { stateOf } from './turnRunner.js';

/** What is asked of a conversation between two of its turns. Nothing of it is kept: it changes nothing. */
export interface Panels {
  /** What stands around it. Undefined: the account is gone. */
  panel(conversation: Conversation, locale: string | undefined): Promise<Panel | undefined>;
  /** What a text finds for whoever speaks in it. */
  found(conversation: Conversation, locale: string | undefined, text: string): Promise<readonly Line[]>;
}

type PanelPorts = Omit<TurnPorts, 'assistant'> & { readonly guides: Guides };

const nothingSaid: Message = { text: '', submit: undefined, foreign: false, control: undefined };

/** Panels over a store. */
export function makePanels({ guides, ...ports }: PanelPorts): Panels {
  return {
    panel: async (conversation, locale) => {
      const turn = await between(ports, conversation, locale);
      return turn && panelOf(turn, guides);
    },
    found: async (conversation, locale, text) => {
      const turn = await between(ports, conversation, locale);
      return turn === undefined ? [] : foundFor(turn, guides, text);
    },
  };
}

/** A turn in which nothing is said, on a copy of the state. */
async function between(
  ports: Omit<PanelPorts, 'guides'>,
  conversation: Conversation,
  locale: string | undefined,
): Promise<Turn | undefined> {
  const account = await accountOf(ports.store, conversation.account);
  if (account === undefined) return undefined;
  const state = stateOf(conversation);
  const organisation = organisationOf(account, state.organisation, ports.clock.now());
  const language = turnLanguage(account, locale, ports.operatorOf(conversation.operator).profile);
  return {
    ...(await turnBase(ports, conversation, { account, language, organisation })),
    ...{ state, message: nothingSaid, messageId: '', secret: undefined },
    hideText: () => {},
    afterwards: () => {},
  };
}
