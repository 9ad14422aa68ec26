import { type ClientBase, DatabaseError } from 'pg';
import { tableNames } from '../../domain/records/tables.js';
import type { SentFiles, StoreContents } from '../storeContents.js';
import { connect } from './connect.js';
import { copyConversations } from './copyConversations.js';
import { copyFiles } from './copyFiles.js';
import { ARCHIVED, copyArchived, copyRows } from './copyRows.js';
import { CopyDiffers, StoreBusy } from './errors.js';
import { compared, type Figure, figureOf, Tally } from './figures.js';
import { checkMigrated } from './migrate.js';
import { rowFrom } from './rows.js';
import { sqlName } from './sql.js';

const TABLES = [...tableNames.map(sqlName), 'archive', 'conversations', 'said', 'uploads', 'request_files'].join();
/** Others may read what there was, and write when it is over. */
const LOCK = `set local lock_timeout = '3s'; lock table ${TABLES} in share row exclusive mode`;
const LOCK_NOT_AVAILABLE = '55P03';
const GO_ON_AFTER = "select setval('ages', greatest($1, (select last_value from ages)))";

/**
 * Copies a store that nobody uses into a migrated database, in one transaction: all of it, or nothing. It only adds, and
 * looks that every row is there as it was given; what is there already from the same store is left. Gives the figures of
 * both, which are equal. Throws StoreUnreachable, StoreNotMigrated, StoreBusy, StoreNotEmpty or CopyDiffers.
 */
export async function copyStore(
  contents: StoreContents & SentFiles,
  url: string,
  migrations: string,
): Promise<Figure[]> {
  const client = await connect(url);
  try {
    await checkMigrated(client, migrations);
    await client.query('begin');
    await client.query(LOCK).catch((error: unknown) => {
      throw error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE ? new StoreBusy() : error;
    });
    const tally = await copyAll(client, contents);
    const figures = await compared(client, tally);
    if (figures.some(({ source, copy }) => source !== copy)) throw new CopyDiffers(figures);
    // Without it the planner knows nothing of what has come until somebody looks at it.
    await client.query(`analyze ${TABLES}`);
    await client.query('commit');
    return figures;
  } finally {
    // What was not committed goes with the connection.
    await client.end();
  }
}

async function copyAll(client: ClientBase, contents: StoreContents & SentFiles): Promise<Tally> {
  const tally = new Tally();
  let highest = 0;
  for (const table of tableNames) highest = Math.max(highest, await copyRows(client, table, contents, tally));
  if (highest > 0) await client.query(GO_ON_AFTER, [highest]);
  await client.query(ARCHIVED);
  for (const table of tableNames) await copyArchived(client, table, contents, tally);
  await copyConversations(client, contents, tally);
  for (const { row } of contents.rows('requests'))
    await copyFiles(client, contents, { of: 'keptFiles', id: rowFrom('requests', row).id }, tally);
  addMoney(contents, tally);
  return tally;
}

/** What the agents have, and the movements it came from. */
function addMoney(contents: StoreContents, tally: Tally): void {
  const currencies = new Map<string, string>();
  for (const { row } of contents.rows('wallets')) {
    const { id, currency, minor } = rowFrom('wallets', row);
    currencies.set(id, currency);
    tally.add(figureOf.balances(currency), minor);
  }
  for (const { row } of contents.rows('entries')) {
    const { wallet, minor } = rowFrom('entries', row);
    tally.add(figureOf.ledger(currencies.get(wallet) ?? '?'), minor);
  }
}
