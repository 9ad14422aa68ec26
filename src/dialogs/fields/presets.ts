import { z } from 'zod';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { known, nextFields, partOf, same } from '../definition/answers.js';
import type { Answers } from '../definition/definition.js';
import { isOptional } from '../definition/fields.js';
import { isFilled } from '../definition/presets.js';
import type { Field, Procedure } from '../definition/procedure.js';

const Kept = z.record(z.string(), z.json());
type Kept = Run['answers'];
type Preset = Procedure['presets'][number];

/** In plain text a record of more answers is shown as a whole, to say what is to change; these few are asked. */
const FEW = 2;

/** Answers what is there before it is asked, and has it asked as what can be changed. What somebody has said already counts more. */
export async function takePresets(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  for (const preset of procedure.presets) {
    if (waits(procedure, preset, run) || run.preset?.[preset.screen] !== undefined) continue;
    const found = await foundNow(preset, run, turn);
    if (found === undefined) continue;
    run.preset = { ...run.preset, [preset.screen]: found };
    const fields = procedure.fields.filter(({ screen }) => screen === preset.screen);
    const said = fields.some(({ name }) => Object.hasOwn(run.answers, name));
    const filled = fill(procedure, fields, run, found.answers);
    if (!said && filled > 0 && (turn.showsCards || filled <= FEW)) run.again = fields.map(({ name }) => name);
  }
}

/** What goes by other answers waits for them. What is only suggested waits until its screen is the next that is asked. */
function waits(procedure: Procedure, { after, screen, suggested }: Preset, { answers }: Run): boolean {
  if (suggested && nextFields(procedure, answers)[0]?.screen !== screen) return true;
  return after.some((name) => !Object.hasOwn(answers, name));
}

/** Answers fields one after the other: whether one has a part may follow from the one before. Gives how many it answered. */
function fill(procedure: Procedure, fields: readonly Field[], run: Run, was: Kept): number {
  const some = fields.some(({ name }) => (was[name] ?? null) !== null);
  let filled = 0;
  for (const field of some ? fields : []) {
    const { name, schema } = field;
    const value = was[name] ?? null;
    const fits = value === null ? isOptional(field) : schema.safeParse(value).success;
    if (Object.hasOwn(run.answers, name) || !fits || !partOf(procedure, run.answers).includes(field)) continue;
    run.answers = { ...run.answers, [name]: value };
    filled += 1;
  }
  return filled;
}

/**
 * Looks whether somebody else has changed what was there. What this run left as it was follows; what it has changed stays, and
 * the review shows it beside what is there now.
 */
export async function freshen(procedure: Procedure, run: Run, turn: Turn): Promise<void> {
  const theirs: Kept = {};
  for (const preset of procedure.presets.filter(({ suggested }) => !suggested)) {
    const before = run.preset?.[preset.screen];
    const found = before && (await foundNow(preset, run, turn));
    if (before === undefined || found === undefined) continue;
    const names = new Set([...Object.keys(before.answers), ...Object.keys(found.answers)]);
    for (const name of names) {
      const [was = null, is = null] = [before.answers[name], found.answers[name]];
      if (same(was, is)) continue;
      if (same(run.answers[name] ?? null, was)) run.answers = { ...run.answers, [name]: is };
      theirs[name] = was;
    }
    run.preset = { ...run.preset, [preset.screen]: found };
  }
  if (Object.keys(theirs).length === 0) return;
  run.theirs = { ...theirs, ...run.theirs };
  run.problem = { code: 'record.changed', details: {} };
  run.commandId = undefined;
}

/** Answers of other things: what was there counts no more, nor what was made of it. */
export function forgetPresets(procedure: Procedure, run: Run, fresh: Kept): void {
  const other = (name: string) => Object.hasOwn(fresh, name) && !same(fresh[name], run.answers[name]);
  for (const { screen, after } of procedure.presets) {
    if (run.preset?.[screen] === undefined || !after.some(other)) continue;
    const { [screen]: _, ...left } = run.preset;
    run.preset = left;
    const gone = new Set(procedure.fields.filter((field) => field.screen === screen).map(({ name }) => name));
    run.answers = Object.fromEntries(Object.entries(run.answers).filter(([name]) => !gone.has(name)));
  }
}

/** What there is of a screen now, as a run keeps it. */
async function foundNow(preset: Preset, { answers }: Run, { services, actor }: Turn) {
  const look = (...of: Parameters<Preset['look']>) => preset.look(...of);
  const found = await services.door.present<Answers, object>({ look }, actor, known(preset.after, answers));
  if (found === undefined) return undefined;
  const there = Object.entries(found.answers).filter(([, value]) => value !== undefined);
  const { suggested } = preset;
  return { answers: Kept.parse(Object.fromEntries(there)), beside: found.beside, ...(suggested && { suggested }) };
}

/** What is asked again on one card: of a screen that is asked as a whole, what no other answer on it decides. */
export function askedTogether(again: readonly Field[], run: Pick<Run, 'preset' | 'reopened'>): readonly Field[] {
  const [first] = again;
  const reopened = run.reopened !== undefined;
  if (first === undefined || !(reopened || isFilled(first, run))) return again;
  const screen = again.filter((field) => field.screen === first.screen);
  const names = new Set(screen.map(({ name }) => name));
  const decides = ({ pick, skips }: Field) => [pick, ...(reopened ? skips : [])].flatMap((one) => one?.after ?? []);
  const cut = screen.findIndex((field) => decides(field).some((name) => names.has(name)));
  return cut === -1 ? screen : screen.slice(0, cut);
}
