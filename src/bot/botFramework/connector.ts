import type { Activity } from '../../dialogs/conversation/activity.js';

interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** The way to the people of a channel: what is asked of its connector. A call that it refuses throws with a `statusCode`. */
export interface Connector {
  readonly conversations: {
    /** Opens the chat with somebody alone; the same one again where there is one. */
    createConversation(asked: {
      readonly bot: { readonly id: string };
      readonly members: readonly { readonly id: string }[];
      readonly isGroup: boolean;
      readonly tenantId?: string;
      readonly channelData?: object;
    }): Promise<unknown>;
    sendToConversation(conversation: string, message: Partial<Activity>, options?: CallOptions): Promise<unknown>;
    updateActivity(
      conversation: string,
      id: string,
      message: Partial<Activity>,
      options?: CallOptions,
    ): Promise<unknown>;
  };
}
