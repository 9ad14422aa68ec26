import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { packageFacts } from '../lines/facts.js';
import { type InternetAfter, internetActions, internetAfter } from '../lines/internet.js';
import type { Line } from '../records/line.js';
import { ok, type Result } from '../terms/result.js';
import { lineCommand } from './lineCommand.js';
import type { Wanted } from './lineWork.js';

const Input = z.object({ lines: z.string(), action: z.enum(internetActions), package: z.string().optional() });
type Input = z.output<typeof Input>;

/** Belarus: mobile internet, its package or the whole service (B12); Kcell: internet packages (C9). */
export const changeInternet = lineCommand<Input>({
  name: 'line.changeInternet',
  allowed: ['administrator'],
  input: Input,
  offered: ({ operator }) => operator.lineRules?.internet !== undefined,
  decide: (asking, line) => wanted(asking, line),
  isNow: packageFacts,
});

function wanted({ operator, input, now }: Asking & { readonly input: Input }, line: Line): Result<Wanted> {
  const after = internetAfter(operator, line, input, now);
  if (!after.ok) return after;
  const { internet, packages, chosen }: InternetAfter = after.value;
  return ok({
    change: { kind: 'internet', internet, packages },
    now: packageFacts(operator, line),
    after: packageFacts(operator, after.value),
    ...(chosen === undefined ? {} : { price: { money: chosen.price } }),
  });
}
