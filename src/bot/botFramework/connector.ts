import type { Activity } from '../../dialogs/conversation/activity.js';

interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** The way to the people of a channel: what is asked of its connector. A call that it refuses throws with a `statusCode`. */
export interface Connector {
  readonly conversations: {
    sendToConversation(conversation: string, message: Partial<Activity>, options?: CallOptions): Promise<unknown>;
    updateActivity(
      conversation: string,
      id: string,
      message: Partial<Activity>,
      options?: CallOptions,
    ): Promise<unknown>;
  };
}
