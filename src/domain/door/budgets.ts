import { z } from 'zod';
import type { Actor } from '../records/account.js';
import type { TableName, Tables } from '../records/tables.js';
import type { Problem } from '../terms/problems.js';

/** How many, in how many seconds. */
interface Budget {
  readonly points: number;
  readonly duration: number;
}

/** What commands cause that costs others something, and of how much of it an account, a company and a line may have. */
export interface Spending {
  readonly orders: { readonly account: Budget; readonly company: Budget };
  readonly sms: { readonly account: Budget; readonly company: Budget; readonly line: Budget };
  readonly mails: { readonly account: Budget; readonly company: Budget };
  /** Orders of one account for a company after which the company's others are told. Nothing is refused. */
  readonly unusual: Budget;
}
type Kind = Exclude<keyof Spending, 'unusual'>;

/** A command has caused more than there was left: nothing of it may stay. */
export class BudgetReached extends Error {
  override name = 'BudgetReached';
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** As much of a message as is counted. */
const Posted = z.object({ message: z.object({ kind: z.string(), line: z.string().default('') }) });

/** What a command has caused while it ran. */
export class Caused {
  orders = 0;
  mails = 0;
  /** Text messages by the line that they go to; those to an account's own phone have none. */
  readonly sms = new Map<string, number>();

  /** Something new was written. */
  wrote(table: TableName, row: object): void {
    if (table === 'orders') this.orders += 1;
    if (table !== 'outbox') return;
    const { kind, line } = Posted.parse(row).message;
    if (kind.startsWith('email.')) this.mails += 1;
    if (kind.startsWith('sms.')) this.sms.set(line, (this.sms.get(line) ?? 0) + 1);
  }

  get smsOfAll(): number {
    return [...this.sms.values()].reduce((sum, count) => sum + count, 0);
  }
}

interface Wanted {
  readonly id: string;
  readonly kind: Kind;
  readonly points: number;
  readonly budget: Budget;
}

/**
 * Takes what a command has caused off the budgets of its account, its company and the lines, within its transaction: they hold over all
 * instances, and what is not carried out costs nothing. Throws BudgetReached.
 */
export async function spend(
  { spent }: Pick<Tables, 'spent'>,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  spending: Spending,
  caused: Caused,
): Promise<void> {
  for (const { id, kind, points, budget } of wantedBy(actor, spending, caused)) {
    const { before, running, expiresAt } = await takenOf(spent, id, budget, now);
    const taken = before + points;
    if (taken > budget.points) throw new BudgetReached(reached(kind, budget, running ? expiresAt : undefined));
    await spent.put({ id, operator: actor.operator, taken, expiresAt });
  }
}

/** Counts what an account orders for a company; gives whether this command's orders are those that make it unusually many. */
export async function isUnusual(
  { spent }: Pick<Tables, 'spent'>,
  { actor: { operator, account, organisation }, now }: { readonly actor: Actor; readonly now: Date },
  budget: Budget,
  orders: number,
): Promise<boolean> {
  if (orders === 0 || organisation === undefined) return false;
  const id = `unusual:account:${account}:${organisation}`;
  const { before, expiresAt } = await takenOf(spent, id, budget, now);
  await spent.put({ id, operator, taken: before + orders, expiresAt });
  return before <= budget.points && before + orders > budget.points;
}

/** What was taken so far, and until when that counts. `running`: it has been counted before now, and still is. */
async function takenOf(spent: Tables['spent'], id: string, { duration }: Budget, now: Date) {
  const held = await spent.get(id);
  return held !== undefined && Date.parse(held.expiresAt) > now.getTime()
    ? { before: held.taken, running: true, expiresAt: held.expiresAt }
    : { before: 0, running: false, expiresAt: new Date(now.getTime() + duration * 1000).toISOString() };
}

/** When again; one that is too much by itself is so at any time. */
const reached = (kind: Kind, { points: most }: Budget, until: string | undefined): Problem =>
  until === undefined
    ? { code: `budget.${kind}AtOnce`, details: { most } }
    : { code: `budget.${kind}`, details: { most, until: { instant: until } } };

function wantedBy({ operator, account, organisation }: Actor, spending: Spending, caused: Caused): Wanted[] {
  const counts = { orders: caused.orders, sms: caused.smsOfAll, mails: caused.mails };
  const kinds: readonly Kind[] = ['orders', 'sms', 'mails'];
  const ofPeople = kinds.flatMap((kind) => [
    { id: `${kind}:account:${account}`, kind, points: counts[kind], budget: spending[kind].account },
    ...(organisation === undefined
      ? []
      : [
          {
            id: `${kind}:company:${operator}:${organisation}`,
            kind,
            points: counts[kind],
            budget: spending[kind].company,
          },
        ]),
  ]);
  const ofLines = [...caused.sms]
    .filter(([line]) => line !== '')
    .map(([line, points]) => ({ id: `sms:line:${line}`, kind: 'sms' as const, points, budget: spending.sms.line }));
  return [...ofPeople, ...ofLines].filter(({ points }) => points > 0);
}
