import type { Approval } from '../records/order.js';
import { addLine } from './addLine.js';
import { blockLines } from './blockLines.js';
import { changeInternet } from './changeInternet.js';
import { endLines } from './endLines.js';
import type { Approvable } from './lineCommand.js';
import { swapSims } from './swapSims.js';

/** The commands that an operator's rule can make wait. */
const approvable: ReadonlyMap<string, Approvable> = new Map(
  [addLine, blockLines, changeInternet, endLines, swapSims].map((one) => [one.name, one]),
);

/** What stays of a request's input once nothing comes of it any more, or it is carried out: nobody's name. */
export const endedInput = (approval: Pick<Approval, 'command' | 'input'>): Approval['input'] =>
  commandOf(approval).ended?.(approval.input) ?? approval.input;

/** The command that a request waits with. */
export function commandOf({ command: name }: Pick<Approval, 'command'>): Approvable {
  const found = approvable.get(name);
  if (found === undefined) throw new Error(`${name} cannot wait for an approval`);
  return found;
}
