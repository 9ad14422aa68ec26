import { nanoid } from 'nanoid';
import type { Pool } from 'pg';
import { z } from 'zod';
import { hasRoom, type SentFile, UPLOAD_ID_LENGTH, type Uploads } from '../../domain/documents/uploads.js';
import { isPlainId } from '../../domain/terms/plainId.js';

const ALONE = "select pg_advisory_xact_lock(hashtextextended('uploads ' || $1, 0))";
const SIZES = 'select length(bytes) as size from uploads where conversation = $1';
const KEEP = 'insert into uploads (conversation, id, name, content_type, bytes) values ($1, $2, $3, $4, $5)';
const FIND = `select name, content_type as "contentType", bytes from uploads where conversation = $1 and id = $2`;

const Found = z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.instanceof(Buffer) }));

/** The files that were sent in conversations, in the database: whichever instance is asked has them. */
export class PostgresUploads implements Uploads {
  constructor(private readonly pool: Pool) {}

  async keep(conversation: string, files: readonly SentFile[]): Promise<readonly string[] | undefined> {
    const client = await this.pool.connect();
    let failed = true;
    try {
      await client.query('begin');
      // What is there is counted before more is added.
      await client.query(ALONE, [conversation]);
      const { rows } = await client.query<{ size: number }>(SIZES, [conversation]);
      const isRoom = hasRoom(
        rows.map(({ size }) => size),
        files,
      );
      const ids = isRoom ? files.map(() => nanoid(UPLOAD_ID_LENGTH)) : undefined;
      for (const [index, { name, contentType, bytes }] of files.entries()) {
        if (ids !== undefined) await client.query(KEEP, [conversation, ids[index], name, contentType, bytes]);
      }
      await client.query('commit');
      failed = false;
      return ids;
    } finally {
      // One that failed half-way is not used again, and what it did not commit is undone.
      client.release(failed);
    }
  }

  async find(conversation: string, id: string): Promise<SentFile | undefined> {
    if (!isPlainId(conversation) || !isPlainId(id)) return undefined;
    return Found.parse((await this.pool.query(FIND, [conversation, id])).rows)[0];
  }

  /** They have gone with their conversations. */
  async sweep(): Promise<void> {}
}
