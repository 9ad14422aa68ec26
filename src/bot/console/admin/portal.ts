import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { Operator } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import { portalSettings } from '../../directline/portals.js';
import { root } from '../../root.js';
import { unpacked } from '../../settingText.js';
import { type Config, loadConfig } from '../../start/config.js';
import { loadOperators } from '../../words/operators.js';
import { say } from './asked.js';

const SECRET_BYTES = 32;

const Added = z.object({
  ...{ operator: z.string(), name: z.string(), origin: z.array(z.string()).min(1) },
  organisation: z.array(z.string()).optional(),
  widget: z.boolean().default(false),
});

const collected = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

/** An operator's pages: ours, and its own that may ask for the chat. It is all configuration: nothing of the store is read or changed. */
export function portalCommand(): Command {
  const command = new Command('portal').description(
    "an operator's addresses, and its own pages that may have the chat",
  );
  command
    .command('show')
    .description('the addresses of an operator, and its own pages; no secret is shown')
    .requiredOption('--operator <id>')
    .action(async ({ operator }: { operator: string }) => {
      const config = loadConfig(process.env);
      const all = await loadOperators([`${root}/operators`, ...config.operatorsDirs], [operator]);
      for (const one of all.values()) say(shownText(one, config));
    });
  command
    .command('new')
    .description(
      'a page of its own, with a new secret, into the file of PORTALS_FILE; it counts from the next start on',
    )
    .argument('<file>', 'of PORTALS_FILE; made where it is not there')
    .requiredOption('--operator <id>')
    .requiredOption('--name <name>', 'letters, digits, dashes')
    .requiredOption(
      '--origin <origin>',
      'of its page, such as https://portal.example.com; again for another',
      collected,
    )
    .option('--organisation <id>', 'a company that it speaks for; again for another. Without it, all', collected)
    .option('--widget', 'its page may have our chat in a frame')
    .action(async (file: string, options: unknown) => {
      const added = Added.parse(options);
      await append(file, added);
      say(`${added.name}: written to ${file}, with its secret. Set PORTALS_FILE=${file} and start Guichet again.`);
    });
  return command;
}

function shownText({ profile }: Operator, config: Config): string {
  const { id } = profile;
  const page = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/${id}`;
  const house = config.openid.find((one) => one.operator === id);
  const own = config.portals.filter((one) => one.operator === id);
  const rows: readonly (readonly [string, string])[] = [
    ['the chat', page],
    ['choosing a password', `${page}/access`],
    ['sign-ins and passkeys', `${page}/security`],
    ...(profile.roles.staff === undefined ? [] : [['the staff', `${page}/desk`] as const]),
    ...(house === undefined ? [] : [[`back from ${house.name}`, `${page}/openid/back`] as const]),
    ...own.map(({ name, origins, organisations, widget = false }) => {
      const whose = organisations === 'all' ? 'all companies' : organisations.join(' ');
      return [`portal ${name}`, [origins.join(' '), whose, ...(widget ? ['with the widget'] : [])].join(', ')] as const;
    }),
  ];
  return [inLanguage(profile.title, 'en'), ...rows.map(([what, where]) => `  ${what.padEnd(24)}${where}`)].join('\n');
}

/** Adds a portal to the file. Throws what would be wrong with it, and then leaves the file as it was. */
async function append(file: string, { origin, organisation, widget, ...named }: z.output<typeof Added>): Promise<void> {
  const before = z.array(z.unknown()).safeParse(unpacked(await readFile(file, 'utf8').catch(emptyWhereNone)));
  if (!before.success) throw new Error(`${file} is no list of portals`);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const added = { ...named, secret, origins: origin, organisations: organisation ?? 'all', ...(widget && { widget }) };
  const text = `${JSON.stringify([...before.data, added], null, 2)}\n`;
  const { problems } = portalSettings({ PORTALS: text });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

function emptyWhereNone(error: unknown): string {
  if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return '[]';
  throw error;
}
