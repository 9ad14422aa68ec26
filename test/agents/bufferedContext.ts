// The turn's context of Microsoft's Agents SDK in the place of src/bot/turns/bufferedContext.ts: `npm run guides:agents`.
import { Activity as AgentsActivity } from '@microsoft/agents-activity';
import { TurnContext as AgentsContext, type AuthConfiguration, BaseAdapter } from '@microsoft/agents-hosting';
import { z } from 'zod';
import type { TurnBuffer } from '../../src/bot/turns/turnBuffer.js';
import type { Activity } from '../../src/dialogs/conversation/activity.js';
import type { TurnContext } from '../../src/dialogs/conversation/turnContext.js';

export const bufferedContext = (buffer: TurnBuffer, activity: Partial<Activity>): TurnContext =>
  Ours.parse(new BufferedContext(new BufferAdapter(buffer), known(activity)));

/** Its methods take a text as well as the class, which our type has no word for. */
const Ours = z.custom<TurnContext>((value) => value instanceof AgentsContext);

/** Its activities are of a class, checked by a schema in which a name is absent and never empty. */
function known({ conversation, ...activity }: Partial<Activity>): AgentsActivity {
  const { name, ...named } = conversation ?? { id: '' };
  return AgentsActivity.fromObject({
    ...activity,
    ...(conversation && { conversation: name === '' ? named : conversation }),
  });
}

/** What is said here is a plain value. Its own context takes that for a message, too, but fails on an update that is not of the class. */
class BufferedContext extends AgentsContext {
  override sendActivity(said: string | Partial<Activity>) {
    return super.sendActivity(typeof said === 'string' ? said : known(said));
  }

  override updateActivity(activity: Partial<Activity>): Promise<void> {
    return super.updateActivity(known(activity));
  }
}

class BufferAdapter extends BaseAdapter {
  override authConfig: AuthConfiguration = { clientId: '', issuers: [] };

  constructor(private readonly buffer: TurnBuffer) {
    super();
  }

  override async sendActivities(_context: unknown, activities: AgentsActivity[]) {
    return this.buffer.say(activities);
  }

  override async updateActivity(_context: unknown, activity: AgentsActivity) {
    return this.buffer.replace(activity);
  }

  override deleteActivity(): Promise<never> {
    return refused();
  }

  override continueConversation(): Promise<never> {
    return refused();
  }

  override uploadAttachment(): Promise<never> {
    return refused();
  }

  override getAttachmentInfo(): Promise<never> {
    return refused();
  }

  override getAttachment(): Promise<never> {
    return refused();
  }
}

const refused = () => Promise.reject(new Error('a turn says what it has to say, and nothing else'));
