import type { z } from 'zod';
import type { Checkable, Check as CheckOf } from '../../domain/door/check.js';
import type { List } from '../../domain/door/list.js';
import type { Present } from '../../domain/door/present.js';
import type { Fit } from '../../domain/terms/thing.js';
import { submitKeys } from '../conversation/submit.js';
import type { Answers, Check, Definition, Ending, Picker, Preset, Screens, Skip } from './definition.js';
import { isAction, traitsOf } from './fields.js';

/** A definition as the compiler reads it: the same for all procedures. */
export interface Procedure {
  readonly id: string;
  readonly screens: Readonly<Screens>;
  /** All fields in the order in which they are asked. */
  readonly fields: readonly Field[];
  readonly ending: Ending<Answers, unknown>;
  /** What it can be begun about, and the field that is answered with that. */
  readonly about: readonly { readonly field: string; readonly fit: Fit }[];
  /** What is there before it is asked, by screen. */
  readonly presets: readonly (Preset & { readonly screen: string; readonly suggested: boolean })[];
}
export interface Field {
  /** The procedure whose field it is: its words say what its choices are called. */
  readonly procedure: string;
  readonly name: string;
  readonly screen: string;
  readonly schema: z.ZodType;
  readonly pick?: Picker | undefined;
  /** Its own condition and that of its screen: one of them is enough. */
  readonly skips: readonly Skip[];
  readonly checks: readonly Check[];
}

type ErasedAfter = <O>(names: readonly string[], from: Present<never, O>) => Preset<O>;
type Some<T> = Readonly<Record<string, T | undefined>>;
interface Erased {
  readonly id: string;
  readonly ask: Screens;
  readonly about?: Some<Fit | readonly Fit[]>;
  pick?(after: (names: readonly string[], from: List<never>) => Picker): Some<Picker>;
  skip?(after: (names: readonly string[], from: (known: never) => boolean) => Skip): Some<Skip>;
  check?(
    after: <T extends Checkable>(names: readonly string[], from: CheckOf<never, T>) => Check<T>,
  ): Some<Check | readonly Check[]>;
  preset?(after: ErasedAfter): Some<Preset>;
  suggest?(after: ErasedAfter): Some<Preset>;
  readonly run?: Extract<Ending<Answers, unknown>, { run: object }>['run'];
  readonly show?: Extract<Ending<Answers, unknown>, { show: object }>['show'];
}

/** Checks a definition's types and gives the procedure that the compiler reads. Throws on one that cannot be asked. */
export function procedure<S extends Screens, I, W extends I>(definition: Definition<S, I, W>): Procedure;
export function procedure(definition: Erased): Procedure {
  const { id, ask, run, show } = definition;
  const pick = definition.pick?.((after, list) => ({ after, list })) ?? {};
  const skip = definition.skip?.((after, applies) => ({ after, applies })) ?? {};
  const check = definition.check?.((after, kept) => ({ after, kept, days: kept.days })) ?? {};
  const named = new Set(Object.values(ask).flatMap(({ shape }) => Object.keys(shape)));
  const fields = Object.entries(ask).flatMap(([screen, { shape }]) =>
    Object.keys(shape).map((name) => {
      const schema = ask[screen]?.shape[name];
      if (schema === undefined) throw new Error(`${id}: ${name} has no schema`);
      const traits = traitsOf(schema);
      const brought = traits.list && { after: [], list: traits.list };
      const checks = [...(traits.checks ?? []), ...[check[name] ?? []].flat()];
      const skips = [traits.skip, skip[name], named.has(screen) ? undefined : skip[screen]].filter(
        (one) => one !== undefined,
      );
      return { procedure: id, name, screen, schema, pick: pick[name] ?? brought, skips, checks };
    }),
  );
  assertAskable(id, fields);
  const about = Object.entries(definition.about ?? {}).flatMap(([field, fits]) =>
    [fits ?? []].flat().map((fit) => ({ field, fit })),
  );
  assertBegun(id, fields, about);
  const presets = presetsOf(definition);
  for (const one of presets) assertPreset(id, fields, one);
  const made = { id, screens: ask, fields, about, presets };
  if (run !== undefined) return { ...made, ending: { run } };
  if (show !== undefined) return { ...made, ending: { show } };
  throw new Error(`${id}: a procedure either runs a command or shows a query`);
}

/** What is there before it is asked, to be changed or only suggested. */
function presetsOf({ preset, suggest }: Erased): Procedure['presets'] {
  const after: ErasedAfter = (names, { look }) => ({ after: names, look });
  const byScreen = (found: Some<Preset> = {}, suggested: boolean) =>
    Object.entries(found).flatMap(([screen, one]) => (one === undefined ? [] : [{ ...one, screen, suggested }]));
  return [...byScreen(preset?.(after), false), ...byScreen(suggest?.(after), true)];
}

/** Every field is of a kind, stands once, and after those it depends on: otherwise nobody would ever be asked for it. */
function assertAskable(id: string, fields: readonly Field[]): void {
  const asked = new Set<string>();
  const all = fields.map(({ name }) => name);
  for (const { name, schema, pick, skips, checks } of fields) {
    if (traitsOf(schema).listed !== (pick !== undefined))
      throw new Error(`${id}: ${name} needs a pick if it is a choice, and only then`);
    if (asked.has(name)) throw new Error(`${id}: ${name} is asked twice`);
    if (submitKeys.has(name))
      throw new Error(`${id}: ${name} is what a button sends beside the fields: call it otherwise`);
    const early = [pick, ...skips].flatMap((one) => one?.after ?? []).find((needed) => !asked.has(needed));
    if (early !== undefined) throw new Error(`${id}: ${name} needs ${early}, which is asked later or never`);
    const lost = checks.flatMap(({ after }) => after).find((needed) => !all.includes(needed));
    if (lost !== undefined) throw new Error(`${id}: ${name} is checked by ${lost}, which is never asked`);
    asked.add(name);
  }
  const actions = fields.filter(isAction).map(({ name }) => name);
  if (actions.length > 1) throw new Error(`${id}: ${actions.join(' and ')} cannot both be what the procedure does`);
}

/** What is there before it is asked goes by what is asked before it. */
function assertPreset(id: string, fields: readonly Field[], { screen, after }: Procedure['presets'][number]): void {
  const first = fields.findIndex((field) => field.screen === screen);
  const before = new Set(fields.slice(0, first).map(({ name }) => name));
  const early = after.find((name) => !before.has(name));
  if (early !== undefined)
    throw new Error(`${id}: what is preset on ${screen} needs ${early}, which is asked later or never`);
}

/** What it begins with is an answer that needs no other one. */
function assertBegun(id: string, fields: readonly Field[], about: Procedure['about']): void {
  for (const { field, fit } of about) {
    const needed = fields.find(({ name }) => name === field)?.pick?.after ?? [];
    if (needed.length > 0)
      throw new Error(`${id}: ${field} needs ${needed.join()}: it cannot be begun about ${fit.of}`);
  }
}
