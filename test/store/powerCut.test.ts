import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/domain/door/ports.js';
import { type EmbeddedStore, openLowdbStore } from '../../src/store/lowdb/index.js';
import { agent, seedAgents, selling } from '../support/selling.js';
import { ForgettingFiles, type Survival } from './forgettingFiles.js';
import { start } from './rows.js';

const names = ['a1', 'a2', 'a3'];
const commandsEach = 8;
const survivals: readonly Survival[] = ['cut', 'torn', 'kill'];
const now = () => new Date().toISOString();

const open = (files: ForgettingFiles): Promise<EmbeddedStore> =>
  openLowdbStore({
    folder: '/data',
    files,
    lock: async () => async () => {},
    journalLimit: 6000,
    conversationLimit: 2000,
  });

/** What a person was shown: the command's number and its reference. */
interface Shown {
  readonly commandId: string;
  readonly n: number;
  readonly name: string;
  readonly reference: string | undefined;
}
interface Promised {
  readonly shown: Shown[];
  /** Commands that were under way: whether they happened is not known. */
  readonly open: Omit<Shown, 'reference'>[];
  readonly versions: Map<string, number>;
}

const referenceOf = ({ outcome }: { outcome: { kind: string; reference?: string } }) =>
  outcome.kind === 'done' ? outcome.reference : undefined;

/** An agent registers customers: the review is committed with its command id, the command runs, the receipt is said. */
async function work(store: Store, name: string, promised: Promised): Promise<void> {
  const { register } = selling(store);
  const id = agent(name).conversation;
  let version = (await store.conversations.open({ ...start(id), account: name })).version;
  const commit = async (state: { commandId: string; reference: string }) => {
    const next = await store.conversations.commit(id, version, { at: now(), state, say: [{ id: `s${version}` }] });
    version = next?.version ?? Number.NaN;
    promised.versions.set(id, version);
  };
  for (let count = 0; count < commandsEach; count += 1) {
    const n = names.indexOf(name) * 100 + count;
    const asked = { commandId: `command-${n}`, n, name };
    await commit({ commandId: asked.commandId, reference: '' });
    promised.open.push(asked);
    const reference = referenceOf(await register(asked.commandId, n, agent(name)));
    promised.open.splice(promised.open.indexOf(asked), 1);
    promised.shown.push({ ...asked, reference });
    await commit({ commandId: asked.commandId, reference: reference ?? '' });
  }
}

/** Lets everybody work until all is done or the power goes. */
async function runUntil(files: ForgettingFiles): Promise<Promised> {
  const promised: Promised = { shown: [], open: [], versions: new Map() };
  const store = await open(files).catch(() => undefined);
  if (store === undefined) return promised;
  await seedAgents(store, names, now())
    .then(() => Promise.allSettled(names.map((name) => work(store, name, promised))))
    .catch(() => undefined);
  await store.close().catch(() => undefined);
  return promised;
}

/** What the start after it lacks, or has twice. */
async function faultsAfter(files: ForgettingFiles, promised: Promised) {
  const store = await open(files);
  const faults = { lost: 0, twice: 0, other: [] as string[] };
  const { receiptOf, register } = selling(store);
  for (const { commandId, name, reference } of promised.shown) {
    const receipt = await receiptOf(commandId, agent(name));
    if (receipt === undefined || referenceOf(receipt) !== reference) faults.lost += 1;
  }
  for (const [id, version] of promised.versions) {
    const found = await store.conversations.load(id);
    if (found === undefined || found.version < version) faults.lost += 1;
  }
  const seeded = (await store.read(({ accounts }) => accounts.where({}))).length === names.length;
  if (seeded && faults.lost === 0) {
    // Everybody presses again what was confirmed or was under way.
    for (const { commandId, n, name } of [...promised.shown, ...promised.open]) {
      await register(commandId, n, agent(name));
    }
    await checkBooks(store, promised, faults);
  }
  await store.close();
  return faults;
}

async function checkBooks(
  store: Store,
  { shown, open: underWay }: Promised,
  faults: { twice: number; other: string[] },
) {
  const rows = await store.read(async (tables) => ({
    customers: await tables.customers.where({}),
    sales: await tables.sales.where({}),
    receipts: await tables.receipts.where({}),
    audit: await tables.audit.where({}),
    entries: await tables.entries.where({}),
    wallets: await tables.wallets.where({}),
  }));
  const expected = shown.length + underWay.length;
  for (const table of ['customers', 'sales', 'receipts', 'audit'] as const) {
    faults.twice += Math.max(0, rows[table].length - expected);
    if (rows[table].length < expected) faults.other.push(`${rows[table].length} ${table} for ${expected} commands`);
  }
  for (const { id, minor } of rows.wallets) {
    const sum = rows.entries.filter(({ wallet }) => wallet === id).reduce((total, entry) => total + entry.minor, 0);
    if (sum !== minor) faults.other.push(`the wallet ${id} is not the sum of its entries`);
  }
}

/** 50 cuts, spread evenly over all steps, each with one of the ways a disk is found. */
async function fiftyCuts(syncs: boolean) {
  const whole = ForgettingFiles.empty({ syncs });
  const all = await runUntil(whole);
  expect(all.shown).toHaveLength(names.length * commandsEach);
  const total = { cuts: 0, acknowledged: 0, lost: 0, twice: 0, other: [] as string[] };
  for (let cut = 0; cut < 50; cut += 1) {
    const files = ForgettingFiles.empty({ syncs });
    files.cutAt = Math.floor(((cut + 0.5) * whole.steps.length) / 50);
    const promised = await runUntil(files);
    const { lost, twice, other } = await faultsAfter(files.next(survivals[cut % 3] ?? 'cut'), promised);
    total.cuts += 1;
    total.acknowledged += promised.shown.length;
    total.lost += lost;
    total.twice += twice;
    total.other.push(...other);
  }
  return total;
}

describe('50 power cuts while agents register customers', () => {
  it('lose no command that was acknowledged, and double none', async () => {
    const total = await fiftyCuts(true);
    process.stdout.write(`50 power cuts: ${JSON.stringify(total)}\n`);
    expect(total).toMatchObject({ cuts: 50, lost: 0, twice: 0, other: [] });
    expect(total.acknowledged).toBeGreaterThan(300);
  }, 60_000);

  it('lose some when nothing is synced: the test can tell', async () => {
    const total = await fiftyCuts(false);
    process.stdout.write(`50 power cuts without a sync: ${JSON.stringify(total)}\n`);
    expect(total.lost).toBeGreaterThan(50);
  }, 60_000);
});
