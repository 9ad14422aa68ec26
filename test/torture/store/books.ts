import { z } from 'zod';
import type { Store } from '../../../src/domain/door/ports.js';
import { waitsForApproval } from '../../../src/domain/orders/approvals.js';
import type { AuditLine, Receipt } from '../../../src/domain/records/receipt.js';
import type { Row } from '../../../src/domain/records/tables.js';
import { bookProblems, twice } from '../books.js';

/** What a store holds after a kill, as much as a check of it needs; it goes from process to process. */
export const Books = z.object({
  /** What is wrong by itself. */
  problems: z.array(z.string()),
  /** The commands that were done. */
  done: z.array(z.object({ command: z.string(), reference: z.string() })),
});
export type Books = z.output<typeof Books>;

/** What a failed proof leaves has no receipt. */
const isOfCommand = ({ command }: AuditLine): boolean => command !== 'pin.check';
const sales: ReadonlySet<string> = new Set(['customer.register', 'subscription.renew']);

/** Reads a store: ledgers, sales and orders that fit the commands, and an audit line for each receipt. */
export async function readBooks(store: Store): Promise<Books> {
  const balances = await bookProblems(store, { audited: 0, touched: new Map() });
  return store.read(async (tables) => {
    const receipts = await tables.receipts.where({});
    const audit = (await tables.audit.where({})).filter(isOfCommand);
    const orders = await tables.orders.where({});
    const posted = (await tables.outbox.where({})).map(({ key }) => key);
    const sold = new Set((await tables.sales.where({})).map(({ reference }) => reference));
    return {
      problems: [
        ...balances,
        ...auditProblems(receipts, audit),
        ...effectProblems(receipts, sold, orders),
        ...postProblems(receipts, orders, posted),
      ],
      done: receipts.flatMap(({ id, outcome }) =>
        outcome.kind === 'done' ? [{ command: id, reference: outcome.reference }] : [],
      ),
    };
  });
}

const told = ({ id, command, account, outcome }: Receipt): string =>
  [id, command, account, outcome.kind, outcome.kind === 'done' ? outcome.reference : outcome.problem.code].join(' ');
const noted = ({ commandId, command, account, outcome, reference, problem }: AuditLine): string =>
  [commandId, command, account, outcome, reference ?? problem].join(' ');

/** Each receipt has one audit line, and each audit line its receipt; sign-ins are no commands. */
function auditProblems(receipts: readonly Receipt[], all: readonly AuditLine[]): string[] {
  const audit = all.filter(({ command }) => !command.startsWith('session.'));
  const [given, written] = [receipts.map(told), audit.map(noted)];
  const [givenOnce, writtenOnce] = [new Set(given), new Set(written)];
  return [
    ...given.filter((one) => !writtenOnce.has(one)).map((one) => `a receipt without an audit line: ${one}`),
    ...written.filter((one) => !givenOnce.has(one)).map((one) => `an audit line without a receipt: ${one}`),
    ...twice(audit.map(({ commandId }) => commandId)).map((id) => `audited twice: ${id}`),
  ];
}

/** What a command that was done has left: one sale, or one order for the one line it was about. */
function effectProblems(
  receipts: readonly Receipt[],
  sold: ReadonlySet<string>,
  orders: readonly Row<'orders'>[],
): string[] {
  const ordered = new Set(orders.map(({ commandId, reference }) => `${commandId} ${reference}`));
  return [
    ...receipts.flatMap(({ id, command, outcome }) => {
      // So many in a day want a second administrator: the order comes with the approval.
      if (outcome.kind === 'refused' || waitsForApproval(outcome)) return [];
      const { reference } = outcome;
      if (sales.has(command) && !sold.has(reference)) return [`a receipt without its sale: ${id}`];
      return command === 'line.block' && !ordered.has(`${id} ${reference}`)
        ? [`a receipt without its order: ${id}`]
        : [];
    }),
    ...twice(orders.map(({ commandId, line }) => `${commandId} ${line}`)).map((one) => `ordered twice: ${one}`),
  ];
}

/** A customer's mail, and what the network is to do, go out with their command: written once each. */
function postProblems(
  receipts: readonly Receipt[],
  orders: readonly Row<'orders'>[],
  posted: readonly string[],
): string[] {
  const mail = posted.filter((key) => key.includes(':email.'));
  const mailed = new Set(mail.map((key) => key.split(':')[0]));
  const handed = posted.filter((key) => key.includes(':network.order:'));
  const known = new Set(handed);
  return [
    ...receipts
      .filter(
        ({ id, command, outcome }) => command === 'customer.register' && outcome.kind === 'done' && !mailed.has(id),
      )
      .map(({ id }) => `a registration without its mail: ${id}`),
    ...orders
      .filter(({ id, commandId }) => !known.has(`${commandId}:network.order:${id}`))
      .map(({ id }) => `an order that goes nowhere: ${id}`),
    ...twice([...mail, ...handed]).map((key) => `posted twice: ${key}`),
  ];
}
