import { z } from 'zod';
import type { BotSettings } from '../botFramework/settings.js';

const https = z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' });

/** The variables of the app that people install in Teams, beside those of the bot. */
export const appVariables = {
  TEAMS_APP_ID: z.guid({ error: 'must be an id such as 00000000-0000-4000-8000-000000000000' }).optional(),
  TEAMS_APP_HOST: z.hostname({ error: 'must be a host such as chat.example.com' }).optional(),
  TEAMS_APP_WEBSITE: https.optional(),
  TEAMS_APP_PRIVACY: https.optional(),
  TEAMS_APP_TERMS: https.optional(),
};
const Variables = z.object(appVariables);

/** What the app's package says of where it belongs. */
export interface AppSettings {
  /** Tells the app from others in the organisation's store. */
  readonly appId: string;
  readonly botId: string;
  readonly host: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
  /** `api://…`, for which Teams gets tokens of whoever uses the app. Undefined without single sign-on. */
  readonly resource?: string;
}

/** The settings of the package, or what is missing for them, a line each. They are read from the environment as the program's own. */
export function appSettings(
  env: Readonly<Record<string, string | undefined>>,
  bot: Pick<BotSettings, 'appId' | 'signOn'> | undefined,
): { settings?: AppSettings; problems: string[] } {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const read = Variables.safeParse(set);
  if (!read.success) return { problems: read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`) };
  const { TEAMS_APP_HOST: given, TEAMS_APP_WEBSITE: website, ...own } = read.data;
  const host = given ?? hostOf(set.PUBLIC_URL);
  const { TEAMS_APP_PRIVACY: privacy, TEAMS_APP_TERMS: terms } = own;
  const needed = { BOT_AUTH: bot?.appId, 'TEAMS_APP_HOST, or PUBLIC_URL,': host, TEAMS_APP_WEBSITE: website };
  const missing = Object.entries({ ...needed, TEAMS_APP_PRIVACY: privacy, TEAMS_APP_TERMS: terms })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name} is not set, and the app’s package needs it (see docs/teams.md)`);
  if (!bot || !host || !website || !privacy || !terms) return { problems: missing };
  const appId = own.TEAMS_APP_ID ?? bot.appId;
  const about = { appId, botId: bot.appId, host, website, privacy, terms };
  if (bot.signOn === undefined) return { settings: about, problems: [] };
  const resource = resourceOf(bot.signOn.audience, bot.appId, host);
  return resource === undefined
    ? { problems: [wrongAudience(bot.appId)] }
    : { settings: { ...about, resource }, problems: [] };
}

/**
 * The application ID URI: the audience of tokens, where that is one; where it is the application's id, as tokens of version 2 have it, the
 * one that docs/teams.md sets up. Undefined: it is neither, and Teams would get no token.
 */
function resourceOf(audience: string, appId: string, host: string): string | undefined {
  if (audience.toLowerCase() === appId.toLowerCase()) return `api://${host}/botid-${appId}`;
  return /^api:\/\/\S+$/.test(audience) ? audience : undefined;
}

const wrongAudience = (appId: string): string =>
  `TEAMS_SIGN_ON_AUDIENCE must be ${appId}, or an address that begins with api:// (see docs/teams.md)`;

const hostOf = (url = ''): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined);
