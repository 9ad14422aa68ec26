import { type Activity, ActivityTypes, BotAdapter, type ResourceResponse } from 'botbuilder';

/** An activity that has an id: all that leave a turn have. */
export type Outgoing = Partial<Activity> & { id: string };

/**
 * The adapter of a turn that is not committed yet: what the bot says waits here. Ids are minted at once, so that a card
 * can be replaced later by the id it will have.
 */
export class TurnBuffer extends BotAdapter {
  readonly outgoing: Outgoing[] = [];

  constructor(private readonly nextId: () => string) {
    super();
  }

  override async sendActivities(_context: unknown, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      const id = this.nextId();
      if (activity.type !== ActivityTypes.Trace) this.outgoing.push({ ...activity, id });
      return { id };
    });
  }

  /** Replaces what is still waiting, else says the activity again under its id. */
  override async updateActivity(_context: unknown, activity: Partial<Activity>): Promise<ResourceResponse> {
    const { id } = activity;
    if (id === undefined) throw new Error('an update names the activity that it replaces');
    const waiting = this.outgoing.findIndex((one) => one.id === id);
    if (waiting === -1) this.outgoing.push({ ...activity, id });
    else this.outgoing[waiting] = { ...activity, id };
    return { id };
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('nothing that was said is taken back');
  }

  override async continueConversation(): Promise<void> {
    throw new Error('a turn begins at Turns.receive');
  }
}
