import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures as allProcedures } from '../../src/dialogs/procedures/index.js';
import { textsOf } from '../../src/domain/lines/sought.js';
import { STAFF } from '../../src/domain/records/account.js';
import type { Tables } from '../../src/domain/records/tables.js';
import { FakeTime, minute, second } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Client, openClient } from './client.js';
import { Reached } from './reached.js';
import { UnsyncedFiles } from './unsyncedFiles.js';
import { WalkNetwork } from './walkNetwork.js';
import { WalkOutside } from './walkOutside.js';
import { loadProblems, type Problems } from './wordTemplates.js';

const quickly = { store: { files: new UnsyncedFiles() } };

/** Somebody who signs in, on one of the channels. */
export interface Person {
  readonly operator: string;
  readonly login: string;
  readonly account: string;
  readonly organisations: readonly string[];
  readonly channel: 'web' | 'text';
  /** Undefined for accounts that have none. */
  readonly pin: string | undefined;
}

/** The whole program, with everybody who uses it and what lies around it. */
export class World {
  readonly clients = new Map<string, Client>();
  /** The audit lines that were looked at. */
  readonly audited = new Set<string>();
  /** The lines to which something happened that no order did, with the orders that had ended by then. */
  readonly touched = new Map<string, ReadonlySet<string>>();
  /** Whose each number is, once that was read. */
  numbers: ReadonlyMap<string, string> | undefined;
  /** The last digits of what was typed: what somebody knows already may be said back to them. */
  readonly typed = new Set<string>();
  /** The PUK codes that were shown once: they are nowhere from then on. */
  readonly shownCodes = new Set<string>();
  /** Counts up: for what must be new each time. */
  #count = 0;

  private constructor(
    readonly folder: string,
    readonly problems: Problems,
    readonly reached: Reached,
    public app: TestApp,
    readonly people: readonly Person[],
    /** The word by which an organisation's or an agent's data are known again. */
    readonly canaries: ReadonlyMap<string, string>,
    readonly time: FakeTime,
    readonly network: WalkNetwork,
    readonly others: WalkOutside,
  ) {}

  static async open(reached = new Reached()): Promise<World> {
    const { folder: from, people, canaries } = await template();
    const folder = await mkdtemp(join(tmpdir(), 'guichet-torture-'));
    await cp(from, folder, { recursive: true });
    const problems = await loadedProblems();
    const time = new FakeTime();
    const network = new WalkNetwork(time);
    const others = new WalkOutside();
    const { behind: outsideBehind, secrets } = others;
    const parts = { clock: time, timer: time, network, outsideBehind, secrets };
    const app = await startApp({ ...quickly, dataDir: folder, ...parts });
    await tidied(app);
    return new World(folder, problems, reached, app, people, canaries, time, network, others);
  }

  /** A number that was not there before. */
  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** Ends the program and starts it again on the same data, with these procedures. */
  async restart(procedures: readonly Procedure[] = allProcedures): Promise<void> {
    const open = [...this.clients.values()];
    for (const client of open) client.close();
    await this.app.halt();
    const { folder, time, network, others } = this;
    const { behind: outsideBehind, secrets } = others;
    const parts = { clock: time, timer: time, network, outsideBehind, secrets, procedures };
    this.app = await startApp({ ...quickly, dataDir: folder, ...parts });
    await tidied(this.app);
    for (const client of open) client.listen();
    await this.settle();
  }

  /** A person's conversation: the one they have, or a new one. */
  async client(person: Person, which = ''): Promise<Client> {
    const key = `${person.operator} ${person.login} ${person.channel} ${which}`;
    const client = this.clients.get(key) ?? (await openClient(this, person));
    this.clients.set(key, client);
    return client;
  }

  /** The same account begins another conversation. */
  async anew(person: Person): Promise<Client> {
    const key = `${person.operator} ${person.login} ${person.channel} `;
    this.clients.get(key)?.close();
    this.clients.delete(key);
    return this.client(person);
  }

  person(operator: string, login: string, channel: Person['channel'] = 'web'): Person {
    const found = this.people.find(
      (one) => one.operator === operator && one.login === login && one.channel === channel,
    );
    if (found === undefined) throw new Error(`nobody is called ${login}`);
    return found;
  }

  /** Time passes, and what becomes due in it is done. */
  async pass(milliseconds: number): Promise<void> {
    const steps = [milliseconds - 2 * minute, minute, minute - 2 * second, second, second].filter((step) => step > 0);
    for (const step of steps.length > 1 ? steps : [milliseconds]) {
      this.time.pass(step);
      await this.settle();
    }
  }

  /** What the outbox delivers has been delivered. */
  async settle(): Promise<void> {
    await this.app.store.transaction(async () => {});
    await this.app.outbox.idle();
  }

  /** Something happens that nobody said in a conversation. */
  behind<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.app.store.transaction(work);
  }

  async end(): Promise<void> {
    for (const client of this.clients.values()) client.close();
    await this.app.halt();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The program tidies up when it is started: conversations that were silent for too long go then, and not in a turn. */
async function tidied({ lines }: TestApp): Promise<void> {
  while (!lines.some((line) => /"store\.tid(ied|yFailed)"/.test(line))) await new Promise((done) => setImmediate(done));
}

let problemsRead: Promise<Problems> | undefined;
const loadedProblems = (): Promise<Problems> => {
  problemsRead ??= loadProblems();
  return problemsRead;
};

interface Template {
  readonly folder: string;
  readonly people: readonly Person[];
  readonly canaries: ReadonlyMap<string, string>;
}
let made: Promise<Template> | undefined;
const template = (): Promise<Template> => {
  made ??= makeTemplate();
  return made;
};

/** Removes what all worlds are copied from. */
export async function endTemplate(): Promise<void> {
  const { folder } = (await made) ?? {};
  made = undefined;
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

/** No word of any language, and no name of the demo's. */
const canaryOf = (index: number): string => `Zeisig${String.fromCharCode(97 + index).repeat(3)}`;
/** Longer than the demo's PINs, so that no other number is taken for one. */
const pinOf = (index: number): string => String(73_194_628 + index * 1_310_117);

/** The demo's data, with a PIN of its own for each account and lines that tell whose they are. */
async function makeTemplate(): Promise<Template> {
  const time = new FakeTime();
  const app = await startApp({ clock: time, timer: time });
  const organisations = await app.store.read((tables) => tables.organisations.where({}));
  const accounts = await app.store.read((tables) => tables.accounts.where({}));
  const owners = [...organisations, ...accounts.filter(({ role }) => role === 'agent')];
  const canaries = new Map(owners.map(({ id }, index) => [id, canaryOf(index)]));
  const withPins = await Promise.all(
    accounts.map(async (account, index) => {
      const pin = account.pin === undefined ? undefined : pinOf(index);
      const hash = pin === undefined ? undefined : await app.hasher.hash(pin);
      return { account, pin, kept: account.pin && hash ? { ...account, pin: { ...account.pin, hash } } : account };
    }),
  );
  await app.store.transaction(async (tables) => {
    for (const { kept } of withPins) await tables.accounts.put(kept);
    for (const [index, line] of (await tables.lines.where({})).entries()) {
      const named = { ...line, user: `${canaries.get(line.organisation)} ${index}` };
      await tables.lines.put({ ...named, ...textsOf(named) });
    }
  });
  await app.halt();
  // The operator's staff works on its page, and has no conversation.
  const customers = withPins.filter(({ account }) => account.role !== STAFF);
  const people = customers.flatMap(({ account: { id, operator, login, organisations: own = [] }, pin }) =>
    (['web', 'text'] as const).map((channel) => ({ operator, login, account: id, organisations: own, channel, pin })),
  );
  return { folder: app.dataDir, people, canaries };
}
