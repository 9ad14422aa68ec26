import { z } from 'zod';
import { rename } from '../lines/changes/rename.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { lineUser } from '../values/text.js';
import { lineCommand } from './lineCommand.js';
import type { Given, Wanted } from './lineWork.js';

/** `name`: of the lines for which no list says one. */
const Input = z.object({ lines: z.string(), name: lineUser.optional() });
type Input = z.output<typeof Input>;

/** Belarus: rename subscribers, one, or many by a list that says each one's name (B7). */
export const renameLines = lineCommand<Input>({
  name: 'line.rename',
  allowed: ['administrator'],
  input: Input,
  offered: rename.offered,
  guard: async ({ operator, now }) => rename.open(operator, now),
  reads: rename.reads,
  decide: ({ operator, input }, _line, given) => wanted(operator, input, given),
});

function wanted(operator: Operator, { name }: Input, given: Given): Result<Wanted> {
  const user = given.name ?? name;
  const { withinHours } = lineRulesOf(operator).renaming ?? {};
  if (user === undefined || withinHours === undefined) return refuse('value.missing');
  return ok({ change: rename.of({ user }), from: { withinHours } });
}
