import { z } from 'zod';
import type { Digest } from '../door/ports.js';
import type { AuditSeal } from '../records/auditSeal.js';
import type { AuditLine } from '../records/receipt.js';
import { digestOf, placeOf, SEALED_WITHIN_MS } from './chain.js';
import { type End, Exported, linkOf } from './exported.js';

/** What was found of an exported file. */
export interface ExportVerified {
  readonly end: End | undefined;
  readonly lines: number;
  readonly seals: readonly AuditSeal[];
  /** What is wrong, with the number of the line, from 1. */
  readonly problems: readonly string[];
}

interface Numbered {
  readonly at: number;
  readonly line: AuditLine;
}

const Linked = z.looseObject({ link: z.string() });

/**
 * Looks whether a file that `audit export` wrote is as it was written: each line by the one before it, its end, and the seals by the lines
 * that they hold. Whoever makes all of it anew is only seen by the store, which has the seals, or by the log.
 */
export async function verifyExport(file: AsyncIterable<string>, digest: Digest): Promise<ExportVerified> {
  const lines: Numbered[] = [];
  const seals: AuditSeal[] = [];
  const problems: string[] = [];
  let [at, before, end]: [number, string, End | undefined] = [0, '', undefined];
  for await (const text of file) {
    at += 1;
    if (end !== undefined) problems.push(`line ${at} comes after the end`);
    const read = readLine(text);
    if (read === undefined) {
      problems.push(`line ${at} is none of an export`);
      continue;
    }
    const { record, raw, link } = read;
    if (linkOf(digest, before, raw) !== link)
      problems.push(`line ${at} was changed, or what stood before it was changed, moved or taken out`);
    before = link;
    if ('end' in record) end = record.end;
    else if ('seal' in record) seals.push(record.seal);
    else lines.push({ at, line: record });
  }
  if (end === undefined) problems.push(`the end is missing after line ${at}`);
  else if (end.lines !== lines.length || end.seals !== seals.length)
    problems.push(`the end tells of ${end.lines} lines and ${end.seals} seals`);
  problems.push(...orderProblems(lines), ...sealProblems(lines, seals, digest));
  return { end, lines: lines.length, seals, problems };
}

function readLine(text: string) {
  try {
    const { link, ...raw } = Linked.parse(JSON.parse(text));
    return { link, raw, record: Exported.parse(raw) };
  } catch {
    return undefined;
  }
}

const orderProblems = (lines: readonly Numbered[]): string[] =>
  lines.flatMap(({ at, line }, index) =>
    line.at < (lines[index - 1]?.line.at ?? '') ? [`line ${at} is older than the one before it`] : [],
  );

/** The first two seals and the last two may hold lines of other days, which stand in other files. */
const EDGE = 2;

function sealProblems(lines: readonly Numbered[], seals: readonly AuditSeal[], digest: Digest): string[] {
  const known = new Map(lines.map((one) => [one.line.id, one]));
  const sealed = new Set(seals.flatMap((seal) => seal.lines));
  const problems = seals.flatMap((seal, index) => {
    const before = seals[index - 1];
    if (before !== undefined && placeOf(seal) !== placeOf(before) + 1)
      return [`before the seal ${seal.id} one is missing`];
    const held = seal.lines.flatMap((id) => known.get(id) ?? []);
    if (held.length < seal.lines.length) {
      const isEdge = index < EDGE || index >= seals.length - EDGE;
      return isEdge ? [] : [`the seal ${seal.id} holds a line that is gone, near line ${held[0]?.at ?? '?'}`];
    }
    if (before === undefined && placeOf(seal) !== 1) return [];
    const own = digestOf(
      digest,
      before?.digest ?? '',
      held.map(({ line }) => line),
    );
    return own === seal.digest
      ? []
      : [`one of the lines ${held.map((one) => one.at).join(', ')} is not as it was sealed`];
  });
  return [...problems, ...unsealed(lines, seals, sealed)];
}

/** What is older than the last seal by more than it takes to be sealed, and is in none. Before the first seal there were none. */
function unsealed(lines: readonly Numbered[], seals: readonly AuditSeal[], sealed: ReadonlySet<string>): string[] {
  const [first, last] = [seals[0], seals.at(-1)];
  if (first === undefined || last === undefined) return [];
  const limit = new Date(Date.parse(last.at) - SEALED_WITHIN_MS).toISOString();
  return lines
    .filter(({ line }) => line.at >= first.at && line.at < limit && !sealed.has(line.id))
    .map(({ at }) => `line ${at} is in no seal`);
}
