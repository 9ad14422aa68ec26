import { nanoid } from 'nanoid';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { KeptReports } from '../../domain/documents/keptReports.js';

const ID_LENGTH = 32;
/** How much of a file is one row, in bytes: no more of it is in memory. */
const PART = 256 * 1024;

const KEEP = 'insert into report_parts (file, part, bytes) values ($1, $2, $3)';
const DONE = 'insert into report_files (id, parts) values ($1, $2)';
const FIND = 'select parts from report_files where id = $1';
const READ = 'select bytes from report_parts where file = $1 and part = $2';
const OLD = 'select file as id from report_parts where part = 0 and begun_at < $1';
const DROP = ['delete from report_files where id = $1', 'delete from report_parts where file = $1'];

const Found = z.array(z.object({ parts: z.int() }));
const Parts = z.array(z.object({ bytes: z.instanceof(Buffer) }));
const Ids = z.array(z.object({ id: z.string() }));

/** Reports in the database, in parts: whichever instance is asked has them. */
export class PostgresReports implements KeptReports {
  constructor(private readonly pool: Pool) {}

  /** No transaction stays open while a file is made: it is found once all of its parts are there. */
  async keep(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const id = nanoid(ID_LENGTH);
    let parts = 0;
    for await (const part of inParts(bytes)) {
      await this.pool.query(KEEP, [id, parts, part]);
      parts += 1;
    }
    await this.pool.query(DONE, [id, parts]);
    return id;
  }

  async find(id: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const [found] = Found.parse((await this.pool.query(FIND, [id])).rows);
    return found && this.#read(id, found.parts);
  }

  async sweep(stays: (id: string) => Promise<boolean>, before: Date): Promise<void> {
    for (const { id } of Ids.parse((await this.pool.query(OLD, [before.toISOString()])).rows)) {
      if (await stays(id)) continue;
      for (const statement of DROP) await this.pool.query(statement, [id]);
    }
  }

  async *#read(id: string, parts: number): AsyncIterable<Uint8Array> {
    for (let part = 0; part < parts; part += 1) {
      const [row] = Parts.parse((await this.pool.query(READ, [id, part])).rows);
      if (row === undefined) throw new Error(`the file of a report has lost its part ${part}`);
      yield row.bytes;
    }
  }
}

/** The bytes in parts of about one size; there is at least one. */
async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PART) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  yield Buffer.concat(waiting);
}
