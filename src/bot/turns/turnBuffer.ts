import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import type { Sent } from '../../dialogs/conversation/turnContext.js';

/** An activity that has an id: all that leave a turn have. */
export type Outgoing = Partial<Activity> & { id: string };

/**
 * What the bot says in a turn that is not committed yet. Ids are minted at once, so that a card can be replaced later by the id
 * it will have.
 */
export class TurnBuffer {
  readonly outgoing: Outgoing[] = [];

  constructor(private readonly nextId: () => string) {}

  say(activities: readonly Partial<Activity>[]): Sent[] {
    return activities.map((activity) => {
      const id = this.nextId();
      if (activity.type !== ActivityTypes.Trace) this.outgoing.push({ ...activity, id });
      return { id };
    });
  }

  /** Replaces what is still waiting, else says the activity again under its id. */
  replace(activity: Partial<Activity>): Sent {
    const { id } = activity;
    if (id === undefined) throw new Error('an update names the activity that it replaces');
    const waiting = this.outgoing.findIndex((one) => one.id === id);
    if (waiting === -1) this.outgoing.push({ ...activity, id });
    else this.outgoing[waiting] = { ...activity, id };
    return { id };
  }
}
