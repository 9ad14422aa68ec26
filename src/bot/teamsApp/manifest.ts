import type { Operator } from '../../domain/operator/index.js';
import { inLanguage } from '../../domain/terms/choices.js';
import type { Words } from '../../speech/words.js';
import { type Command, commandsOf } from './commands.js';
import type { AppSettings } from './settings.js';

/** The version of Teams' schema that the manifest is written in. Every client of today knows it. */
export const SCHEMA = '1.19';
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA}`;

/** Where a person is alone with the bot, and where others read along: there it says only how to go on in private. */
const scopes = ['personal', 'team', 'groupChat'] as const;

/** The app's files as Teams names them, each to be written as JSON. The operator's first language stands in the manifest itself. */
export function manifestOf(
  operator: Operator,
  spoken: readonly [Words, ...Words[]],
  { settings, version }: { settings: AppSettings; version: string },
): Record<string, object> {
  const [first, ...others] = spoken;
  const { title: titles, colour } = operator.profile;
  const called = (words: Words) => inLanguage(titles, words.language);
  const title = called(first);
  const commands = commandsOf(operator, spoken);
  const named = textsOf(first, title);
  const { host, appId, botId, website, privacy, terms, resource } = settings;
  const manifest = {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA,
    ...{ version, id: appId },
    localizationInfo: {
      defaultLanguageTag: first.language,
      additionalLanguages: others.map(({ language }) => ({ languageTag: language, file: `${language}.json` })),
    },
    developer: { name: cut(title, 32), websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    ...named,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: colour,
    bots: [
      {
        ...{ botId, scopes, supportsFiles: true, isNotificationOnly: false },
        commandLists: [{ scopes: ['personal'], commands: commands.get(first.language) ?? [] }],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    // With single sign-on, the card for it and its window are of Bot Service's token service.
    validDomains: resource === undefined ? [host] : [host, 'token.botframework.com'],
    ...(resource !== undefined && { webApplicationInfo: { id: botId, resource } }),
  };
  const localised = others.map((words) => [
    `${words.language}.json`,
    localisation(textsOf(words, called(words)), commands.get(words.language) ?? []),
  ]);
  return { 'manifest.json': manifest, ...Object.fromEntries(localised) };
}

const textsOf = (words: Words, operator: string) => ({
  name: { short: cut(operator, 30), full: words.say('teams:app.name', { operator }) },
  description: { short: words.say('teams:app.short'), full: words.say('teams:app.full', { operator }) },
});

/** A language's file names each text by its path in the manifest. */
function localisation({ name, description }: ReturnType<typeof textsOf>, commands: readonly Command[]): object {
  const paths = commands.flatMap((command, at) =>
    (['title', 'description'] as const).map((part) => [
      `bots[0].commandLists[0].commands[${at}].${part}`,
      command[part],
    ]),
  );
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    ...{ 'name.short': name.short, 'name.full': name.full },
    ...{ 'description.short': description.short, 'description.full': description.full },
    ...Object.fromEntries(paths),
  };
}

const cut = (text: string, most: number): string => [...text].slice(0, most).join('').trim();
