import type { Door } from '../../../domain/door/execute.js';
import type { Ids } from '../../../domain/door/ports.js';
import { importRows, judgeRows } from '../../../domain/imports/importRows.js';
import { type Actor, programActor } from '../../../domain/records/account.js';
import type { Log } from '../../log.js';
import type { Cells } from './cells.js';

interface TakingIn {
  readonly door: Pick<Door, 'execute' | 'ask'>;
  readonly ids: Ids;
  readonly log: Log;
}

/** Takes a line in as a file's row. Gives whether it stands here as it stands there; why it does not is in the log. */
export async function takenIn({ door, ids, log }: TakingIn, operator: string, cells: Cells): Promise<boolean> {
  const actor: Actor = { ...programActor(operator, 'tmf', 'tmf'), everyCompany: true };
  const input = { kind: 'lines' as const, rows: [{ at: 1, cells }] };
  const judged = await door.ask({ query: judgeRows, input, actor });
  const [verdict] = judged.ok ? judged.value : [];
  const problem = judged.ok ? (verdict?.ok === false ? verdict.problem : undefined) : judged.problem;
  if (problem !== undefined) {
    log.warn('tmf.changeRefused', { operator, code: problem.code });
    return false;
  }
  if (verdict?.ok && verdict.outcome === 'same') return true;
  const instruction = { commandId: ids.next(), command: importRows, input: { ...input, invites: false }, actor };
  const done = await door.execute(instruction);
  const refused = done.ok ? done.value.outcome.kind === 'refused' && done.value.outcome.problem : done.problem;
  if (refused) log.warn('tmf.changeRefused', { operator, code: refused.code });
  return !refused;
}
