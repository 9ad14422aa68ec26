import { nanoid } from 'nanoid';
import type { Pool } from 'pg';
import { z } from 'zod';
import { hasRoom, type SentFile, type Stays, UPLOAD_ID_LENGTH, type Uploads } from '../../domain/documents/uploads.js';
import { isPlainId } from '../../domain/terms/plainId.js';
import type { UploadedFile } from '../../domain/values/uploadedFile.js';

const ALONE = "select pg_advisory_xact_lock(hashtextextended('uploads ' || $1, 0))";
const SIZES = 'select length(bytes) as size from uploads where conversation = $1';
const KEEP = 'insert into uploads (conversation, id, name, content_type, bytes) values ($1, $2, $3, $4, $5)';
const FIND = `select name, content_type as "contentType", bytes from uploads where conversation = $1 and id = $2`;

const COPY = `insert into request_files (request, id, name, content_type, bytes)
  select $1, id, name, content_type, bytes from uploads where conversation = $2 and id = $3 on conflict do nothing`;
const KEEP_ONLY = 'delete from request_files where request = $1 and not (id = any ($2))';
const KEPT_IDS = 'select id from request_files where request = $1';
const FIND_KEPT = `select name, content_type as "contentType", bytes from request_files where request = $1 and id = $2`;
const REQUESTS = 'select distinct request from request_files';

const Ids = z.array(z.object({ id: z.string() }));
const Requests = z.array(z.object({ request: z.string() }));
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

  async settle(request: string, files: readonly UploadedFile[]): Promise<readonly UploadedFile[]> {
    for (const { conversation, id } of files) await this.pool.query(COPY, [request, conversation, id]);
    await this.pool.query(KEEP_ONLY, [request, files.map(({ id }) => id)]);
    const kept = new Set(Ids.parse((await this.pool.query(KEPT_IDS, [request])).rows).map(({ id }) => id));
    return files.filter(({ id }) => !kept.has(id));
  }

  async findKept(request: string, id: string): Promise<SentFile | undefined> {
    if (!isPlainId(request) || !isPlainId(id)) return undefined;
    return Found.parse((await this.pool.query(FIND_KEPT, [request, id])).rows)[0];
  }

  /** Those of conversations have gone with them. */
  async sweep({ request: filesOf }: Pick<Stays, 'request'>): Promise<void> {
    for (const { request } of Requests.parse((await this.pool.query(REQUESTS)).rows)) {
      await this.pool.query(KEEP_ONLY, [request, await filesOf(request)]);
    }
  }
}
