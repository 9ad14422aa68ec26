import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { StoredConversation } from '../conversationLog.js';
import type { SentFiles, StoreContents } from '../storeContents.js';
import { copyFiles } from './copyFiles.js';
import { checkCount } from './copyRows.js';
import { DIGEST, figureOf, type Tally } from './figures.js';
import { portions } from './portions.js';

/** A row, each value with the type it is sent as. */
interface Shape {
  readonly table: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
  /** The columns that are JSON, kept to the letter. */
  readonly json: readonly string[];
}

const conversationShape: Shape = {
  table: 'conversations',
  columns: [
    ...(['id', 'operator', 'account', 'channel', 'created_at', 'last_at', 'state', 'seen'] as const).map(
      (name) => [name, 'text'] as const,
    ),
    ['version', 'int'],
    ['last_mark', 'int'],
  ],
  json: ['state', 'seen'],
};
const saidShape: Shape = {
  table: 'said',
  columns: [
    ['conversation', 'text'],
    ['mark', 'int'],
    ['at', 'text'],
    ['activity', 'text'],
  ],
  json: ['activity'],
};

/** Copies every conversation with what was said and sent in it. Throws StoreNotEmpty when there are others. */
export async function copyConversations(
  client: ClientBase,
  contents: StoreContents & SentFiles,
  tally: Tally,
): Promise<void> {
  const marks = createHash('sha256');
  for (const what of [figureOf.conversations, figureOf.said]) tally.add(what, 0);
  for await (const portion of portions(prepared(contents), ({ size }) => size)) {
    const said = portion.flatMap((conversation) => conversation.said);
    for (const { id, lastMark } of portion) marks.update(`${id} ${lastMark}\n`);
    tally.add(figureOf.conversations, portion.length);
    tally.add(figureOf.said, said.length);
    await put(
      client,
      conversationShape,
      portion.map(({ row }) => row),
    );
    await put(client, saidShape, said);
    for (const { id } of portion) await copyFiles(client, contents, { of: 'files', id }, tally);
  }
  tally.digest(figureOf.marks, marks.digest('hex').slice(0, DIGEST));
  await checkCount(client, figureOf.conversations, 'conversations', tally.get(figureOf.conversations));
  await checkCount(client, figureOf.said, 'said', tally.get(figureOf.said));
}

/** Adds the rows that are not there, and looks that all are there as they are given. */
async function put(client: ClientBase, { table, columns, json }: Shape, rows: readonly unknown[][]): Promise<void> {
  const names = columns.map(([name]) => name);
  const places = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join();
  const given = `unnest(${places}) as s (${names.join()})`;
  const asColumn = (name: string) => `s.${name}${json.includes(name) ? '::json' : ''}`;
  const values = columns.map((_, index) => rows.map((row) => row[index]));
  await client.query(
    `insert into ${table} (${names.join()}) select ${names.map(asColumn).join()} from ${given} on conflict do nothing`,
    values,
  );
  const isEqual = (name: string) => `t.${name}${json.includes(name) ? '::text' : ''} = s.${name}`;
  const same = `${given} join ${table} t on ${names.map(isEqual).join(' and ')}`;
  await checkCount(client, figureOf.conversations, same, String(rows.length), values);
}

/** Each conversation as the rows it becomes, with how many characters they have. */
async function* prepared(contents: StoreContents) {
  for await (const conversation of contents.conversations()) {
    const { id, lastMark, log } = conversation;
    const said = log.map(({ mark, at, activity }) => [id, mark, at, JSON.stringify(activity)]);
    const row = rowOf(conversation);
    const size = [row, ...said].flat().reduce<number>((sum, value) => sum + String(value).length, 0);
    yield { id, lastMark, row, said, size };
  }
}

/** In the order of the columns. */
function rowOf(conversation: StoredConversation): unknown[] {
  const { id, operator, account, channel, createdAt, lastAt, version, lastMark } = conversation;
  const [state, seen] = [JSON.stringify(conversation.state), JSON.stringify(conversation.seen)];
  return [id, operator, account, channel, createdAt, lastAt, state, seen, version, lastMark];
}
