import type { Choice } from '../../../domain/terms/choices.js';
import { ok, type Result, refuse } from '../../../domain/terms/result.js';
import type { Switched } from '../../../domain/terms/switched.js';
import type { Turn } from '../../conversation/turn.js';
import type { Field } from '../../definition/procedure.js';
import type { Line } from '../asked.js';
import { isOn } from './states.js';
import { type Part, partsOf, vocabularyOf } from './vocabulary.js';

/** What is said of some switches: on, off, or nothing, which is to turn them round. */
interface Told {
  readonly ids: readonly string[];
  readonly on: boolean | undefined;
}

/**
 * Who is told what, in the order in which it was said. Where "on" or "off" comes first, it goes for what follows: "off 1, 3"; else for
 * what stands before it: "1, 3 off". What stands alone behind is only named.
 */
export function toldIn(parts: readonly Part[]): Told[] {
  const [first] = parts;
  const told: { ids: string[]; on: boolean | undefined }[] = [];
  const comesFirst = first !== undefined && 'on' in first;
  let open: { ids: string[]; on: boolean | undefined } = { ids: [], on: undefined };
  for (const part of parts) {
    if ('ids' in part) open.ids.push(...part.ids);
    else if (comesFirst) {
      told.push(open);
      open = { ids: [], on: part.on };
    } else {
      told.push({ ...open, on: part.on });
      open = { ids: [], on: undefined };
    }
  }
  return [...told, open].filter(({ ids, on }) => ids.length > 0 || on !== undefined);
}

/** What is asked about, and what was answered before: that is what is turned round. */
interface About {
  readonly field: Field;
  readonly all: readonly Choice[];
  readonly before: Switched;
}

/**
 * A typed line: numbers of the list or names, which are turned round ("1 3"), or are told on or off ("2 off", "all off"). What is
 * not understood in full does nothing.
 */
export function typedSwitches({ text, shown }: Line, { field, all, before }: About, turn: Turn): Result<Switched> {
  const { words } = turn;
  const numbered = shown.length > 0 ? shown : all.map(({ value }) => value);
  const { parts, rest } = partsOf(text, vocabularyOf(field, all, words, 'typed'), numbered);
  const told = toldIn(parts);
  // Nobody turns all of them round at once.
  const isVague = parts.some((part) => 'every' in part) && told.some(({ on }) => on === undefined);
  if (rest.length > 0 || told.length === 0 || isVague) return refuse('value.switches');
  const wanted = new Map<string, boolean>();
  for (const { ids, on } of told) {
    // "off" alone is enough where there is one only.
    const meant = ids.length === 0 && all.length === 1 ? all.map(({ value }) => value) : ids;
    if (meant.length === 0) return refuse('value.switches');
    for (const id of meant) {
      const one = all.find(({ value }) => value === id);
      const now = before[id] ?? (one && isOn(one));
      if (on === undefined && now === undefined) return refuse('value.switchMixed', { name: one?.title ?? id });
      wanted.set(id, on ?? now !== true);
    }
  }
  return ok(Object.fromEntries(wanted));
}
