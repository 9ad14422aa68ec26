import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { textsOf } from '../../src/domain/lines/sought.js';
import { stockId } from '../../src/domain/lines/stock/stock.js';
import { decideApproval } from '../../src/domain/orders/decideApproval.js';
import { proofs } from '../../src/domain/records/receipt.js';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { guideClock } from '../guides/days.js';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { uploading } from '../support/uploading.js';

const GOOD = 463;
const BAD = 37;
const ALL = GOOD + BAD;

const apps = sharedApps({ clock: guideClock });
let app: TestApp;
afterEach(() => app.disconnect());

/** A list as somebody sends it: its headings, and a row for each line, of which some are wrong. */
interface Sheet {
  readonly heads: readonly string[];
  /** The n-th line, from 0; its number and its SIM card are there. */
  good(n: number): readonly string[];
  /** What is wrong in as many ways as there are; the n-th of them. */
  bad(n: number): readonly string[];
}

const withDigit = (digits: string) => digits + luhnDigit(digits);
const card = (n: number) => withDigit(`8932030000${String(9_100_000 + n).padStart(8, '0')}`);
const wrongDigit = (n: number) => `${card(n).slice(0, -1)}${(Number(card(n).at(-1)) + 1) % 10}`;
const telenetNumber = (n: number) => `+32471${100_000 + n}`;
const belarusNumber = (n: number) => `+37529${2_000_000 + n}`;
/** One of several, over and over. */
const oneOf = <T>(all: readonly T[], n: number): T => {
  const found = all[n % all.length];
  if (found === undefined) throw new Error('none to choose from');
  return found;
};

const renames: Sheet = {
  heads: ['Номер', 'Имя'],
  good: (n) => [belarusNumber(n), `Имя ${n}`],
  bad: (n) =>
    oneOf(
      [
        ['3,75E+11', 'Кто-то'],
        ['+32 470 00 00 01', 'Чужой'],
        ['+375 29 299 99 99', 'Никто'],
        ['12', 'Короткий'],
        [belarusNumber(600 + n), '=1+1'],
        ['', 'Без номера'],
      ],
      n,
    ),
};

const swaps: Sheet = {
  heads: ['Numéro', 'Carte SIM'],
  good: (n) => [telenetNumber(n), card(n)],
  bad: (n) =>
    oneOf(
      [
        [telenetNumber(600 + n), '8,93203E+18'],
        [telenetNumber(600 + n), wrongDigit(n)],
        ['0475 99 99 99', card(700)],
        ['+33 6 12 34 56 78', card(700)],
        [telenetNumber(600 + n), ''],
      ],
      n,
    ),
};

const HEADS = [
  'Numéro de carte SIM',
  'Prénom',
  'Nom de famille',
  'Langue',
  'Plan tarifaire',
  'Options',
  'Billing account',
];
const user = ['Lara', 'Exemple', 'français'] as const;
const sold = ['Mobile Start', 'Voice National 100 min', '100000001'] as const;
const additions: Sheet = {
  heads: HEADS,
  good: (n) => [card(n), ...user, ...sold],
  bad: (n) =>
    oneOf(
      [
        ['8,93203E+18', ...user, ...sold],
        [wrongDigit(n), ...user, ...sold],
        [withDigit('893202000080000001'), ...user, ...sold],
        [withDigit('893203000099999901'), ...user, ...sold],
        ['8932030000900000019', ...user, ...sold],
        [card(500 + n), '', 'Exemple', 'français', ...sold],
        [card(500 + n), ...user, 'Mobile Europe', 'Voice National 100 min', '100000001'],
        [card(500 + n), ...user, 'Mobile Start', '', '999999999'],
      ],
      n,
    ),
};

/** The rows with those that are wrong among them, and which these are: as a spreadsheet counts them. */
function sheetOf({ heads, good, bad }: Sheet) {
  const rows: (readonly string[])[] = [];
  const wrong: { readonly at: number; readonly cells: readonly string[] }[] = [];
  let taken = 0;
  for (let at = 0; at < ALL; at += 1) {
    const isWrong = at % 13 === 7 && wrong.length < BAD;
    const cells = isWrong ? bad(wrong.length) : good(taken);
    if (isWrong) wrong.push({ at: at + 2, cells });
    else taken += 1;
    rows.push(cells);
  }
  const csv = [heads, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  return { csv, wrong };
}

/** What a company of the demo has beside its own: lines, SIM cards that lie with it, numbers of the pool. */
async function grown(operator: string, login: string): Promise<void> {
  const account = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts, lines, stock }) => {
    const organisation = (await accounts.get(account))?.organisations?.[0] ?? '';
    const model = (await lines.where({ organisation, state: 'active' }))[0];
    if (model === undefined) throw new Error('there is no line');
    for (let n = 0; n < 800; n += 1) {
      const number = operator === 'telenet' ? telenetNumber(n) : belarusNumber(n);
      const iccid = `8932030000${String(7_000_000_000 + n).slice(1)}`.slice(0, 19);
      const { options: _, ...rest } = model;
      await lines.insert({
        ...rest,
        id: `more-${n}`,
        number,
        user: `Nom ${n}`,
        iccid,
        ...textsOf({ number, user: `Nom ${n}` }),
      });
      const own = { operator, organisation, state: 'free' as const };
      await stock.insert({ ...own, id: stockId(operator, 'simCard', card(n)), kind: 'simCard', value: card(n) });
      const free = `+32472${100_000 + n}`;
      await stock.insert({
        operator,
        id: stockId(operator, 'number', free),
        kind: 'number',
        value: free,
        state: 'free',
      });
    }
  });
}

const Link = z.object({ url: z.string() });
const Button = z.object({ data: z.looseObject({ act: z.string() }) });

/** Sends a list, reads the file of what was left out, and confirms the rest. */
async function sent(
  operator: string,
  login: string,
  procedure: string,
  sheet: Sheet,
  way: Record<string, string> | undefined,
) {
  app = await apps.open(operator);
  await grown(operator, login);
  const talk = await uploading(app, operator, login, procedure);
  if (way !== undefined) {
    await talk.post({ ...talk.answer, ...way });
    await talk.cards();
  }
  const { csv, wrong } = sheetOf(sheet);
  const { cards, read } = await talk.upload(['list.csv', Buffer.from(csv)]);
  const actions = cards.flatMap((one) => one.actions);
  const url = actions.flatMap((one) => Link.safeParse(one).data?.url ?? [])[0] ?? '';
  const file = await (await fetch(url)).text();
  const confirm = actions.flatMap((one) => Button.safeParse(one).data?.data ?? []).find(({ act }) => act === 'confirm');
  await talk.post({ ...confirm, count: String(GOOD), password: 'telenet-demo-1' });
  const receipt = talk.text(await talk.cards());
  return { read, file, wrong, receipt };
}

/** The file of what was left out, as another library reads it: the cells that were sent, the row, and why. */
function expectNamed(file: string, wrong: ReturnType<typeof sheetOf>['wrong'], sent: readonly string[]): void {
  const [heads, ...rows] = z.array(z.array(z.string())).parse(parse(file, { bom: true, delimiter: ';' }));
  const width = heads?.length ?? 0;
  expect(rows).toHaveLength(BAD);
  for (const [index, { at, cells }] of wrong.entries()) {
    const row = rows[index] ?? [];
    const places = sent.map((head) => heads?.indexOf(head) ?? -1);
    // An apostrophe keeps a cell from being a formula, hyphens keep a SIM card's number from being rounded.
    const seen = places.map((place) => (row[place] ?? '').replace(/^'/, '').replaceAll('-', ''));
    expect([at, ...seen]).toEqual([at, ...cells.map((cell) => cell.replaceAll('-', ''))]);
    expect([Number(row[width - 2]), (row[width - 1] ?? '').length > 10]).toEqual([at, true]);
  }
}

const orders = (command: string) =>
  app.store.read(async (tables) => (await tables.orders.where({})).filter((order) => order.command === command));

describe(`${ALL} rows of a file, of which ${BAD} are wrong`, () => {
  it('come to 463 orders and 37 that are named: names of subscribers (B7)', async () => {
    const { read, file, wrong } = await sent('belarus', 'admin1', 'renaming', renames, { way: 'list' });
    expect(read).toContain('Пропущено строк: 37 из 500');
    expectNamed(file, wrong, renames.heads);
    expect(await orders('line.rename')).toHaveLength(GOOD);
    const line = await app.store.read(async ({ lines }) => (await lines.where({ number: belarusNumber(462) }))[0]);
    expect(line?.user).toBe('Имя 462');
  });

  it('come to 463 orders and 37 that are named: SIM cards (T4), once a second one has agreed', async () => {
    const { read, file, wrong } = await sent('telenet', 'fleet1', 'swapSim', swaps, { way: 'list' });
    expect(read).toContain('Lignes du tableau écartées : 37 sur 500');
    expectNamed(file, wrong, ['Numéro', 'Numéro de carte SIM']);
    expect(await orders('line.swapSim')).toEqual([]);
    expect(await approved()).toBe(true);
    const placed = await orders('line.swapSim');
    expect([placed.length, new Set(placed.map(({ line }) => line)).size]).toEqual([GOOD, GOOD]);
  });

  it('come to 463 orders and 37 that are named: new SIM cards with their users (T2)', async () => {
    const { read, file, wrong, receipt } = await sent('telenet', 'fleet1', 'addLines', additions, undefined);
    expect(read).toContain('Lignes du tableau écartées : 37 sur 500');
    expect(read).toContain('463 cartes SIM');
    expectNamed(file, wrong, HEADS);
    const placed = await orders('line.addMany');
    expect(placed).toHaveLength(GOOD);
    expect(new Set(placed.map(({ number }) => number)).size).toBe(GOOD);
    expect(receipt).toContain('463 cartes SIM');
    const made = await app.store.read(({ lines }) => lines.where({ state: 'pendingActive' }));
    expect(made.filter((line) => line.user === 'Lara Exemple')).toHaveLength(GOOD);
  });
});

/** A second fleet manager agrees, with the password. */
async function approved(): Promise<boolean> {
  const account = await app.accountId('telenet', 'fleet2');
  const { approval, organisation } = await app.store.read(async ({ approvals, accounts }) => ({
    approval: (await approvals.where({ state: 'waiting' }))[0],
    organisation: (await accounts.get(account))?.organisations?.[0],
  }));
  const commandId = 'second-approves';
  await app.store.transaction(async ({ authorisations }) => {
    const expiresAt = new Date(guideClock.now().getTime() + 60_000).toISOString();
    for (const proof of proofs)
      await authorisations.put({ id: proof, operator: 'telenet', account, commandId, proof, expiresAt });
  });
  const actor = {
    ...{ account, operator: 'telenet', role: 'fleetManager' as const, organisation },
    ...{ channel: 'web', conversation: 'second' },
  };
  const input = { approval: approval?.id ?? '', decision: 'approve' as const };
  const authorised = { commandId, command: decideApproval, input, actor, authorisations: [...proofs] };
  const done = await app.door.execute({ ...authorised, counted: GOOD });
  await app.outbox.idle();
  return done.ok;
}
