import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { internet } from '../lines/changes/internet.js';
import { internetActions, internetAfter } from '../lines/internet.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
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
  offered: internet.offered,
  decide: (asking, line) => wanted(asking, line),
  reads: internet.reads,
  told,
});

function told(operator: Operator, { action, package: id }: Input): OneFact[] {
  const actions = lineRulesOf(operator).internet?.actions ?? [];
  const packages = operator.catalogue.internetPackages;
  const named = [...actions.filter((one) => one.id === action), ...packages.filter((one) => one.id === id)];
  return named.map(({ name }) => ({ name }));
}

function wanted({ operator, input, now }: Asking & { readonly input: Input }, line: Line): Result<Wanted> {
  const after = internetAfter(operator, line, input, now);
  if (!after.ok) return after;
  const { chosen, ...mobile } = after.value;
  return ok({
    change: internet.of(mobile),
    ...(chosen === undefined ? {} : { price: { money: chosen.price } }),
  });
}
