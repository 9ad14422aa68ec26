import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import {
  amount,
  choice,
  date,
  file,
  line,
  lines,
  many,
  message,
  period,
  secret,
  text,
  toggle,
} from '../../src/dialogs/fields/index.js';
import { command } from '../../src/domain/door/command.js';
import { list } from '../../src/domain/door/list.js';
import { choose } from '../../src/domain/terms/choices.js';
import { Money } from '../../src/domain/terms/money.js';
import { ok } from '../../src/domain/terms/result.js';
import { Sealed } from '../../src/domain/values/sealed.js';
import { textLine } from '../../src/domain/values/text.js';
import { installationIn, writeWords } from '../support/installation.js';

const Period = z.object({ from: z.iso.date(), until: z.iso.date() });
const Files = z.array(z.object({ name: z.string(), contentType: z.string(), url: z.string() }));
const Input = z.object({
  title: z.string(),
  story: z.string(),
  colour: z.string(),
  extras: z.array(z.string()),
  number: z.string(),
  numbers: z.string(),
  day: z.iso.date(),
  days: Period,
  price: Money,
  agreed: z.boolean(),
  papers: Files,
  newPassword: Sealed,
  freeTitle: z.string().optional(),
  freeColour: z.string().optional(),
  freeExtras: z.array(z.string()).optional(),
  freeDay: z.iso.date().optional(),
  freeDays: Period.optional(),
  freePrice: Money.optional(),
  freeAgreed: z.boolean().optional(),
  freePapers: Files.optional(),
  freePassword: Sealed.optional(),
});
export type Input = z.output<typeof Input>;
/** What the command got, with the lines of its selections, and the secret as it could open it. */
export interface Got extends Omit<Input, 'number' | 'numbers'> {
  readonly number: readonly string[];
  readonly numbers: readonly string[];
  readonly opened: string;
}

const chosen = (...titles: string[]) => titles.map((title) => ({ value: title.toLowerCase(), title }));
const colours = chosen('Rouge', 'Vert', 'Bleu');
const more = Array.from({ length: 46 }, (_, i) => `Extra ${i + 10}`);
const extras = chosen('Alpha', 'Bravo', 'Charlie', 'Delta', ...more);
const numbers = Array.from({ length: 60 }, (_, i) => `+2438100000${String(i + 10)}`).map((value) => ({
  value,
  title: value,
}));

/** A procedure with a field of every kind, each once needed and once optional. `got` is told what the command gets. */
export function everyKind(got: (received: Got) => void) {
  const keep = command<Input>({
    name: 'test.everyKind',
    allowed: ['agent'],
    proof: 'none',
    input: Input,
    subject: ({ title }) => `title:${title}`,
    run: async ({ input, open, tables }) => {
      const lines = async (id: string) => (await tables.selections.get(id))?.lines ?? [];
      const [number, numbers] = [await lines(input.number), await lines(input.numbers)];
      got({ ...input, number, numbers, opened: await open(input.newPassword) });
      return ok({ reference: 'TEST', facts: {} });
    },
  });
  const password = () => secret(textLine(20).min(8, 'value.text'), 20);
  return procedure({
    id: 'everyKind',
    ask: {
      needed: z.object({
        title: text(textLine(20), 20),
        story: message(200),
        colour: choice(),
        extras: many(3),
        number: line(),
        numbers: lines(),
        day: date(),
        days: period(),
        price: amount('USD'),
        agreed: toggle({ ticked: true }),
        papers: file(2),
        newPassword: password(),
      }),
      free: z.object({
        freeTitle: text(textLine(20), 20).optional(),
        freeColour: choice().optional(),
        freeExtras: many(3).optional(),
        freeDay: date().optional(),
        freeDays: period().optional(),
        freePrice: amount('USD').optional(),
        freeAgreed: toggle().optional(),
        freePapers: file(2).optional(),
        freePassword: password().optional(),
      }),
    },
    pick: (after) => ({
      colour: after(
        [],
        list(async (_asking, _, find) => choose(colours, find)),
      ),
      extras: after(
        [],
        list(async (_asking, _, find) => choose(extras, find)),
      ),
      number: after(
        [],
        list(async (_asking, _, find) => choose(numbers.slice(0, 5), find)),
      ),
      numbers: after(
        [],
        list(async (_asking, _, find) => choose(numbers, find)),
      ),
      freeColour: after(
        [],
        list(async (_asking, _, find) => choose(colours, find)),
      ),
      freeExtras: after(
        [],
        list(async (_asking, _, find) => choose(extras, find)),
      ),
    }),
    run: { command: keep, with: (answers) => answers },
  });
}

/** The labels are the fields' names, so that a test names a field and finds its input. */
const words = (fields: readonly string[]) => ({
  title: 'Toutes les sortes',
  help: 'Aide',
  confirm: 'Garder tout',
  effect: 'Tout est gardé.',
  done: 'Tout est fait',
  screens: { needed: 'Nécessaire', free: 'Libre' },
  fields: Object.fromEntries(fields.map((name) => [name, { label: name }])),
});

/** The installation's folder with this procedure's words in it, offered to agents and nothing else. */
export const rootWithEveryKind = (): Promise<string> =>
  rootOffering('everyKind', words(everyKind(() => {}).fields.map(({ name }) => name)));

/** The same with another procedure, in French. */
export async function rootOffering(id: string, french: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-root-'));
  await installationIn(folder);
  await writeWords(join(folder, `locales/fr/lines/${id}.json`), french);
  const file = join(folder, 'operators/konnect/profile.json');
  const profile = z.looseObject({}).parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...profile, roles: { agent: [id] } }));
  await withCompany(join(folder, 'operators/konnect/demo.json'));
  return folder;
}

const Demo = z.looseObject({ accounts: z.array(z.looseObject({})) });

/** Who chooses lines works for a company. */
async function withCompany(file: string): Promise<void> {
  const demo = Demo.parse(JSON.parse(await readFile(file, 'utf8')));
  const accounts = demo.accounts.map((account) => ({ ...account, organisations: ['office'] }));
  const organisations = [{ id: 'office', name: 'Office', billingAccounts: [{ number: '1' }] }];
  await writeFile(file, JSON.stringify({ ...demo, accounts, organisations }));
}
