import type { ClientBase } from 'pg';
import { z } from 'zod';
import { soughtOf } from '../../domain/lines/sought.js';
import { proper } from './rows.js';

const PORTION = 1000;
const Named = z.object({
  id: z.string(),
  number: z.string(),
  user: z
    .string()
    .nullish()
    .transform((user) => user ?? undefined),
  description: z
    .string()
    .nullish()
    .transform((description) => description ?? undefined),
  sought: z.string().nullable(),
});

/** Makes anew what lines are searched by, a thousand at a time; done again, it changes nothing more. */
export async function renewSearchTexts(client: ClientBase): Promise<void> {
  const there = await client.query<{ there: boolean }>("select to_regclass('lines') is not null as there");
  if (!there.rows[0]?.there) return;
  for (let after = ''; ; ) {
    const { rows } = await client.query(
      `select id, row ->> 'number' as number, row ->> 'user' as user, row ->> 'description' as description,
         row ->> 'sought' as sought from lines where row is not null and id > $1 order by id limit ${PORTION}`,
      [after],
    );
    const lines = z.array(Named).parse(rows);
    const last = lines.at(-1);
    if (last === undefined) return;
    const changed = lines
      .map((line) => ({ ...line, now: proper(soughtOf(line)) }))
      .filter(({ sought, now }) => sought !== now);
    await client.query(
      `update lines set row = jsonb_set(row, '{sought}', to_jsonb(renewed.sought))
         from unnest($1::text[], $2::text[]) as renewed (id, sought) where lines.id = renewed.id`,
      [changed.map(({ id }) => id), changed.map(({ now }) => now)],
    );
    after = last.id;
  }
}
