import type { Approval } from '../records/order.js';
import { addLine } from './addLine.js';
import { addLines } from './addLines.js';
import { blockLines } from './blockLines.js';
import { changeInternet } from './changeInternet.js';
import { endLines } from './endLines.js';
import type { Approvable } from './lineCommand.js';
import { swapSims } from './swapSims.js';

/** The commands that an operator's rule can make wait. */
const approvable: ReadonlyMap<string, Approvable> = new Map(
  [addLine, addLines, blockLines, changeInternet, endLines, swapSims].map((one) => [one.name, one]),
);

/** What stays of a request once nothing comes of it any more, or it is carried out: nobody's name. */
export function endedOf({ given, ...approval }: Approval): Approval {
  const { ended, forgetsList = false } = commandOf(approval);
  return {
    ...approval,
    input: ended?.(approval.input) ?? approval.input,
    ...(given !== undefined && !forgetsList && { given }),
  };
}

/** The command that a request waits with. */
export function commandOf({ command: name }: Pick<Approval, 'command'>): Approvable {
  const found = approvable.get(name);
  if (found === undefined) throw new Error(`${name} cannot wait for an approval`);
  return found;
}
