import type { Activity, Saying } from './activity.js';

/** The id that what was said has in its channel. */
export interface Sent {
  readonly id: string;
}

/** One message's turn as dialogs see it: what came in, and the way to answer. A framework's own context is one. */
export interface TurnContext {
  readonly activity: Partial<Activity>;
  sendActivity(saying: Saying): Promise<Sent | undefined>;
  /** Says something in the place of what has that id. */
  updateActivity(saying: Saying): Promise<unknown>;
  /** Changes what is said from now on in this turn before it goes out. */
  onSendActivities(handler: SendHandler): unknown;
  onUpdateActivity(handler: UpdateHandler): unknown;
}

export type SendHandler = (
  context: TurnContext,
  activities: Partial<Activity>[],
  next: () => Promise<Sent[]>,
) => Promise<Sent[]>;

export type UpdateHandler = (
  context: TurnContext,
  activity: Partial<Activity>,
  next: () => Promise<void>,
) => Promise<void>;
