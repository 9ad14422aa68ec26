import type { ReadTables, Tables } from '../../../src/domain/records/tables.js';
import { move } from '../../../src/domain/sales/wallet.js';
import { startApp, type TestApp } from '../../support/app.js';
import type { SignedIn } from '../../support/directTalk.js';

export interface Count {
  readonly agents: number;
  readonly administrators: number;
}

/** The operators they work for: one more makes the store bigger, and the lowdb's snapshots rarer. */
export const operatorsOf = ({ administrators }: Count): string => (administrators > 0 ? 'konnect,kcell' : 'konnect');

/** As the demo's agent has it. */
export const PIN = '2468';
/** In minor units: a million dollars. */
const MUCH = { minor: 100_000_000, currency: 'USD' };
/** How many conversations an account has at once: their commands meet in one wallet. */
const TOGETHER = 2;

export interface Hired {
  readonly agents: readonly SignedIn[];
  /** With the ids of the lines that nobody else looks after. */
  readonly administrators: readonly { readonly signedIn: SignedIn; readonly lines: readonly string[] }[];
}

/** Fills a new store with so many agents with money and administrators, each signed in, and stops again. */
export async function hire(count: Count, dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Hired> {
  const app = await startApp({ dataDir, env: { ...env, OPERATORS: operatorsOf(count) } });
  try {
    return {
      agents: await hireAgents(app, count.agents),
      administrators: await hireBlockers(app, count.administrators),
    };
  } finally {
    await app.halt();
  }
}

async function hireAgents(app: TestApp, count: number): Promise<SignedIn[]> {
  const operator = 'konnect';
  const model = await app.accountId(operator, 'agent1');
  const signedIn: SignedIn[] = [];
  for (let n = 0; n < count; n++) {
    const login = `rich${Math.floor(n / TOGETHER)}`;
    if (n % TOGETHER === 0) await app.store.transaction((tables) => addAgent(tables, model, login));
    signedIn.push(await app.signIn(operator, login, 'konnect-demo-1'));
  }
  return signedIn;
}

async function addAgent(tables: Tables, model: string, login: string): Promise<void> {
  await addAccount(tables, model, login);
  const at = new Date().toISOString();
  await move(tables, {
    id: `opening-${login}`,
    operator: 'konnect',
    account: login,
    amount: MUCH,
    reason: 'opening',
    at,
  });
}

async function addAccount(tables: Tables, model: string, login: string): Promise<void> {
  const account = await tables.accounts.get(model);
  if (account === undefined) throw new Error('the demo has lost an account');
  await tables.accounts.insert({ ...account, id: login, login });
}

async function hireBlockers(app: TestApp, count: number): Promise<Hired['administrators']> {
  if (count === 0) return [];
  const operator = 'kcell';
  const model = await app.accountId(operator, 'admin2');
  const lines = await app.store.read((tables) => activeLines(tables, model));
  const hired: Hired['administrators'][number][] = [];
  for (let n = 0; n < count; n++) {
    await app.store.transaction((tables) => addAccount(tables, model, `blocker${n}`));
    const signedIn = await app.signIn(operator, `blocker${n}`, 'kcell-demo-2');
    hired.push({ signedIn, lines: lines.filter((_, at) => at % count === n) });
  }
  return hired;
}

/** The lines that can be blocked, of the company that an administrator works for. */
async function activeLines(tables: ReadTables, administrator: string): Promise<string[]> {
  const [organisation] = (await tables.accounts.get(administrator))?.organisations ?? [];
  return (await tables.lines.where({ organisation, state: 'active' })).map(({ id }) => id);
}
