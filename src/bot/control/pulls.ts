import { z } from 'zod';
import { ImportKindName } from '../../domain/imports/kinds.js';
import type { BackEnds } from '../tmf/client/backEnds.js';
import { isFault } from '../tmf/client/problem.js';
import { type PulledPage, sourceOf } from '../tmf/inventory/pulled.js';

const Of = z.object({ by: z.string().min(1).max(100), operator: z.string().min(1) });
const Page = Of.extend({ kind: ImportKindName, offset: z.int().nonnegative() });
/** A pull waits longer for a page than somebody in a chat would, in milliseconds. */
const WITHIN = 120_000;

/**
 * What an operator's back end has, page by page, for `npm run admin -- pull`: the running program has the back end's secrets, and nothing
 * is written here. Throws, in a sentence, what keeps it from being known.
 */
export function pullOperations(backEnds: BackEnds) {
  const backEndOf = (operator: string) => {
    const backEnd = backEnds.of(operator);
    if (backEnd === undefined) throw new Error(`${operator} has no back end in TMF: see docs/tmf.md`);
    return backEnd;
  };
  return {
    kinds: async (given: unknown): Promise<readonly ImportKindName[]> => {
      const backEnd = backEndOf(Of.parse(given).operator);
      return ImportKindName.options.filter((kind) => sourceOf(backEnd, kind) !== undefined);
    },
    page: async (given: unknown): Promise<PulledPage> => {
      const { operator, kind, offset } = Page.parse(given);
      const backEnd = backEndOf(operator);
      const source = sourceOf(backEnd, kind);
      if (source === undefined) throw new Error(`none of the interfaces of ${operator} in TMF has ${kind}`);
      try {
        return await source.page(backEnd.api(source.at), { offset }, AbortSignal.timeout(WITHIN));
      } catch (error) {
        if (!isFault(error, 'away', 'bad', 'refused', 'closed')) throw error;
        throw new Error(`${kind} cannot be read of the back end from row ${offset + 1} on: ${error.code}`, {
          cause: error,
        });
      }
    },
  };
}
export type PullOperations = ReturnType<typeof pullOperations>;
