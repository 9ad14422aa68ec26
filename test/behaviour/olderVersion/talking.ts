import { sha256 } from '../../../src/bot/secrets/hashing.js';
import type { TestApp } from '../../support/app.js';
import type { BotService } from '../../support/botService.js';
import { teamsTalk } from '../../support/teamsTalk.js';
import type { Step } from './keptFile.js';
import { play } from './program.js';

/** A conversation that is being had. */
export interface Talking {
  readonly conversation: string;
  take(step: Exclude<Step, { press: string }>): Promise<unknown>;
}

/** As pages have it, or in plain text. */
export async function talking(app: TestApp, operator: string, login: string, channel: string): Promise<Talking> {
  const account = await app.accountId(operator, login);
  const conversation = await app.turns.open({ account, operator }, channel);
  return { conversation, take: (step) => play(app, conversation, step) };
}

/** In Teams: beside what is asked, its state has what was delivered, and where to. */
export async function talkingInTeams(
  app: TestApp,
  service: BotService,
  operator: string,
  login: string,
): Promise<Talking> {
  const talk = await teamsTalk(app, service, operator, login);
  const parts = ['msteams', talk.conversation, await app.accountId(operator, login)];
  return {
    // As src/bot/botFramework/reception.ts makes it.
    conversation: `bf-${sha256(JSON.stringify(parts)).slice(0, 40)}`,
    take: (step) => talk.post('send' in step ? { value: step.send } : { text: 'say' in step ? step.say : '' }),
  };
}
