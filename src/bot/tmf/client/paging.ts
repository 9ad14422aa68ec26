import { z } from 'zod';
import type { InterfaceName } from './interfaces.js';
import { TmfProblem } from './problem.js';
import type { Answer } from './transport.js';

/** A page of a list, and at which offset the next one begins, if there may be one. */
export interface TmfPage<T> {
  readonly rows: readonly T[];
  /** What each is known by. */
  readonly ids: readonly string[];
  readonly next?: number | undefined;
  /** How many there are in all, where the back end says it. */
  readonly total?: number | undefined;
}

const Count = z.coerce.number().int().nonnegative();
const Rows = z.array(z.unknown());
/** Whatever is in a list can be told from the others. */
const Named = z.object({ id: z.string().min(1) });

/**
 * A page as it came. A back end that gives fewer rows than it was asked for may have more: the end is where it says so (`X-Total-Count`,
 * `Link`), and else where a page is empty.
 */
export function pageOf<T>(
  at: InterfaceName,
  row: z.ZodType<T>,
  { body, header }: Answer,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): TmfPage<T> {
  const given = Rows.safeParse(body);
  if (!given.success) throw new TmfProblem(at, 'bad', 'list');
  if (given.data.length > limit) throw new TmfProblem(at, 'bad', 'pageTooLong');
  const rows: T[] = [];
  const ids: string[] = [];
  for (const one of given.data) {
    const [read, named] = [row.safeParse(one), Named.safeParse(one)];
    if (!read.success || !named.success) throw new TmfProblem(at, 'bad', 'row', { cause: read.error ?? named.error });
    rows.push(read.data);
    ids.push(named.data.id);
  }
  if (new Set(ids).size < ids.length) throw new TmfProblem(at, 'bad', 'rowTwice');
  const counted = Count.safeParse(header('x-total-count') ?? undefined);
  const total = header('x-total-count') === undefined ? undefined : counted.data;
  return { rows, ids, total, next: nextOf(at, { offset, count: rows.length, total, link: header('link') }) };
}

interface Ended {
  readonly offset: number;
  readonly count: number;
  readonly total: number | undefined;
  readonly link: string | undefined;
}

function nextOf(at: InterfaceName, { offset, count, total, link }: Ended): number | undefined {
  const after = offset + count;
  if (total !== undefined) {
    if (after >= total) return undefined;
    // It says that there are more, and has none.
    if (count === 0) throw new TmfProblem(at, 'bad', 'endsEarly');
    return after;
  }
  const named = link === undefined ? undefined : linkedOffset(link);
  if (named !== undefined && named <= offset) throw new TmfProblem(at, 'bad', 'pageLeadsBack');
  if (named !== undefined) return named;
  return count === 0 ? undefined : after;
}

/** The offset of the next page by its link (RFC 8288). Nothing else of it is followed: it may lead to somebody else. */
function linkedOffset(link: string): number | undefined {
  const target = link
    .split(/,(?=\s*<)/)
    .find((one) => /;\s*rel="?next"?/i.test(one))
    ?.match(/<([^>]*)>/)?.[1];
  const offset = target === undefined ? null : new URL(target, 'http://nowhere.invalid').searchParams.get('offset');
  return offset === null ? undefined : Count.safeParse(offset).data;
}
