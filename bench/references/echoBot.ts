import { ActivityTypes } from 'botbuilder';
import { type BotLogic, repliesOf } from './botLogic.js';

/** Says everything back. Alone in its file: what it loads is what an echo bot loads. */
export function echoBot(): BotLogic {
  return async (context) => {
    const { type, text } = context.activity;
    if (type !== ActivityTypes.Message) return;
    for (let reply = 0; reply < repliesOf(context); reply += 1) await context.sendActivity(`echo ${text}`);
  };
}
