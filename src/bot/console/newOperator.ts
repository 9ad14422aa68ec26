import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Language } from '../../domain/terms/language.js';

/** What is asked of whoever makes an operator. The country comes with the pattern: its numbers and addresses do. */
export const NewOperator = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, { error: 'small letters, digits and dashes, beginning with a letter' }),
  like: z.string(),
  title: z.string().trim().min(1, { error: 'how it is called' }).max(60),
  languages: z.array(Language).min(1, { error: 'one or more of fr, ru, de, en' }),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), {
    error: 'a time zone such as Europe/Berlin',
  }),
  phone: z.string().trim().min(3, { error: 'a phone number' }),
  email: z.email({ error: 'an e-mail address' }),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, { error: 'a colour such as #00627a' }),
});
export type NewOperator = z.output<typeof NewOperator>;

const Kept = z.looseObject({ contact: z.looseObject({}) });
/** Mail and SMS of the pattern's own go out under its name. */
const ITS_OWN = ['mailFrom', 'smsFrom'];

/** What the pattern says of itself, for the questions about another one. */
export const Suggested = z.looseObject({
  ...{ timeZone: z.string(), languages: z.array(Language), country: z.string() },
});

/** Those that one can be made like. */
export const patternsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((one) => one.isDirectory()).map(({ name }) => name);

export const profileOf = async (folder: string, id: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, id, 'profile.json'), 'utf8'));

/** Writes the folder of a new operator into `into`, made of the one that it is like; gives its path. Throws where there is one. */
export async function writeOperator(patterns: string, into: string, asked: NewOperator): Promise<string> {
  const { like, phone, email, ...own } = asked;
  const folder = join(into, own.id);
  await mkdir(into, { recursive: true });
  await mkdir(folder);
  await cp(join(patterns, like), folder, { recursive: true });
  const { contact, ...rest } = Kept.parse(await profileOf(patterns, like));
  const others = Object.entries(contact).filter(([name]) => !ITS_OWN.includes(name));
  const sms = 'smsFrom' in contact ? { smsFrom: smsName(own) } : {};
  const profile = { ...rest, ...own, contact: { ...Object.fromEntries(others), ...sms, phone, email } };
  await writeFile(join(folder, 'profile.json'), `${JSON.stringify(profile, null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), readme(asked, await readdir(folder)));
  return folder;
}

/** Whom its SMS come from, as networks show it: 11 Latin letters and digits at most. */
function smsName({ id, title }: Pick<NewOperator, 'id' | 'title'>): string {
  const latin = title.replaceAll(/[^A-Za-z0-9 ]/g, '').trim();
  return (/^[A-Za-z]/.test(latin) ? latin : id.replaceAll('-', '')).slice(0, 11).trim();
}

/** JSON takes no comments: what each file is for, and what is still to be done in it, is said beside them. */
const about: Readonly<Record<string, string>> = {
  'profile.json':
    'Who it is. `roles` are the menus, a procedure a line (docs/guides.md): take out what you do not have. Its country is that of the pattern: numbers and addresses are read by it.',
  'catalogue.json':
    "What it sells: plans, options, packages, with their prices. The pattern's own until you put yours in.",
  'lines.json': 'What may be done with mobile lines, and by which rules: reasons, limits, who approves what.',
  'pointOfSale.json': 'Points of sale: documents that are taken, commissions, balances.',
  'tickets.json': 'What its staff does on request.',
  'questions.json':
    "Its own questions and answers. They are the pattern's, in its words and with its name: write your own, or remove the file.",
  'glossary.json': 'What it calls a line, a plan, an agent.',
  'demo.json': 'Companies, people and lines of the demo, all made up. Live, nothing of it is read.',
  words: 'Words that it says otherwise than everybody, by language. Remove those that only fit the pattern.',
};

function readme({ id, like, title }: NewOperator, files: readonly string[]): string {
  const rows = Object.entries(about).filter(([file]) => files.includes(file));
  return [
    `# ${title}`,
    `Made like ${like}. In this order:`,
    ...rows.map(([file, what]) => `- \`${file}\`: ${what}`),
    'Look at it again and again:',
    [
      '```sh',
      `npm run operator:check -- <this folder>`,
      `OPERATORS_DIR=<the folder above> OPERATORS=${id} npm start`,
      '```',
    ].join('\n'),
    'What every key means stands where it is read, in `src/domain/operator/` of Guichet; docs/adding-an-operator.md goes on from here.',
  ]
    .join('\n\n')
    .concat('\n');
}
