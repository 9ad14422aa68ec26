import { isOrdering } from '../../domain/door/command.js';
import type { Receipt } from '../../domain/records/receipt.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { actionOf } from '../definition/answers.js';
import { inputOf } from '../definition/presets.js';
import type { Procedure } from '../definition/procedure.js';
import { authorisationsOf, openProofs, prove } from './proving.js';

/**
 * Trades the proof that came with this message and carries the run's command out. Ok: it has a receipt, done or refused; else
 * nothing was claimed: `problem` says why, or another proof has to follow.
 */
export async function carryOut(procedure: Procedure, current: Run, turn: Turn) {
  const { ending } = procedure;
  const { services, actor } = turn;
  const { commandId } = current;
  if (ending.run === undefined || commandId === undefined) throw new Error('a run without a command was confirmed');
  const before = await receiptBefore(current, turn);
  if (before !== undefined) return asCarriedOut(before);
  const [proof, ...others] = await openProofs(procedure, current, turn);
  const othersFollow = others.length > 0;
  const problem = proof && (await prove(current, { commandId, proof, othersFollow }, turn));
  if (problem !== undefined || othersFollow) return { ok: false as const, problem };
  const { command } = ending.run;
  const executed = await services.door.execute({
    ...{ commandId, command, actor, input: inputOf(ending.run, procedure, current) },
    ...{ procedure: procedure.id, action: actionOf(procedure, current.answers) },
    ...{ authorisations: authorisationsOf(current), counted: current.counted },
  });
  if (!executed.ok) {
    // They may have been spent, or have ended.
    current.proven = undefined;
    return { ok: false as const, problem: executed.problem };
  }
  if (isOrdering(command) && executed.value.outcome.kind === 'done') await services.answered(commandId);
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
