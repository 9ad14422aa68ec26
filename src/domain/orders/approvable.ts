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

/** The command that a request waits with. */
export function commandOf({ command: name }: Pick<Approval, 'command'>): Approvable {
  const found = approvable.get(name);
  if (found === undefined) throw new Error(`${name} cannot wait for an approval`);
  return found;
}
