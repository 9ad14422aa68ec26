import { z } from 'zod';
import { exportAudit } from '../../domain/audit/exportAudit.js';
import { type End, type Exported, linked } from '../../domain/audit/exported.js';
import type { Door } from '../../domain/door/execute.js';
import type { Digest, Store } from '../../domain/door/ports.js';
import { startOf } from '../../domain/operator/calendar.js';
import type { Operator } from '../../domain/operator/index.js';
import { programActor } from '../../domain/records/account.js';
import type { AuditSeal } from '../../domain/records/auditSeal.js';
import type { AuditLine } from '../../domain/records/receipt.js';
import type { SpeakerOf } from '../../speech/speaker.js';
import type { ServedStore } from '../../store/servedStore.js';

export interface AuditExportPorts {
  readonly door: Pick<Door, 'ask'>;
  readonly archive: Pick<ServedStore, 'readArchive'>;
  readonly store: Pick<Store, 'read'>;
  readonly digest: Digest;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

const Day = z.iso.date({ error: 'must be a day such as 2026-11-30' });
const Exporting = z
  .object({ by: z.string().min(1).max(100), operator: z.string().min(1), from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'ends before it begins' });

/** A line may be sealed so much later than it says. */
const LATE_MS = 10 * 60_000;
/** So many lines are read of the living store at a time. */
const PAGE = 1000;

/**
 * All lines of the days from the first to the last, oldest first, as they are wanted, then the seals that they are in, and an end; each
 * linked to the one before it. Throws what is refused, in a sentence.
 */
export function auditExport(ports: AuditExportPorts) {
  return async (given: unknown): Promise<AsyncIterable<Exported>> => {
    const read = Exporting.safeParse(given);
    if (!read.success)
      throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('\n'));
    const { by, from, to } = read.data;
    const operator = ports.operatorOf(read.data.operator);
    const next = new Date(Date.parse(to) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const period = { from: startOf(operator, from), until: startOf(operator, next) };
    return linked(wholeExport(ports, { ...period, operator, by }), ports.digest);
  };
}

interface Wanted {
  readonly from: Date;
  readonly until: Date;
  readonly operator: Operator;
  readonly by: string;
}

async function* wholeExport(ports: AuditExportPorts, wanted: Wanted): AsyncGenerator<Exported> {
  const { id } = wanted.operator.profile;
  const count = { lines: 0, seals: 0 };
  for await (const line of exportedLines(ports, wanted)) {
    count.lines += 1;
    yield line;
  }
  for await (const seal of sealsOf(ports, id, wanted)) {
    count.seals += 1;
    yield { seal };
  }
  const end: End = { operator: id, from: wanted.from.toISOString(), until: wanted.until.toISOString(), ...count };
  yield { end };
}

/** The seals of a period and the first after it, which may hold the last lines. */
async function* sealsOf({ archive, store }: AuditExportPorts, operator: string, { from, until }: Wanted) {
  const seen = new Set<string>();
  const later = new Date(until.getTime() + LATE_MS);
  const isNew = ({ id }: AuditSeal) => !seen.has(id) && seen.add(id).size > 0;
  for await (const seal of archive.readArchive('auditSeals', from, later))
    if (seal.operator === operator && isNew(seal)) yield seal;
  const living = await store.read(({ auditSeals }) => auditSeals.where({ operator }));
  for (const seal of living.filter(({ at }) => at >= from.toISOString())) {
    if (isNew(seal)) yield seal;
    if (seal.at >= later.toISOString()) return;
  }
}

/**
 * Lines move into the archive while this reads: the archive is read up to the oldest line that is living, and again as long as that has
 * moved on. A line that moves later, while its page is being read, breaks the export off: nothing is left out unsaid.
 */
async function* exportedLines(
  { door, archive, speaker }: AuditExportPorts,
  { operator, by, ...period }: Wanted,
): AsyncGenerator<AuditLine> {
  const { id } = operator.profile;
  const actor = { ...programActor(id, `console:${by}`, 'console'), everyCompany: true } as const;
  const until = period.until.toISOString();
  let count = 0;
  const page = async (from: Date, after?: string) => {
    const input = { from: from.toISOString(), until, after };
    // Only the first is a look of its own.
    const asked = await door.ask({ query: exportAudit, input, actor, rows: { from: count++, most: PAGE } });
    if (!asked.ok) throw new Error(speaker('en', id).format.problem(asked.problem));
    return asked.value;
  };
  let { from } = period;
  let rows = await page(from);
  for (;;) {
    const oldest = rows[0] === undefined ? period.until : new Date(rows[0].at);
    if (oldest <= from) break;
    for await (const line of archive.readArchive('audit', from, oldest)) if (line.operator === id) yield line;
    from = oldest;
    rows = await page(from);
  }
  while (rows.length > 0) {
    yield* rows;
    rows = rows.length < PAGE ? [] : await page(from, rows.at(-1)?.id);
  }
}
