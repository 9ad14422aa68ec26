import type { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Command, command, type Done, type Work } from '../door/command.js';
import type { Reading } from '../lines/changes/change.js';
import { lineChanges } from '../lines/changes/index.js';
import { type ByList, linesById, noteShown, ownSelection, selectedLines } from '../lines/find/selections.js';
import { countTyped, type Operator } from '../operator/index.js';
import type { Role } from '../records/account.js';
import type { Line } from '../records/line.js';
import type { Approval } from '../records/order.js';
import type { Message } from '../records/outbox.js';
import type { Proof } from '../records/receipt.js';
import type { OneFact } from '../terms/fact.js';
import type { Problem } from '../terms/problems.js';
import { fine, ok, type Result } from '../terms/result.js';
import type { Verdict, Waits } from '../terms/verdict.js';
import { requestApproval } from './approvals.js';
import { amountNeedsSecond } from './fourEyes.js';
import { asSeen, type Decide, type Decision, decided, verdictsOf } from './lineWork.js';
import { factsOf, placeOrders } from './place.js';

interface LineCommand<I> {
  readonly name: string;
  readonly allowed: readonly Role[];
  /** What whoever asks for it, and whoever approves it, has to show; without it, nothing. */
  readonly proof?: Proof;
  readonly input: z.ZodType<I>;
  /** Whether the operator has it: see `Command`. */
  offered?(of: Pick<Asking, 'operator'>): boolean;
  guard?(asking: Asking): Promise<Result<undefined>>;
  /** What is looked up once for all lines, and may speak against all of them. */
  before?(asking: Asking & { readonly input: I }): Promise<Result<undefined>>;
  /** What is to be done to one line. */
  readonly decide: Decide<I>;
  /** How a line reads, as far as this is about it; without it, by its state. */
  readonly reads?: Reading | undefined;
  /** When it is to happen. */
  due?(operator: Operator, input: I, now: Date): Result<Date>;
  /** What is asked for, in the operator's words: for whoever has to approve it. */
  told?(operator: Operator, input: I): OneFact[];
  /** Whether somebody else has to approve it first, for the lines with these ids. */
  waits?(asking: Asking & { readonly input: I }, lines: readonly string[]): Promise<boolean>;
  /** What a line's user is told as its order, by its id, is placed, which is carried out at `dueAt`. */
  tells?(line: Line, operator: Operator, dueAt: Date, order: string): Message | undefined;
  /** What speaks against it for these lines, and does not forbid it. */
  warnings?(lines: readonly Line[]): readonly Problem[];
}

/** What was asked for and had to wait: the input as it was kept, and the lines by their ids. */
export interface Waited {
  readonly input: unknown;
  readonly lines: readonly string[];
  readonly reference: string;
  /** In which it was asked for: what is kept for it is held there. */
  readonly conversation: string;
  /** What a list has said of each line. */
  readonly given?: ByList['given'];
}

/** How a command that had to wait (four eyes) is looked at again, and carried out: decided anew, for whoever asked for it. */
export interface Approvable {
  readonly name: string;
  readonly allowed: readonly Role[];
  /** What a second administrator has to show, too. */
  readonly proof: 'none' | Proof;
  /** What is asked for: the action, why, from when. */
  told(operator: Operator, waited: Waited): OneFact[];
  verdictsOf(asking: Asking, waited: Waited): Promise<Result<readonly Verdict[]>>;
  /** The orders have the reference of the request. */
  carryOut(work: Work<unknown>, waited: Waited): Promise<Result<Done>>;
  /** Lets go of what was kept for it, where it is not carried out. */
  letGo?(work: Work<unknown>, waited: Waited): Promise<void>;
  /** What is kept of its input once it is decided, where that has more in it than what was asked for: nobody's name stays. */
  ended?(input: Approval['input']): Approval['input'];
  /** What a list says of each line names people: once it is decided, it is forgotten. */
  readonly forgetsList?: true;
}

const going = (verdicts: readonly Verdict[]): string[] =>
  verdicts.flatMap(({ line, problem }) => (problem === undefined ? [line] : []));

interface Plan {
  readonly dueAt: Date;
  readonly decisions: readonly Decision[];
}

/**
 * A command over the lines of a selection: decided line by line, the refused ones stay out with their reason and an order goes
 * to the network for each of the others. The review's dry run asks the same `decide`. `changes` are the kinds there are.
 */
export function lineCommand<I extends { readonly lines: string }>(
  definition: LineCommand<I>,
  changes = lineChanges,
): Command<I> & Approvable {
  const { name, allowed, proof = 'none', input, offered, guard, decide, due, told, tells, reads } = definition;
  const plan = async (asking: Asking & { readonly input: I }, lines: Result<Line[]>, given?: ByList['given']) => {
    const dueAt = due?.(asking.operator, asking.input, asking.now) ?? ok(asking.now);
    if (!dueAt.ok) return dueAt;
    if (!lines.ok) return lines;
    const before = (await definition.before?.(asking)) ?? fine;
    if (!before.ok) return before;
    const deciding = { ...asking, changes, dueAt: dueAt.value };
    return ok({ dueAt: dueAt.value, decisions: await decided(deciding, lines.value, { decide, reads, given }) });
  };
  const selectionOf = async ({ tables, actor, input: { lines } }: Asking & { readonly input: I }) => {
    const found = await selectedLines(tables, actor, lines);
    return found.ok ? found.value : [];
  };
  const chosen = async (asking: Asking & { readonly input: I }) => {
    const selection = await ownSelection(asking.tables, asking.actor, asking.input.lines);
    return plan(asking, await linesById(asking.tables, selection?.lines ?? []), selection?.given);
  };
  const anew = async (asking: Asking, waited: Waited) =>
    plan({ ...asking, input: input.parse(waited.input) }, await linesById(asking.tables, waited.lines), waited.given);
  const shown = (asking: Asking, planned: Result<Plan>) =>
    planned.ok ? ok(verdictsOf(asking, planned.value.decisions, planned.value.dueAt)) : planned;
  const second = async (
    asking: Asking & { readonly input: I },
    verdicts: readonly Verdict[],
  ): Promise<Waits | undefined> => {
    if (await definition.waits?.(asking, going(verdicts))) return {};
    const overAmount = await amountNeedsSecond(asking, verdicts);
    return overAmount && { overAmount };
  };
  const own = command<I>({
    ...{ name, allowed, input, proof },
    ...(offered && { offered }),
    ...(guard && { guard }),
    subject: ({ lines }) => `selection:${lines}`,
    ...(definition.warnings && { warnings: async (asking) => definition.warnings?.(await selectionOf(asking)) ?? [] }),
    overLines: {
      verdicts: async (asking) => shown(asking, await chosen(asking)),
      shown: (asking, verdicts) => noteShown(asking, asking.input.lines, verdicts),
      waits: second,
    },
    run: async (work) => {
      const planned = await chosen(work);
      if (!planned.ok) return planned;
      const present = await asSeen(work, work.input.lines, planned.value.decisions);
      const verdicts = verdictsOf(work, present, planned.value.dueAt);
      const counted = countTyped(work, verdicts);
      if (!counted.ok) return counted;
      return (await second(work, verdicts)) === undefined
        ? placeOrders({ ...work, changes, ...(tells && { tells }) }, name, present, planned.value.dueAt)
        : requestApproval(work, name, {
            lines: present.map(({ line }) => line.id),
            facts: factsOf(present),
            verdicts: verdictsOf(work, present, work.now),
            given: (await ownSelection(work.tables, work.actor, work.input.lines))?.given,
          });
    },
  });
  return {
    ...own,
    told: (operator, waited) => told?.(operator, input.parse(waited.input)) ?? [],
    verdictsOf: async (asking, waited) => shown(asking, await anew(asking, waited)),
    carryOut: async (work, waited) => {
      const planned = await anew(work, waited);
      if (!planned.ok) return planned;
      const { decisions, dueAt } = planned.value;
      const counted = countTyped(work, verdictsOf(work, decisions, dueAt));
      return counted.ok
        ? placeOrders({ ...work, changes, ...(tells && { tells }) }, name, decisions, dueAt, waited.reference)
        : counted;
    },
  };
}
