import type { ClientBase } from 'pg';
import type { SentFiles } from '../storeContents.js';
import { checkCount } from './copyRows.js';
import { figureOf, type Tally } from './figures.js';
import { proper } from './rows.js';

/** Where the files of one kind of owner are, and what their figures are called. */
const places = {
  files: { table: 'uploads', owner: 'conversation', count: figureOf.files, bytes: figureOf.bytes },
  keptFiles: { table: 'request_files', owner: 'request', count: figureOf.keptFiles, bytes: figureOf.keptBytes },
} as const;

/**
 * Copies the files of one conversation, or those kept with one request, one at a time. Throws StoreNotEmpty when one is
 * there that is not the same.
 */
export async function copyFiles(
  client: ClientBase,
  contents: SentFiles,
  { of, id: owner }: { readonly of: keyof SentFiles; readonly id: string },
  tally: Tally,
): Promise<void> {
  const { table, owner: column, count, bytes: size } = places[of];
  const columns = `${column}, id, name, content_type, bytes`;
  const put = `insert into ${table} (${columns}) values ($1, $2, $3, $4, $5) on conflict do nothing`;
  const same = `${table} where (${columns}) = ($1, $2, $3, $4, $5)`;
  for await (const { id, name, contentType, bytes } of contents[of](owner)) {
    const values = [owner, id, proper(name), proper(contentType), bytes];
    await client.query(put, values);
    await checkCount(client, count, same, '1', values);
    tally.add(count, 1);
    tally.add(size, bytes.length);
  }
}
