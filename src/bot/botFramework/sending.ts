import { z } from 'zod';
import type { Activity } from '../../dialogs/conversation/activity.js';
import type { Connector } from './connector.js';

/** A connector did not take an answer, this time. The caller is to blame for nothing of it, whatever its status says. */
export class ConnectorFailed extends Error {
  override name = 'ConnectorFailed';
  constructor(cause: unknown) {
    super('the connector failed', { cause });
  }
}

/** A message for a conversation of the channel, in the place of `before`, where that is given and still there. */
export interface Sending {
  readonly conversation: string;
  readonly before?: string | undefined;
  readonly message: Partial<Activity>;
  /** How long the call may take, in milliseconds. Within it the connector's library tries again, after as long as the connector says. */
  readonly within: number;
}

const Sent = z.object({ id: z.string().min(1) });
const Refused = z.object({ statusCode: z.int() });

/** What is said anew replaces what the channel shows of it; what is gone there is said again. Gives the channel's id, if it has one. */
export async function sendOrReplace(
  { conversations }: Connector,
  { conversation, before, message, within }: Sending,
): Promise<string | undefined> {
  const options = () => ({ abortSignal: AbortSignal.timeout(within) });
  if (before !== undefined) {
    try {
      await conversations.updateActivity(conversation, before, { ...message, id: before }, options());
      return before;
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }
  const sent = await conversations.sendToConversation(conversation, message, options());
  return Sent.safeParse(sent).data?.id;
}

export const statusOf = (error: unknown): number | undefined => Refused.safeParse(error).data?.statusCode;

const passing: ReadonlySet<number> = new Set([401, 408, 409, 412, 425, 429]);

/** Whether the same would be refused again. */
export function isForGood(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && !passing.has(status);
}

/** Whether nothing reaches that conversation any more: the app was removed there (403), or the chat is gone (404). */
export const isGone = (error: unknown): boolean => [403, 404].includes(statusOf(error) ?? 0);
