import { z } from 'zod';
import { DialogsState, type Instead, Waits } from './state.js';

/**
 * How 0.1.0 kept what is asked: each question in a field of its own. Where several are set, those that were looked at
 * last are leftovers.
 */
const Older = z.object({
  leaving: z.string().optional(),
  changing: z.string().optional(),
  restarting: z.string().optional(),
  starting: z.record(z.string(), z.unknown()).optional(),
  drafts: z.array(z.string()).optional(),
  meant: z.record(z.string(), z.unknown()).optional(),
  choosing: z.array(z.string()).optional(),
  goingOn: z.string().optional(),
  atMenu: z.boolean().optional(),
  /** The same field for all procedures. */
  next: z
    .object({ field: z.string(), value: z.string(), procedures: z.array(z.string()) })
    .optional()
    .catch(undefined),
});
type Older = z.output<typeof Older>;
const Present = z.looseObject({});

/**
 * The state that a conversation has kept, whichever version kept it, where cards are shown or not. What is kept beside
 * the dialogs' state is left out.
 */
export function keptState(kept: unknown, { showsCards }: { readonly showsCards: boolean }): DialogsState {
  const older = Older.parse(kept);
  const asked = { waits: waitsIn(older, showsCards), instead: insteadIn(older) };
  return DialogsState.parse({ ...asked, ...Present.parse(kept), ...nextIn(older) });
}

/** In the order in which 0.1.0 looked at them. On cards the list of drafts has buttons: a text is to name a company. */
function waitsIn(older: Older, showsCards: boolean): Waits | undefined {
  const { leaving, changing, restarting, starting, drafts, meant, choosing } = older;
  if (leaving !== undefined) return { for: 'leaving', run: leaving };
  if (changing !== undefined) return { for: 'changing', organisation: changing };
  if (restarting !== undefined) return { for: 'restarting', run: restarting };
  if (starting !== undefined) return Waits.parse({ for: 'starting', ...starting });
  const typed = drafts !== undefined && !(showsCards && choosing !== undefined);
  if (typed) return { for: 'drafts', listed: drafts };
  if (meant !== undefined) return Waits.parse({ for: 'meant', ...meant });
  return choosing && { for: 'choosing', organisations: choosing };
}

function nextIn({ next }: Older): Pick<DialogsState, 'next'> {
  if (next === undefined) return {};
  const { field, value, procedures } = next;
  return { next: { value, fields: Object.fromEntries(procedures.map((procedure) => [procedure, field])) } };
}

function insteadIn({ goingOn, atMenu }: Older): Instead | undefined {
  if (goingOn !== undefined) return { asks: 'goingOn', run: goingOn };
  return atMenu ? { asks: 'menu' } : undefined;
}
