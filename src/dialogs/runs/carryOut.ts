import type { Receipt } from '../../domain/records/receipt.js';
import { problemOf } from '../../domain/terms/problems.js';
import { pin as pinSchema } from '../../domain/values/identifiers.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { actionOf, given } from '../definition/answers.js';
import type { Procedure } from '../definition/procedure.js';

/** Whether a run of it is confirmed with a PIN. */
export const needsPin = ({ ending }: Procedure): boolean => ending.run?.command.proof === 'pin';

/**
 * Trades the PIN and carries the run's command out. Ok: it has a receipt, done or refused; else nothing was claimed and
 * `problem` says why.
 */
export async function carryOut(procedure: Procedure, current: Run, turn: Turn) {
  const { ending } = procedure;
  const { services, actor, pin, messageId: attempt } = turn;
  const { commandId } = current;
  if (ending.run === undefined || commandId === undefined) throw new Error('a run without a command was confirmed');
  const before = await receiptBefore(current, turn);
  if (before !== undefined) return asCarriedOut(before);
  const { command } = ending.run;
  // What is no PIN at all costs no try.
  const shape = needsPin(procedure) ? pinSchema.safeParse(pin ?? '') : undefined;
  if (shape?.success === false) return { ok: false as const, problem: problemOf(shape.error) };
  const proven =
    needsPin(procedure) && pin !== undefined ? await services.pinCheck({ actor, pin, commandId, attempt }) : undefined;
  if (proven?.ok === false) return { ok: false as const, problem: proven.problem };
  const input = ending.run.with(given(current.answers));
  const action = actionOf(procedure, current.answers);
  const order = {
    commandId,
    command,
    input,
    procedure: procedure.id,
    action,
    actor,
    authorisation: proven?.value,
    counted: current.counted,
  };
  const executed = await services.door.execute(order);
  if (!executed.ok) return { ok: false as const, problem: executed.problem };
  if (command.overLines !== undefined && executed.value.outcome.kind === 'done') await services.answered(commandId);
  return asCarriedOut(executed.value);
}

/** The receipt of a command that was carried out though this conversation does not know it: the process ended in between. */
export async function receiptBefore(
  { commandId }: Pick<Run, 'commandId'>,
  { services, actor }: Turn,
): Promise<Receipt | undefined> {
  return commandId === undefined ? undefined : services.door.receiptOf(commandId, actor);
}

function asCarriedOut(receipt: Receipt) {
  const problem = receipt.outcome.kind === 'refused' ? receipt.outcome.problem : undefined;
  return { ok: true as const, receipt, problem };
}
