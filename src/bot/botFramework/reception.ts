import { makeInOrder } from '../turns/inOrder.js';
import { type GroupPorts, inGroup } from './group.js';
import { type InboundActivity, isPersonal, isUnanswered } from './inbound.js';
import { alone, type Opened, type PersonalPorts } from './personal.js';
import { byText, type PlainTextPorts } from './plainText.js';
import { wordsFor } from './saying.js';
import type { BotSettings } from './settings.js';
import type { InvokeAnswer } from './stranger.js';

export interface ReceptionPorts extends PersonalPorts, PlainTextPorts {
  readonly settings: Pick<BotSettings, 'textChannels' | 'fileHosts'>;
  readonly group: Omit<GroupPorts, 'words' | 'connector'>;
}

/**
 * Carries out what a person of a channel says, and hands over the answers. The token of the activity was good. `opened` is
 * told the conversation whose answers are to be handed over.
 */
export type Reception = (
  activity: InboundActivity,
  opened: (conversation: Opened) => void,
) => Promise<InvokeAnswer | undefined>;

export function makeReception(ports: ReceptionPorts): Reception {
  const inOrder = makeInOrder();
  const group = {
    ...ports.group,
    connector: ports.connector,
    words: (activity: InboundActivity) => wordsFor(ports, activity),
  };
  return async (activity, tell) => {
    const operator = ports.settings.textChannels.get(activity.channelId);
    if (operator !== undefined) {
      if (!isUnanswered(activity)) await byText(ports, activity, operator);
      return undefined;
    }
    if (!isPersonal(activity)) {
      await inGroup(group, activity);
      return undefined;
    }
    return alone({ ...ports, tell }, inOrder, activity);
  };
}
