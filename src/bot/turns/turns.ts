import type { Activity } from '../../dialogs/conversation/activity.js';
import type { Said } from '../../domain/door/ports.js';

/** Who speaks, as a signed token or a channel's identity says: never what a client claims. */
export interface Speaker {
  readonly account: string;
  readonly operator: string;
}

/** The one way for a channel to carry out a turn. A turn is a transaction: docs/life-of-a-message.md. */
export interface Turns {
  /** Opens a conversation, durable, and greets. Gives its id. */
  open(speaker: Speaker, channel: string): Promise<string>;
  /**
   * Carries out one turn and gives the id under which the message was logged. When the promise is kept, the answers are
   * durable and the listeners have them. The same `activity.id` again gives the same id and does nothing twice.
   * Throws when the conversation is unknown.
   */
  receive(conversation: string, activity: Partial<Activity>): Promise<{ id: string }>;
  /**
   * Tells what is said from now on, committed; and first, if `after` is given, what was said after that mark. Gives the
   * function that ends it.
   */
  listen(conversation: string, heard: (said: readonly Said[]) => void, after?: number): () => void;
}
