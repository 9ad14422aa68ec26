import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Command, command, type Work } from '../door/command.js';
import { selectedLines } from '../lines/find/selections.js';
import { type LineRules, ruled } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { Facts } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** `lines`: the id of a selection with one line. */
const Input = z.object({ lines: z.string() });
type Input = z.output<typeof Input>;

/** What a command does about a line's secret code, inside its transaction; it gives the receipt's facts. */
type Act = (work: Work<Input>, line: Line, rules: NonNullable<LineRules['secretCode']>) => Promise<Result<Facts>>;

/** What speaks against it for a line, said before the yes. */
type Warning = (line: Line) => Problem | undefined;

/** A command about the secret code of one chosen line. Kcell guide (C11): it is the company's administrator who gives it. */
export const codeCommand = (name: string, act: Act, warning?: Warning): Command<Input> =>
  command<Input>({
    name,
    allowed: ['administrator'],
    proof: 'none',
    input: Input,
    subject: ({ lines }) => `selection:${lines}`,
    offered: ruled('secretCode'),
    warnings: async (asking) => {
      const line = await chosenLine(asking);
      const problem = line.ok ? warning?.(line.value) : undefined;
      return problem === undefined ? [] : [problem];
    },
    run: async (work) => {
      const rules = work.operator.lineRules?.secretCode;
      if (rules === undefined) return refuse('actor.notAllowed');
      const line = await chosenLine(work);
      if (!line.ok) return line;
      const facts = await act(work, line.value, rules);
      if (!facts.ok) return facts;
      const reference = work.ids.code(REFERENCE_LENGTH);
      return ok({ subject: `line:${line.value.id}`, reference, facts: facts.value });
    },
  });

async function chosenLine({ tables, actor, input }: Asking & { readonly input: Input }): Promise<Result<Line>> {
  const lines = await selectedLines(tables, actor, input.lines);
  if (!lines.ok) return lines;
  const [line, ...others] = lines.value;
  if (line === undefined) return refuse('lines.gone');
  return others.length === 0 ? ok(line) : refuse('value.choices', { maximum: 1 });
}
