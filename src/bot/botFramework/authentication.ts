import {
  type Activity,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  StatusCodes,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotSettings } from './settings.js';

/** Another cloud than Microsoft's own, for tests. All seven addresses are given: one alone switches off the others. */
export interface BotCloud {
  readonly addresses: ConfigurationBotFrameworkAuthenticationOptions & { readonly ToBotFromChannelTokenIssuer: string };
  readonly credentials: ServiceClientCredentialsFactory;
}

const publicIssuer = 'https://api.botframework.com';
/** What jsonwebtoken throws: botbuilder takes these for faults of the server. */
const tokenErrors: ReadonlySet<string> = new Set([
  'JsonWebTokenError',
  'NotBeforeError',
  'TokenExpiredError',
  'SyntaxError',
]);

/** Takes tokens of Bot Service only, not those of an emulator or another bot, and calls a bad one unauthorised. */
export class BotAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly issuer: string;

  constructor({ appType, appId, tenantId, password }: BotSettings, cloud?: BotCloud) {
    const app = { MicrosoftAppType: appType, MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId };
    super({ ...app, MicrosoftAppPassword: password, ...cloud?.addresses }, cloud?.credentials);
    this.issuer = cloud?.addresses.ToBotFromChannelTokenIssuer ?? publicIssuer;
  }

  /** Throws AuthenticationError when the token is not good for this activity. */
  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    try {
      const result = await super.authenticateRequest(activity, header);
      if (result.claimsIdentity.getClaimValue(AuthenticationConstants.IssuerClaim) === this.issuer) return result;
    } catch (error) {
      if (!(error instanceof Error) || !tokenErrors.has(error.name)) throw error;
    }
    throw new AuthenticationError('Unauthorized', StatusCodes.UNAUTHORIZED);
  }
}
