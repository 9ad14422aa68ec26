// The framework's context of a turn, under our own type: docs/adr/0043-botbuilder-is-archived.md. Another framework takes this
// file's place.
import {
  BotAdapter,
  type Activity as BotbuilderActivity,
  TurnContext as BotbuilderContext,
  type ResourceResponse,
} from 'botbuilder';
import { z } from 'zod';
import type { Activity } from '../../dialogs/conversation/activity.js';
import type { TurnContext } from '../../dialogs/conversation/turnContext.js';
import type { TurnBuffer } from './turnBuffer.js';

/** The context of a turn about this activity: what the bot says waits in the buffer. */
export const bufferedContext = (buffer: TurnBuffer, activity: Partial<Activity>): TurnContext =>
  botbuilderContext(buffer, activity);

/** The same in botbuilder's own type. */
export const botbuilderContext = (buffer: TurnBuffer, activity: Partial<Activity>): BotbuilderContext =>
  new BotbuilderContext(new BufferAdapter(buffer), BotActivity.parse(activity));

/** Its type asks for members that it does without. */
const BotActivity = z.custom<Partial<BotbuilderActivity>>((value) => typeof value === 'object' && value !== null);

/** The adapter of a turn whose answers wait in the buffer. */
class BufferAdapter extends BotAdapter {
  constructor(private readonly buffer: TurnBuffer) {
    super();
  }

  override async sendActivities(_context: unknown, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return this.buffer.say(activities);
  }

  override async updateActivity(_context: unknown, activity: Partial<Activity>): Promise<ResourceResponse> {
    return this.buffer.replace(activity);
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('nothing that was said is taken back');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('a turn begins at Turns.receive');
  }
}
