import { type Activity, CloudAdapter } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { z } from 'zod';
import type { BotAuthentication } from './authentication.js';
import type { Connector } from './connector.js';
import type { InboundActivity } from './inbound.js';

/** What was read of an activity is one of the framework's own. */
const BotActivity = z.custom<Activity>((value) => typeof value === 'object' && value !== null);

/** Runs the framework's middleware, and then this. */
export type Run = (logic: () => Promise<void>) => Promise<void>;

/** botbuilder's adapter without its `process`, which prints errors and sends their text to the caller. */
export class MessagesAdapter extends CloudAdapter {
  constructor(
    private readonly authentication: BotAuthentication,
    private readonly appId: string,
  ) {
    super(authentication);
  }

  /**
   * What carries out the turn of an activity that came with this header; undefined when its token is not good for it. Throws when
   * the signers' keys cannot be had.
   */
  async authenticated(read: z.output<typeof InboundActivity>, header: string): Promise<Run | undefined> {
    const activity = BotActivity.parse(read);
    try {
      const token = await this.authentication.authenticateRequest(activity, header);
      return async (logic) => {
        await this.processActivity(token, activity, logic);
      };
    } catch (error) {
      if (error instanceof AuthenticationError && error.statusCode < 500) return undefined;
      throw error;
    }
  }

  /** The way to the people of a channel. */
  connector(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.appId);
    return this.authentication.createConnectorFactory(identity).create(serviceUrl);
  }
}
