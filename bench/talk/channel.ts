import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type BotService, startBotService } from '../../test/support/botService.js';
import { teamsActivity } from '../../test/support/teamsTalk.js';
import type { Person } from './people.js';
import { post } from './post.js';

export type Activity = Record<string, unknown>;

/** A conversation as a client has it. */
export interface Talk {
  /** What was said last: the greeting at first. */
  last(): readonly Activity[];
  /** Sends a message. Gives the answers when it was answered and so many are here. */
  send(message: Activity, replies: number): Promise<readonly Activity[]>;
  close(): void;
}

/** A way on which people reach a bot. */
export interface Channel {
  readonly serviceUrl: string;
  /** Enters a person's conversation. */
  enter(url: string, person: Person): Promise<Talk>;
  close(): Promise<void>;
}

const ActivitySet = z.object({
  activities: z.array(z.looseObject({ from: z.object({ role: z.string().optional() }) })),
});

/** Direct Line, with its live stream. */
export const directLine: Channel = {
  serviceUrl: 'http://127.0.0.1:1',
  close: async () => {},
  enter: async (url, { token, conversationId }) => {
    const path = `/v3/directline/conversations/${conversationId}`;
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}/stream?t=${token}&watermark=0`);
    let heard: Activity[] = [];
    let look = () => {};
    socket.on('message', (data) => {
      if (String(data) === '') return;
      const { activities } = ActivitySet.parse(JSON.parse(String(data)));
      heard.push(...activities.filter(({ from }) => from.role === 'bot'));
      look();
    });
    const until = (count: number) =>
      new Promise<readonly Activity[]>((found) => {
        look = () => {
          if (heard.length < count) return;
          found(heard);
          heard = [];
          look = () => {};
        };
        look();
      });
    await once(socket, 'open');
    let last = await until(1);
    return {
      last: () => last,
      send: async (message, replies) => {
        await post(`${url}${path}/activities`, { type: 'message', from: { id: 'me' }, ...message }, token);
        last = await until(replies);
        return last;
      },
      close: () => socket.terminate(),
    };
  },
};

/** Bot Framework's own way, as Teams has it, with its connector in this process. */
export async function cloud(): Promise<Channel> {
  const service = await startBotService();
  const token = service.token();
  return {
    serviceUrl: service.url,
    close: () => service.close(),
    enter: async (url, { object }) => {
      const say = (given: Activity) => said(service, `${url}/api/messages`, object, given, token);
      let last = await say({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
      return {
        last: () => last,
        send: async (message, replies) => {
          // Teams tells on which message a button was pressed: that of the last card.
          last = await say({ ...message, replyToId: last.at(-1)?.id });
          if (last.length !== replies) throw new Error(`${last.length} replies instead of ${replies}`);
          return last;
        },
        close: () => {},
      };
    },
  };
}

/** The request is answered when all replies have been handed to the connector. */
async function said(service: BotService, url: string, object: string, given: Activity, token: string) {
  const before = service.shown.length;
  await post(url, teamsActivity(service, object, given), token);
  const answers = service.shown.slice(before).filter(({ conversation }) => conversation === `a:${object}`);
  return answers.map(({ id, activity }) => ({ ...activity, id }));
}
