import { procedures } from '../../src/dialogs/procedures/index.js';
import { problemCodes } from '../../src/domain/terms/problems.js';
import type { Reached } from './reached.js';
import { unreached } from './unreached.js';

/** How often each receipt and each refusal is to be reached in the long run. */
export const ENOUGH = 50;

/** What the procedures do that do one of several things: each is a receipt of its own. A test says when one is missing. */
export const actions: Readonly<Record<string, readonly string[]>> = {
  blocking: ['suspend', 'resume'],
  mobileInternet: ['change', 'add', 'packageOff', 'serviceOff', 'serviceOn'],
  callForwarding: ['set', 'cancel'],
  swapSim: ['typed', 'stock', 'list'],
  stopNumber: ['released', 'portedOut', 'kept', 'handedOver'],
  deviceRegistration: ['register', 'remove'],
  changeNumber: ['list', 'mask', 'type', 'request'],
  renaming: ['single', 'list'],
  approvals: ['approve', 'refuse', 'withdraw'],
  groupPack: ['join', 'move', 'leave'],
  changeProfileRole: ['manager', 'member'],
};

/** Everything that is to be reached: the procedures, with their actions where they have some, and the refusals. */
export const receipts: readonly string[] = procedures.flatMap(
  ({ id }) => actions[id]?.map((one) => `${id} ${one}`) ?? id,
);
export const refusals: readonly string[] = problemCodes.filter((code) => unreached[code] === undefined);

/** What was reached less often than this. */
export const missing = (reached: Reached, enough: number): string[] => [
  ...receipts.filter((one) => (reached.receipts.get(one) ?? 0) < enough),
  ...refusals.filter((one) => (reached.refusals.get(one) ?? 0) < enough),
];

const rows = (names: readonly string[], counts: ReadonlyMap<string, number>): string[] =>
  names.map((name) => `| ${name} | ${counts.get(name) ?? 0} |`);

/** The counts as two tables, and what is not reached with the reason. */
export const tableOf = (reached: Reached): string =>
  [
    ...['| receipt or result | reached |', '|---|---|', ...rows(receipts, reached.receipts), ''],
    ...['| refusal | reached |', '|---|---|', ...rows(refusals, reached.refusals), ''],
    ...['| not reached | why |', '|---|---|'],
    ...Object.entries(unreached).map(([code, why]) => `| ${code} | ${why} |`),
  ].join('\n');
