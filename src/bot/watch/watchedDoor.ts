import type { Door } from '../../domain/door/execute.js';
import type { ProofCheck } from '../../domain/door/proofCheck.js';
import type { ProblemCode } from '../../domain/terms/problems.js';
import type { Watch } from './watch.js';

/** The same door, of which commands and refusals are seen. */
export function watchedDoor(door: Door, watch: Watch): Door {
  const refused = (code: ProblemCode) => watch.count('refusal', { code });
  return {
    ...door,
    execute: (instruction) => {
      const { command, actor } = instruction;
      return watch.during('command', { command: command.name, operator: actor.operator }, async (known) => {
        const result = await door.execute(instruction);
        const { outcome } = result.ok
          ? result.value
          : { outcome: { kind: 'refused' as const, problem: result.problem } };
        known({ outcome: outcome.kind });
        if (outcome.kind === 'refused') refused(outcome.problem.code);
        return result;
      });
    },
    ask: async (question) => {
      const result = await door.ask(question);
      if (!result.ok) refused(result.problem.code);
      return result;
    },
    preflight: async (rights, actor) => {
      const result = await door.preflight(rights, actor);
      if (!result.ok) refused(result.problem.code);
      return result;
    },
  };
}

/** The same check of proofs, of which refusals are seen. */
export const watchedProofs =
  (check: ProofCheck, watch: Watch): ProofCheck =>
  async (attempt) => {
    const result = await check(attempt);
    if (!result.ok) watch.count('refusal', { code: result.problem.code });
    return result;
  };
