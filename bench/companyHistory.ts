import { Client } from 'pg';
import { randomIds } from '../src/bot/secrets/hashing.js';
import { makeSelections } from '../src/domain/lines/find/selections.js';
import { companyHistory } from '../src/domain/people/companyHistory.js';
import type { Actor } from '../src/domain/records/account.js';
import type { AuditLine } from '../src/domain/records/receipt.js';
import type { Period } from '../src/domain/terms/period.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { percentile } from './cpu.js';
import { administrator, lineId, lineOf, owner, writeOwner } from './lines.js';
import type { Place } from './measuring.js';

const rounds = { warmUp: 2, measured: 9 };
const people = 20;
const lines = 1_000;
const DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
const PORTION = 5_000;
/** Every so many rows are about the first line. */
const HOT = 100;

const actor: Actor = {
  ...{ account: administrator, operator: owner.operator, organisation: owner.organisation, role: 'administrator' },
  ...{ channel: 'webchat', conversation: 'bench' },
};

/**
 * What somebody waits for at the history of a company (C19) with this many lines of the audit in 90 days, in milliseconds, the median:
 * all of it, a later page, a day, a person, a number; and the whole of it as rows of a file, in seconds.
 */
export async function companyHistories({ folder, storeUrl }: Place, count: number): Promise<Record<string, number>> {
  const env = { OPERATORS: owner.operator, ...(storeUrl !== undefined && { STORE_URL: storeUrl }) };
  const app = await startApp({ dataDir: folder, env, store: { watchNesting: false } });
  const now = new Date();
  await write(app, count, now);
  if (storeUrl !== undefined) await counted(storeUrl);
  const found = await measured(app, now);
  await app.halt();
  return found;
}

async function write(app: TestApp, count: number, now: Date): Promise<void> {
  await app.store.transaction(async (tables) => {
    await writeOwner(tables);
    for (let n = 0; n < lines; n += 1) await tables.lines.put(lineOf(n, now));
    for (let n = 1; n < people; n += 1)
      await tables.accounts.put({
        ...{ id: `bench-person-${n}`, operator: owner.operator, login: `person${n}`, name: `Person ${n}` },
        ...{ role: 'administrator', organisations: [owner.organisation] },
      });
  });
  for (let from = 0; from < count; from += PORTION) {
    await app.store.transaction(async ({ audit }) => {
      for (let n = from; n < Math.min(count, from + PORTION); n += 1) await audit.insert(rowOf(n, count, now));
    });
  }
}

/** The database counts what it has by itself some minutes after so much has come, and plans by that. */
async function counted(storeUrl: string): Promise<void> {
  const client = new Client({ connectionString: storeUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze audit');
  } finally {
    await client.end();
  }
}

const personOf = (n: number): string => (n % people === 0 ? administrator : `bench-person-${n % people}`);

/** The n-th of them, the oldest first: three in four are looks at a number, the rest what was done with several. */
function rowOf(n: number, count: number, now: Date): AuditLine {
  const line = n % HOT === 0 ? 0 : n % lines;
  const isLook = n % 4 !== 1;
  return {
    ...{ id: `bench-audit-${n}`, ...owner, account: personOf(n), channel: 'webchat', commandId: `bench-${n}` },
    at: new Date(now.getTime() - DAYS * DAY_MS * (1 - n / count)).toISOString(),
    command: isLook ? 'line.overview' : 'line.block',
    procedure: isLook ? 'lineOverview' : 'blocking',
    subject: isLook ? `line:${lineId(line)}` : `selection:bench-${n}`,
    outcome: n % 50 === 3 ? 'refused' : 'done',
  };
}

interface Wanted {
  readonly period?: Period;
  readonly who?: string;
  readonly lines?: string;
}

async function measured(app: TestApp, now: Date): Promise<Record<string, number>> {
  const selections = makeSelections({ store: app.store, clock: { now: () => new Date() }, ids: randomIds });
  const kept = await selections.keep(actor, [lineId(0)], 1);
  if (!kept.ok) throw new Error(kept.problem.code);
  const day = new Date(now.getTime() - 30 * DAY_MS).toISOString().slice(0, 10);
  const period = { from: day, until: day };
  const asked: readonly (readonly [string, Wanted, number])[] = [
    ['all, first page', {}, 0],
    ['all, page 100', {}, 990],
    ['one day', { period }, 0],
    ['one person', { who: 'bench-person-7' }, 0],
    ['one person, one day', { who: 'bench-person-7', period }, 0],
    ['one number', { lines: kept.value }, 0],
    ['one number, page 50', { lines: kept.value }, 490],
  ];
  const found: Record<string, number> = {};
  for (const [what, input, from] of asked) {
    const each: number[] = [];
    for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
      const begun = performance.now();
      const answer = await app.door.ask({ query: companyHistory, input, actor, rows: { from, most: 10 } });
      each.push(performance.now() - begun);
      if (!answer.ok || !('rows' in answer.value) || answer.value.rows.length === 0)
        throw new Error(`nothing was found: ${what}`);
    }
    found[`${what}, ms`] = percentile(each.slice(rounds.warmUp), 0.5);
  }
  return { ...found, ...(await asRows(app, {}, 'all')), ...(await asRows(app, { lines: kept.value }, 'one number')) };
}

/** All rows of a file, as it reads them. */
async function asRows(app: TestApp, input: Wanted, what: string): Promise<Record<string, number>> {
  const begun = performance.now();
  const report = await app.door.report({ query: companyHistory, input, actor });
  if (!report.ok) throw new Error(report.problem.code);
  let rows = 0;
  for await (const _ of report.value.rows()) rows += 1;
  return { [`${what} as a file, s`]: (performance.now() - begun) / 1000, [`${what} as a file, rows`]: rows };
}
