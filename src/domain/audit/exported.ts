import { z } from 'zod';
import type { Digest } from '../door/ports.js';
import { AuditSeal } from '../records/auditSeal.js';
import { AuditLine } from '../records/receipt.js';

/** The last line of an export: of which operator and period it is, and how much stands before it. */
const End = z.object({
  operator: z.string(),
  from: z.string(),
  until: z.string(),
  lines: z.int().nonnegative(),
  seals: z.int().nonnegative(),
});
export type End = z.output<typeof End>;

/** What a line of an export holds: lines of the audit, oldest first, then the seals that they are in, then its end. */
export const Exported = z.union([z.strictObject({ seal: AuditSeal }), z.strictObject({ end: End }), AuditLine]);
export type Exported = z.output<typeof Exported>;

/** Each line has the digest of itself and of the one before it, so that the file shows by itself where it was changed. */
export const linkOf = (digest: Digest, before: string, record: unknown): string =>
  digest(`${before}\n${JSON.stringify(record)}`);

/** The lines of an export as they are written. */
export async function* linked(
  records: AsyncIterable<Exported>,
  digest: Digest,
): AsyncGenerator<Exported & { link: string }> {
  let before = '';
  for await (const record of records) {
    before = linkOf(digest, before, record);
    yield { ...record, link: before };
  }
}
