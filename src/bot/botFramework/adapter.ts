import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';
import type { AuthenticateRequestResult, ConnectorClient } from 'botframework-connector';
import type { BotAuthentication } from './authentication.js';

/** botbuilder's adapter without its `process`, which prints errors and sends their text to the caller. */
export class MessagesAdapter extends CloudAdapter {
  constructor(
    private readonly authentication: BotAuthentication,
    private readonly appId: string,
  ) {
    super(authentication);
  }

  /** Throws AuthenticationError. */
  authenticate(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    return this.authentication.authenticateRequest(activity, header);
  }

  /** Runs botbuilder's middleware and then `logic` over an activity whose token is good. */
  async run(
    result: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(result, activity, logic);
  }

  /** The way to the people of a channel. */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.appId);
    return this.authentication.createConnectorFactory(identity).create(serviceUrl);
  }
}
