import type { ClientBase } from 'pg';
import type { SentFiles } from '../storeContents.js';
import { checkCount } from './copyRows.js';
import { figureOf, type Tally } from './figures.js';
import { proper } from './rows.js';

const PUT = `insert into uploads (conversation, id, name, content_type, bytes) values ($1, $2, $3, $4, $5)
  on conflict do nothing`;
const SAME = 'uploads where conversation = $1 and id = $2 and name = $3 and content_type = $4 and bytes = $5';

/** Copies the files of one conversation, one at a time. Throws StoreNotEmpty when one is there that is not the same. */
export async function copyFiles(
  client: ClientBase,
  contents: SentFiles,
  conversation: string,
  tally: Tally,
): Promise<void> {
  for await (const { id, name, contentType, bytes } of contents.files(conversation)) {
    const values = [conversation, id, proper(name), proper(contentType), bytes];
    await client.query(PUT, values);
    await checkCount(client, figureOf.files, SAME, '1', values);
    tally.add(figureOf.files, 1);
    tally.add(figureOf.bytes, bytes.length);
  }
}
