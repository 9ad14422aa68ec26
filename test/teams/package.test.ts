import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { packaged } from '../../scripts/teams/package.js';
import { problemsOf } from '../../scripts/teams/validated.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { appId, botServiceAt } from '../support/botService.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const settings = {
  ...{ appId: '22222222-2222-4333-8444-555555555555', botId: appId, host: 'chat.example.com' },
  ...{ website: 'https://example.com/', privacy: 'https://example.com/privacy', terms: 'https://example.com/terms' },
};
const Command = z.object({ title: z.string(), description: z.string() });
const Manifest = z.object({
  $schema: z.string(),
  id: z.string(),
  name: z.object({ short: z.string(), full: z.string() }),
  accentColor: z.string(),
  validDomains: z.array(z.string()),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }).optional(),
  bots: z.array(z.object({ botId: z.string(), commandLists: z.array(z.object({ commands: z.array(Command) })) })),
});
const Texts = z.record(z.string(), z.string());

const operators = await loadOperators(`${root}/operators`, undefined);
const json = (files: Record<string, Uint8Array>, name: string): unknown =>
  JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
/** The width, the height, and whether there are transparent parts, as PNG says them. */
const picture = (bytes: Uint8Array = new Uint8Array()) => {
  const read = Buffer.from(bytes);
  return { signature: read.toString('latin1', 1, 4), width: read.readUInt32BE(16), height: read.readUInt32BE(20) };
};

describe.each([...operators.keys()])('the app of %s', (id) => {
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    const operator = operators.get(id);
    if (operator === undefined) throw new Error('not served');
    files = unzipSync(await packaged(root, operator, { settings, version: '1.2.3' }));
  });

  it('is what the schema that it names wants, in each of the operator’s languages', async () => {
    const manifest = Manifest.parse(json(files, 'manifest.json'));
    const { languages = [], colour } = operators.get(id)?.profile ?? {};
    expect(manifest).toMatchObject({ id: settings.appId, accentColor: colour, validDomains: [settings.host] });
    expect(manifest.bots[0]?.botId).toBe(appId);
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    expect([defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)]).toEqual(languages);
    for (const { file } of additionalLanguages)
      expect(await problemsOf(file, Texts.parse(json(files, file)))).toEqual([]);
    expect(Object.keys(files).sort()).toEqual(
      ['color.png', 'manifest.json', 'outline.png', ...additionalLanguages.map(({ file }) => file)].sort(),
    );
  });

  it('lists the same commands in every language, none of them in the words of another', () => {
    const manifest = Manifest.parse(json(files, 'manifest.json'));
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    expect(commands.length).toBeGreaterThan(1);
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const texts = Texts.parse(json(files, file));
      for (const [at, { description }] of commands.entries()) {
        expect(texts[`bots[0].commandLists[0].commands[${at}].title`]).toMatch(/\S/);
        expect(texts[`bots[0].commandLists[0].commands[${at}].description`]).not.toBe(description);
      }
    }
  });

  it('has its icons in the sizes that Teams shows', () => {
    expect(picture(files['color.png'])).toEqual({ signature: 'PNG', width: 192, height: 192 });
    expect(picture(files['outline.png'])).toEqual({ signature: 'PNG', width: 32, height: 32 });
  });
});

describe('the manifest', () => {
  it('is refused where it is not as the schema wants it', async () => {
    const wrong = { $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json' };
    expect(await problemsOf('manifest.json', { ...wrong, manifestVersion: '1.19', id: 'me' })).toEqual(
      expect.arrayContaining([expect.stringContaining('manifest.json/id'), expect.stringContaining('required')]),
    );
  });
});

describe('npm run teams:package', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-teams-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const program = (env: Record<string, string>) =>
    run(process.execPath, ['--import', 'tsx', 'scripts/teamsPackage.ts', 'kcell', folder], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
    });

  const { website, privacy, terms } = settings;
  const whole = {
    ...botServiceAt('https://connector.example.com').env,
    ...{ PUBLIC_URL: 'https://desk.example.com', TEAMS_APP_WEBSITE: website },
    ...{ TEAMS_APP_PRIVACY: privacy, TEAMS_APP_TERMS: terms },
  };

  it('writes an operator’s app for the configured id and host', async () => {
    await program(whole);
    const files = unzipSync(await readFile(join(folder, 'kcell.zip')));
    expect(Manifest.parse(json(files, 'manifest.json'))).toMatchObject({
      id: appId,
      validDomains: ['desk.example.com'],
    });
    expect(json(files, 'manifest.json')).not.toHaveProperty('webApplicationInfo');
  });

  it.each([
    ['the application’s id', {}, `api://desk.example.com/botid-${appId}`],
    ['an address of its own', { TEAMS_SIGN_ON_AUDIENCE: `api://botid-${appId}` }, `api://botid-${appId}`],
  ])('says for what Teams gets tokens, with single sign-on for %s', async (_name, audience, resource) => {
    await program({ ...whole, TEAMS_SIGN_ON_CONNECTION: 'entra', ...audience });
    const files = unzipSync(await readFile(join(folder, 'kcell.zip')));
    expect(Manifest.parse(json(files, 'manifest.json'))).toMatchObject({
      webApplicationInfo: { id: appId, resource },
      validDomains: ['desk.example.com', 'token.botframework.com'],
    });
  });

  it('is not written for tokens that Teams could not get', async () => {
    const failed = await program({
      ...whole,
      ...{ TEAMS_SIGN_ON_CONNECTION: 'entra', TEAMS_SIGN_ON_AUDIENCE: 'https://desk.example.com' },
    }).catch((error: unknown) => error);
    expect(z.object({ stderr: z.string() }).parse(failed).stderr).toContain('TEAMS_SIGN_ON_AUDIENCE must be');
  });

  it('names everything that is missing', async () => {
    const failed = await program({}).catch((error: unknown) => error);
    const { stderr } = z.object({ stderr: z.string() }).parse(failed);
    for (const name of ['BOT_AUTH', 'PUBLIC_URL', 'TEAMS_APP_WEBSITE', 'TEAMS_APP_PRIVACY', 'TEAMS_APP_TERMS'])
      expect(stderr).toContain(`${name}`);
  });
});
