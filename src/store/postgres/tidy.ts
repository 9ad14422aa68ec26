import type { Pool } from 'pg';
import { type Retention, type TableName, tableNames } from '../../domain/records/tables.js';
import type { Tidied } from '../servedStore.js';
import { specs } from '../tableSpecs.js';
import type { PostgresConversations } from './conversations.js';
import { sqlName } from './sql.js';

const dayInMilliseconds = 24 * 60 * 60 * 1000;
/** Days after which a silent conversation, and what was said in any, is forgotten. */
const days = { conversation: 30, said: 7 };
/** How many rows leave in one transaction, so that nobody waits long behind it. */
const PORTION = 500;
/** All instances look once a day: whoever comes first does it for all. Their clocks differ; one may have been set back. */
const ONCE = `insert into jobs (name, done_at) values ('tidy', $1)
  on conflict (name) do update set done_at = excluded.done_at
  where jobs.done_at < $2 or jobs.done_at > $3 returning name`;
const DONE_WITHIN = dayInMilliseconds / 2;

/** Does what the tables' retention rules say; nothing when another process has done it lately. */
export async function tidy(pool: Pool, conversations: PostgresConversations, now: Date): Promise<Tidied> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const counts = { conversations: 0, archived: 0, dropped: 0 };
  const own = await pool.query(ONCE, [now.toISOString(), before(DONE_WITHIN), before(-DONE_WITHIN)]);
  if (own.rowCount === 0) return counts;
  // First, since a receipt stays as long as its conversation.
  counts.conversations = await conversations.expire(before(days.conversation * dayInMilliseconds));
  for (const name of tableNames) {
    const { retention } = specs[name];
    if (retention === undefined) continue;
    const until = before(retention.days * dayInMilliseconds);
    for (let gone = PORTION; gone === PORTION; counts[retention.ends] += gone) {
      gone = (await pool.query(leaving(name, retention), [until, name])).rowCount ?? 0;
    }
  }
  await conversations.forget(before(days.said * dayInMilliseconds));
  return counts;
}

/** Takes out one portion of what is due, and writes it into the archive where that is the rule. */
function leaving(table: TableName, { at, when = {}, heldBy, endsWith, ends }: Retention): string {
  const instant = `(t.row ->> '${at}') collate "C"`;
  const equal = Object.entries(when).map(([field, value]) => ` and t.row ->> '${field}' = '${value}'`);
  const held =
    heldBy === undefined
      ? ''
      : ` and not exists (select 1 from conversations c
          where c.id = t.row ->> '${heldBy}' and position(t.id in c.state::text) > 0)`;
  // A row without that column has no conversation to leave with.
  const left =
    endsWith === undefined
      ? ''
      : ` or (t.row ? '${endsWith}' and not exists (select 1 from conversations c where c.id = t.row ->> '${endsWith}'))`;
  const due = `select t.id from ${sqlName(table)} t where (${instant} <= $1${equal.join('')}${held})${left}
    limit ${PORTION} for update skip locked`;
  const gone = `delete from ${sqlName(table)} t using due where t.id = due.id returning t.id, ${instant} as at, t.row`;
  const kept =
    ends === 'archived'
      ? `insert into archive (name, id, at, row) select $2, id, at, row from gone
         on conflict (name, id) do update set at = excluded.at, row = excluded.row`
      : 'select $2::text from gone';
  return `with due as (${due}), gone as (${gone}) ${kept}`;
}
