import { type Activity, CloudAdapter } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { z } from 'zod';
import type { BotAuthentication } from './authentication.js';
import type { Connector } from './connector.js';
import type { InboundActivity } from './inbound.js';

/** What was read of an activity is one of the framework's own. */
const BotActivity = z.custom<Activity>((value) => typeof value === 'object' && value !== null);

/** The framework's own asks for more where a chat is opened than the channel does: a name, a first message. */
const BotConnector = z.custom<Connector>((value) => typeof value === 'object' && value !== null);

/** Where somebody signs in, and what Teams exchanges by itself. */
export interface SignInResource {
  readonly link: string;
  readonly exchange: unknown;
}

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

  /** What a person signs in with at their company, by a connection of the Azure Bot. */
  async signInResource(activity: InboundActivity, connection: string): Promise<SignInResource> {
    const client = await this.authentication.createUserTokenClient(this.createClaimsIdentity(this.appId));
    const { signInLink, tokenExchangeResource } = await client.getSignInResource(
      connection,
      BotActivity.parse(activity),
      '',
    );
    return { link: signInLink ?? '', exchange: tokenExchangeResource };
  }

  /** The token that somebody has got there, for the code that their sign-in gave them. */
  async userToken({ from, channelId }: InboundActivity, connection: string, code: string): Promise<string | undefined> {
    const client = await this.authentication.createUserTokenClient(this.createClaimsIdentity(this.appId));
    return (await client.getUserToken(from.id, connection, channelId, code))?.token;
  }

  /** The way to the people of a channel. */
  async connector(serviceUrl: string): Promise<Connector> {
    const identity = this.createClaimsIdentity(this.appId);
    return BotConnector.parse(await this.authentication.createConnectorFactory(identity).create(serviceUrl));
  }
}
