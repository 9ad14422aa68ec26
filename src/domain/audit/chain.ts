import type { Clock, Digest, Store } from '../door/ports.js';
import type { AuditSeal } from '../records/auditSeal.js';
import { AuditLine } from '../records/receipt.js';
import type { ReadTables, Scope } from '../records/tables.js';

const MINUTE = 60_000;
/** A line may become durable so much later than it says, or on a machine whose clock is behind. */
const LATE_MS = 10 * MINUTE;
/** What is older than this and in no seal was put in afterwards. */
export const SEALED_WITHIN_MS = 60 * MINUTE;
/** So many lines go into one seal. */
const PAGE = 500;
const DIGITS = 12;

export interface ChainPorts {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** What was found of one operator's chain. */
export interface Verified {
  readonly seals: number;
  readonly lines: number;
  /** What is wrong, the first things of it. */
  readonly problems: readonly string[];
}

const scopeOf = (operator: string): Scope => ({ operator, staff: true, everyCompany: true });
/** What a seal says of its lines and of the seal before. */
export const digestOf = (digest: Digest, before: string, lines: readonly AuditLine[]): string =>
  digest(JSON.stringify([before, ...lines.map((line) => AuditLine.parse(line))]));
/** Which seal it is of its operator's, from 1. */
export const placeOf = ({ id }: AuditSeal): number => Number(id.slice(id.lastIndexOf(':') + 1));
const idOf = (operator: string, place: number): string => `${operator}:${String(place).padStart(DIGITS, '0')}`;

/** An operator's lines since then, the oldest first, a page at a time. */
async function linesSince({ audit }: ReadTables, operator: string, from: string, after?: string): Promise<AuditLine[]> {
  const wanted = { equal: {}, between: [{ column: 'at', from }], order: 'at', most: PAGE } as const;
  return audit.following(wanted, after, scopeOf(operator));
}

/** Puts what is in no seal yet into the next one. Gives the seal; undefined where there was nothing. */
export async function sealAudit(
  { store, clock, digest }: ChainPorts,
  operator: string,
): Promise<AuditSeal | undefined> {
  return store.transaction(async (tables) => {
    const { auditSeals } = tables;
    const [last] = await auditSeals.where({ operator }, { newestFirst: true, limit: 1 });
    const now = clock.now();
    const from = last === undefined ? '' : new Date(Date.parse(last.at) - LATE_MS).toISOString();
    const sealed = await sealedSince(tables, operator, from);
    const found: AuditLine[] = [];
    for (let page = await linesSince(tables, operator, from); page.length > 0 && found.length < PAGE; ) {
      found.push(...page.filter(({ id }) => !sealed.has(id)));
      page = page.length < PAGE ? [] : await linesSince(tables, operator, from, page.at(-1)?.id);
    }
    const lines = found.slice(0, PAGE);
    if (lines.length === 0) return undefined;
    const seal: AuditSeal = {
      ...{ id: idOf(operator, last === undefined ? 1 : placeOf(last) + 1), operator },
      // What is left of a day of many is looked for again from its own time on.
      at: found.length > PAGE ? (lines.at(-1)?.at ?? now.toISOString()) : now.toISOString(),
      ...{ lines: lines.map(({ id }) => id), digest: digestOf(digest, last?.digest ?? '', lines) },
    };
    await auditSeals.insert(seal);
    return seal;
  });
}

/** The ids of the lines in the latest seals, back to a while before that. */
async function sealedSince({ auditSeals }: ReadTables, operator: string, from: string): Promise<ReadonlySet<string>> {
  const sealed = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = { newestFirst: true, limit: 50, ...(after !== undefined && { after }) };
    const seals = await auditSeals.where({ operator }, page);
    for (const { lines } of seals) for (const id of lines) sealed.add(id);
    const oldest = seals.at(-1);
    if (oldest === undefined || seals.length < 50 || oldest.at < from) return sealed;
    after = oldest.id;
  }
}

/**
 * Looks whether every line that was sealed is there as it was, and whether one has come since that says it is older. What has left the
 * living store, with its seals, is not looked at: the first seal that is there is where it begins.
 */
export async function verifyAudit({ store, clock, digest }: ChainPorts, operator: string): Promise<Verified> {
  const problems: string[] = [];
  const sealed = new Set<string>();
  const seals = await store.read(({ auditSeals }) => auditSeals.where({ operator }));
  let before: AuditSeal | undefined;
  for (const seal of seals) {
    problems.push(...(await sealProblems({ store, digest }, before, seal)));
    for (const id of seal.lines) sealed.add(id);
    before = seal;
  }
  const limit = new Date(clock.now().getTime() - SEALED_WITHIN_MS).toISOString();
  const begun = seals[0]?.at ?? '';
  for (let after: string | undefined; ; ) {
    const page = await store.read((tables) => linesSince(tables, operator, '', after));
    for (const { id, at } of page)
      if (at < limit && at >= begun && !sealed.has(id)) problems.push(`the line ${id} of ${at} is in no seal`);
    if (page.length < PAGE) break;
    after = page.at(-1)?.id;
  }
  return { seals: seals.length, lines: sealed.size, problems };
}

async function sealProblems(
  { store, digest }: Pick<ChainPorts, 'store' | 'digest'>,
  before: AuditSeal | undefined,
  seal: AuditSeal,
): Promise<string[]> {
  const { id, operator, lines: ids } = seal;
  if (before !== undefined && placeOf(seal) !== placeOf(before) + 1) return [`before the seal ${id} one is missing`];
  const rows = await store.read(({ audit }) => Promise.all(ids.map((line) => audit.get(line))));
  const gone = ids.filter((_line, at) => rows[at] === undefined);
  if (gone.length > 0) return gone.map((line) => `the line ${line} of the seal ${id} is gone`);
  // Of the first one that is there the digest before it is not known, unless it is the very first.
  if (before === undefined && seal.id !== idOf(operator, 1)) return [];
  const lines = rows.flatMap((row) => row ?? []);
  return digestOf(digest, before?.digest ?? '', lines) === seal.digest ? [] : [`a line of the seal ${id} was changed`];
}
