import { z } from 'zod';
import { isLoopback, list, origin } from '../variables.js';
import { publicFileHosts } from './sentFiles.js';
import type { SignOnSettings } from './signOn.js';

/** `telegram:kcell`: a channel of plain text, and the operator whose subscribers write there. */
const textChannel = z
  .string()
  .regex(/^(?!msteams:|webchat:|directline:)[a-z0-9-]{1,64}:[a-z0-9-]+$/, {
    error: 'must be <channel>:<operator>, and none of Teams or our own',
  })
  .transform((text) => {
    const at = text.indexOf(':');
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });

/** `files.example.com`, or `*.example.com` for all below it. */
const fileHost = z.string().regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/, {
  error: 'must be hosts such as files.example.com or *.example.com',
});

const guid = z.guid({ error: 'must be an id such as 00000000-0000-4000-8000-000000000000' });

const publicMetadata = 'https://login.microsoftonline.com/{tenant}/v2.0/.well-known/openid-configuration';
/** The OpenID metadata of a sovereign cloud, or of a test. */
const metadataUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}, 'must be an address that begins with https://, with {tenant} in it');

/** The variables of the Bot Framework. The names in mixed case are Microsoft's own. */
export const botVariables = {
  BOT_AUTH: z.literal('required', { error: 'must be required, or not set' }).optional(),
  BOT_SERVICE_URLS: list.pipe(z.array(origin)).optional(),
  BOT_FILE_HOSTS: list.pipe(z.array(fileHost)).optional(),
  TEAMS_FILES: z.enum(['oneDrive', 'links'], { error: 'must be oneDrive or links' }).optional(),
  BOT_TEXT_CHANNELS: list.pipe(z.array(textChannel)).optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], { error: 'must be SingleTenant or UserAssignedMSI' })
    .optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  TEAMS_SIGN_ON_CONNECTION: z.string().max(100).optional(),
  TEAMS_SIGN_ON_AUDIENCE: z.string().max(300).optional(),
  TEAMS_SIGN_ON_METADATA: metadataUrl.optional(),
};
const Variables = z.object(botVariables);
type Variables = z.output<typeof Variables>;

/** How the bot shows itself to Bot Service, and whom it takes for it. */
export interface BotSettings {
  readonly appType: NonNullable<Variables['MicrosoftAppType']>;
  readonly appId: string;
  readonly tenantId: string;
  /** Undefined with a managed identity. */
  readonly password: string | undefined;
  /** Origins of connectors, beside those of Microsoft's public cloud. */
  readonly serviceUrls: readonly string[];
  /** Where files are read from that people send in Teams, and put to that they said yes to. */
  readonly fileHosts: readonly string[];
  /** Whether results are offered for people's OneDrive. */
  readonly offersFiles: boolean;
  /** Channels of plain text in which subscribers read with a secret code, each with its operator. None but these are taken. */
  readonly textChannels: ReadonlyMap<string, string>;
  /** Undefined: nobody is linked to an account by the sign-in of their company. */
  readonly signOn: SignOnSettings | undefined;
}

/** The settings, none when the channel is closed, or what is wrong with the variables, a line each. */
export function botSettings(read: Variables): { bot?: BotSettings; problems: string[] } {
  const { MicrosoftAppType, MicrosoftAppId, MicrosoftAppTenantId, MicrosoftAppPassword } = read;
  const names = { MicrosoftAppType, MicrosoftAppId, MicrosoftAppTenantId };
  if (read.BOT_AUTH === undefined) {
    const { TEAMS_SIGN_ON_CONNECTION } = read;
    const set = Object.entries({ ...names, MicrosoftAppPassword, TEAMS_SIGN_ON_CONNECTION }).find(
      ([, value]) => value !== undefined,
    );
    return { problems: set === undefined ? [] : [`${set[0]} is set, but not BOT_AUTH=required`] };
  }
  const problems = Object.entries(names)
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name} is not set, and BOT_AUTH=required needs it (see .env.example)`);
  if (MicrosoftAppType === 'SingleTenant' && MicrosoftAppPassword === undefined)
    problems.push('MicrosoftAppPassword is not set, and MicrosoftAppType=SingleTenant needs it');
  if (MicrosoftAppType === 'UserAssignedMSI' && MicrosoftAppPassword !== undefined)
    problems.push('MicrosoftAppPassword is set, but a managed identity has none');
  if (problems.length > 0 || !MicrosoftAppType || !MicrosoftAppId || !MicrosoftAppTenantId) return { problems };
  const app = { appType: MicrosoftAppType, appId: MicrosoftAppId, tenantId: MicrosoftAppTenantId };
  const textChannels = new Map(read.BOT_TEXT_CHANNELS ?? []);
  const serviceUrls = read.BOT_SERVICE_URLS ?? [];
  const fileHosts = [...publicFileHosts, ...(read.BOT_FILE_HOSTS ?? [])];
  const signOn = signOnOf(read, MicrosoftAppId);
  const given = { serviceUrls, fileHosts, offersFiles: read.TEAMS_FILES !== 'links', textChannels, signOn };
  return { bot: { ...app, password: MicrosoftAppPassword, ...given }, problems };
}

function signOnOf(read: Variables, appId: string): SignOnSettings | undefined {
  const { TEAMS_SIGN_ON_CONNECTION: connection, TEAMS_SIGN_ON_AUDIENCE: audience = appId } = read;
  if (connection === undefined) return undefined;
  return { connection, audience, metadata: read.TEAMS_SIGN_ON_METADATA ?? publicMetadata };
}
