import type { ClientBase } from 'pg';
import { z } from 'zod';
import { textsOf } from '../../domain/lines/sought.js';
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
  called: z.string().nullable(),
});

/** Makes anew what lines are searched and sorted by, a thousand at a time; done again, it changes nothing more. */
export async function renewSearchTexts(client: ClientBase): Promise<void> {
  const there = await client.query<{ there: boolean }>("select to_regclass('lines') is not null as there");
  if (!there.rows[0]?.there) return;
  for (let after = ''; ; ) {
    const { rows } = await client.query(
      `select id, row ->> 'number' as number, row ->> 'user' as user, row ->> 'description' as description,
         row ->> 'sought' as sought, row ->> 'called' as called from lines where row is not null and id > $1 order by id limit ${PORTION}`,
      [after],
    );
    const lines = z.array(Named).parse(rows);
    const last = lines.at(-1);
    if (last === undefined) return;
    const changed = lines
      .map((line) => ({ ...line, now: properTexts(line) }))
      .filter(({ sought, called, now }) => sought !== now.sought || called !== now.called);
    await client.query(
      `update lines set row = (row - 'called') ||
           jsonb_strip_nulls(jsonb_build_object('sought', renewed.sought, 'called', renewed.called))
         from unnest($1::text[], $2::text[], $3::text[]) as renewed (id, sought, called) where lines.id = renewed.id`,
      [changed.map(({ id }) => id), changed.map(({ now }) => now.sought), changed.map(({ now }) => now.called)],
    );
    after = last.id;
  }
}

function properTexts(line: z.output<typeof Named>) {
  const { sought, called } = textsOf(line);
  return { sought: proper(sought), called: called === undefined ? null : proper(called) };
}
