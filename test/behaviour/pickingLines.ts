import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { procedure } from '../../src/dialogs/definition/procedure.js';
import { date, line, lines } from '../../src/dialogs/fields/index.js';
import type { Query } from '../../src/domain/door/query.js';
import { linesFor } from '../../src/domain/lines/find/choices.js';
import { ok } from '../../src/domain/terms/result.js';
import { startApp, type TestApp } from '../support/app.js';

const top = fileURLToPath(new URL('../..', import.meta.url));

interface Got {
  readonly lines: string;
  readonly on?: string | undefined;
}

/** Procedures that only ask for lines; what they get is told. */
function pickers(got: (answers: Got) => void) {
  const query: Query<Got> = {
    name: 'test.lines',
    allowed: 'everybody',
    look: async (_asking, answers) => {
      got(answers);
      return ok({ facts: {} });
    },
  };
  const show = { query, with: (answers: Got) => answers };
  return [
    procedure({
      id: 'several',
      ask: { lines: z.object({ lines: lines(), on: date() }) },
      pick: (after) => ({ lines: after([], linesFor('any')) }),
      show,
    }),
    procedure({
      id: 'resumeOne',
      ask: { lines: z.object({ lines: line() }) },
      pick: (after) => ({ lines: after([], linesFor('resume')) }),
      show,
    }),
    procedure({
      id: 'activate',
      ask: { lines: z.object({ lines: lines() }) },
      pick: (after) => ({ lines: after([], linesFor('activate')) }),
      show,
    }),
  ];
}

const wordsOf = (title: string) => ({
  title,
  help: 'Aide',
  done: `${title} : fait`,
  screens: { lines: 'Lignes' },
  fields: { lines: { label: 'Numéros' }, on: { label: 'Date' } },
  facts: {},
});
/** The label of the search field. */
export const search = 'Numéro (entier ou partiel), nom ou masque (% = plusieurs chiffres, _ = un chiffre)';
const titles = { several: 'Plusieurs lignes', resumeOne: 'Réactiver une ligne', activate: 'Activer' };

const account = (login: string, organisation: string) => ({
  login,
  name: login,
  role: 'fleetManager',
  language: 'fr',
  password: `password-${login}`,
  organisations: [organisation],
  note: 'essai',
});
const company = (id: string, ...numbers: string[]) => ({
  id,
  name: id,
  billingAccounts: numbers.map((number) => ({ number })),
});
const own = { plan: 'mobileStart', organisation: 'fleet', billingAccount: '900000001' };

/** 27 lines in service, four that are not, and two that are another company's. */
const demo = {
  accounts: [account('fleet', 'fleet'), account('big', 'big')],
  organisations: [
    company('fleet', '900000001', '900000002'),
    company('other', '900000011'),
    company('big', '900000021'),
  ],
  lines: [
    { ...own, number: '+32470000101', user: 'Zoé Attente', state: 'pendingActive' },
    { ...own, number: '+32470000102', user: 'Luc Attente', state: 'pendingActive', billingAccount: '900000002' },
    { ...own, number: '+32470000103', user: 'Dora Dette', state: 'suspended', reason: 'debt' },
    { ...own, number: '+32470000104', user: 'Paul *Pause* _x_ <b>', state: 'suspended', reason: 'asked' },
    { ...own, number: '+32470000901', organisation: 'other', billingAccount: '900000011', state: 'active' },
    { ...own, number: '+32470000902', organisation: 'other', billingAccount: '900000011', state: 'active' },
  ],
  series: [
    {
      organisation: 'fleet',
      first: '+32470000001',
      firstIccid: '893203000080000000',
      count: 27,
      billingAccounts: ['900000001'],
      plans: ['mobileStart'],
      firstNames: ['Anna', 'Bruno', 'Chloé'],
      lastNames: ['Exemple'],
    },
    {
      organisation: 'big',
      first: '+32480000001',
      firstIccid: '893203000090000000',
      count: 1001,
      billingAccounts: ['900000021'],
      plans: ['mobileStart'],
      firstNames: ['Anna'],
      lastNames: ['Exemple'],
      states: [{ state: 'suspended', reason: 'lost', every: 1001 }],
    },
  ],
};

export interface Picking {
  readonly app: TestApp;
  readonly got: readonly Got[];
  /** The numbers that were chosen, as they were answered last. */
  chosen(): Promise<string[]>;
  /** The id of a line by the last digits of its number. */
  lineId(end: string): Promise<string>;
  stop(): Promise<void>;
}

/** An operator with small companies, and its twin with the same numbers under another name. */
export async function startPicking(): Promise<Picking> {
  const root = await mkdtemp(join(tmpdir(), 'guichet-picking-'));
  for (const part of ['cards', 'dist']) await symlink(join(top, part), join(root, part));
  await cp(join(top, 'locales'), join(root, 'locales'), { recursive: true });
  for (const [id, title] of Object.entries(titles))
    await writeFile(join(root, `locales/fr/lines/${id}.json`), JSON.stringify(wordsOf(title)));
  await operator(root, 'picking', demo);
  const foreign = { ...own, number: '+32470000999', state: 'active' };
  await operator(root, 'rival', { ...demo, lines: [foreign], series: [] });
  const got: Got[] = [];
  const app = await startApp({ root, procedures: pickers((answers) => got.push(answers)) });
  const lineId = async (end: string) => {
    const found = await app.store.read(({ lines: all }) =>
      all.search({ equal: {}, like: [{ column: 'number', mask: `%${end}` }], from: 0, most: 1, order: 'number' }),
    );
    return found.rows[0]?.id ?? '';
  };
  const chosen = async () => {
    const id = got.at(-1)?.lines ?? '';
    return app.store.read(async (tables) => {
      const selection = await tables.selections.get(id);
      const rows = await Promise.all((selection?.lines ?? []).map((one) => tables.lines.get(one)));
      return rows.map((one) => one?.number.slice(-3) ?? '').toSorted();
    });
  };
  const stop = async () => {
    await app.stop();
    await rm(root, { recursive: true, force: true });
  };
  return { app, got, chosen, lineId, stop };
}

/** Telenet's words and plans, with these procedures and this demo. */
async function operator(root: string, id: string, data: object): Promise<void> {
  const folder = join(root, 'operators', id);
  const telenet = join(top, 'operators/telenet');
  await mkdir(folder, { recursive: true });
  await cp(join(telenet, 'catalogue.json'), join(folder, 'catalogue.json'));
  const own = async (file: string) =>
    z.record(z.string(), z.json()).parse(JSON.parse(await readFile(join(telenet, file), 'utf8')));
  // Nobody approves here: what may need it is not offered.
  const needsApproval = ['secondAdministrator', 'ending', 'simSwap', 'demo'];
  const rules = Object.entries(await own('lines.json')).filter(([name]) => !needsApproval.includes(name));
  await writeFile(join(folder, 'lines.json'), JSON.stringify(Object.fromEntries(rules)));
  const profile = await own('profile.json');
  const roles = { fleetManager: Object.keys(titles) };
  const changed = { ...profile, id, languages: ['fr'], roles, demo: [] };
  await writeFile(join(folder, 'profile.json'), JSON.stringify(changed));
  await writeFile(join(folder, 'demo.json'), JSON.stringify(data));
}
