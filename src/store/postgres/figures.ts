import type { ClientBase } from 'pg';
import { tableNames } from '../../domain/records/tables.js';
import { sqlName } from './sql.js';

/** One thing that a store can be told by, there and here. */
export interface Figure {
  readonly what: string;
  readonly source: string;
  readonly copy: string;
}

/** How much of a digest is shown and compared, in characters. */
export const DIGEST = 16;

/** What the figures are called. */
export const figureOf = {
  archive: (table: string) => `archive of ${table}`,
  balances: (currency: string) => `balances (minor units), ${currency}`,
  ledger: (currency: string) => `ledger (minor units), ${currency}`,
  conversations: 'conversations',
  said: 'messages in them',
  marks: 'digest of their marks',
  files: 'files in them',
  bytes: 'bytes of the files',
  keptFiles: 'files kept with requests',
  keptBytes: 'bytes of those files',
} as const;

/** The figures of what is copied, as it goes by. */
export class Tally {
  readonly #sums = new Map<string, bigint>();
  readonly #digests = new Map<string, string>();

  add(what: string, number: number): void {
    this.#sums.set(what, (this.#sums.get(what) ?? 0n) + BigInt(number));
  }

  digest(what: string, digest: string): void {
    this.#digests.set(what, digest);
  }

  get(what: string): string {
    return String(this.#sums.get(what) ?? this.#digests.get(what) ?? 0);
  }

  names(): string[] {
    return [...this.#sums.keys(), ...this.#digests.keys()];
  }
}

const ask = (what: string, figure: string, rest: string) =>
  `select ${what} as what, (${figure})::text as figure from ${rest}`;
const quoted = (text: string) => `'${text}'`;
const count = 'count(*)';
/** A part of a name that only the row knows. */
const named = (name: (part: string) => string, part: string) => `${quoted(name(''))} || ${part}`;
const minor = "sum((t.row ->> 'minor')::bigint)";

/** Asked in SQL, not through what has written it. */
const FIGURES = [
  ...tableNames.map((table) => ask(quoted(table), count, sqlName(table))),
  ask(named(figureOf.archive, 'name'), count, 'archive group by name'),
  ask(named(figureOf.balances, "(t.row ->> 'currency')"), minor, "wallets t group by t.row ->> 'currency'"),
  ask(
    named(figureOf.ledger, "coalesce(w.row ->> 'currency', '?')"),
    minor,
    "entries t left join wallets w on w.id = t.wallet group by w.row ->> 'currency'",
  ),
  ask(quoted(figureOf.conversations), count, 'conversations'),
  ask(quoted(figureOf.said), count, 'said'),
  ask(quoted(figureOf.files), count, 'uploads'),
  ask(quoted(figureOf.bytes), 'coalesce(sum(length(bytes)), 0)', 'uploads'),
  ask(quoted(figureOf.keptFiles), count, 'request_files'),
  ask(quoted(figureOf.keptBytes), 'coalesce(sum(length(bytes)), 0)', 'request_files'),
  ask(
    quoted(figureOf.marks),
    `left(encode(sha256(convert_to(coalesce(string_agg(id || ' ' || last_mark || E'\\n', '' order by id), ''), 'UTF8')), 'hex'), ${DIGEST})`,
    'conversations',
  ),
].join(' union all ');

/** The figures of what was copied beside those of what there is now. */
export async function compared(client: ClientBase, source: Tally): Promise<Figure[]> {
  const { rows } = await client.query<{ what: string; figure: string }>(FIGURES);
  const copy = new Map(rows.map(({ what, figure }) => [what, figure]));
  const all = new Set([...copy.keys(), ...source.names()]);
  return [...all].map((what) => ({ what, source: source.get(what), copy: copy.get(what) ?? '0' }));
}
