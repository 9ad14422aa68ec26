import { isDeepStrictEqual } from 'node:util';
import type { Run } from '../../conversation/state.js';
import type { Turn } from '../../conversation/turn.js';
import { given } from '../../definition/answers.js';
import type { Field, Procedure } from '../../definition/procedure.js';
import { kindOf } from '../kind.js';

type Answers = Run['answers'];
type Fields = Pick<Procedure, 'fields'>;

/**
 * Answers that come from elsewhere (another run, a draft, a list that was shown, a sentence) as a run's own: what is marked there
 * later does not change them here. Lines that are gone are asked for.
 */
export async function handedOver({ fields }: Fields, answers: Answers, run: string, turn: Turn): Promise<Answers> {
  const { services, actor } = turn;
  const own = Object.entries(answers).map(async ([name, value]) => {
    if (typeof value !== 'string' || !isLines(fields, name)) return [[name, value] as const];
    const id = await services.selections.handOver(actor, value, { run, field: name });
    return id === undefined ? [] : [[name, id] as const];
  });
  return Object.fromEntries((await Promise.all(own)).flat());
}

/** Whether two runs of a procedure have been given the same: of lines, the same ones, whatever selection they stand in. */
export async function sameGiven(procedure: Fields, one: Answers, other: Answers, turn: Turn): Promise<boolean> {
  const [a, b] = [given(one), given(other)];
  if (isDeepStrictEqual(a, b)) return true;
  return isDeepStrictEqual(await withLines(procedure, a, turn), await withLines(procedure, b, turn));
}

async function withLines({ fields }: Fields, answers: ReturnType<typeof given>, { services, actor }: Turn) {
  const read = Object.entries(answers).map(async ([name, value]) => {
    if (typeof value !== 'string' || !isLines(fields, name)) return [name, value] as const;
    const lines = await services.selections.chosen(actor, value);
    return [name, lines.length === 0 ? value : lines.toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const isLines = (fields: readonly Field[], name: string): boolean =>
  fields.some((field) => field.name === name && kindOf(field.schema).selectsLines);
