import { z } from 'zod';
import type { Command } from '../../domain/door/command.js';
import type { Door } from '../../domain/door/execute.js';
import type { Ids } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Actor, programActor } from '../../domain/records/account.js';
import type { Facts } from '../../domain/terms/fact.js';
import type { Problem } from '../../domain/terms/problems.js';
import type { Result } from '../../domain/terms/result.js';
import type { SpeakerOf } from '../../speech/speaker.js';

export interface ConsolePorts {
  readonly door: Pick<Door, 'execute'>;
  readonly ids: Ids;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** Who ran the program, at which operator. */
export const By = z.object({ by: z.string().min(1).max(100), operator: z.string().min(1) });
export type By = z.output<typeof By>;

/** Whoever runs the program, at an operator that there is, recorded under their name. */
export const consoleActor = ({ operatorOf }: Pick<ConsolePorts, 'operatorOf'>, { by, operator }: By): Actor => ({
  ...programActor(operatorOf(operator).profile.id, `console:${by}`, 'console'),
  everyCompany: true,
});

/** A refusal as the console says it. */
export const refusal = ({ speaker }: Pick<ConsolePorts, 'speaker'>, operator: string, problem: Problem): Error =>
  new Error(speaker('en', operator).format.problem(problem));

/** What was looked for. Throws a refusal, in a sentence. */
export function orThrow<T>(ports: Pick<ConsolePorts, 'speaker'>, operator: string, found: Result<T>): T {
  if (!found.ok) throw refusal(ports, operator, found.problem);
  return found.value;
}

/** Carries a command out for whoever runs the program. Gives what its receipt says; throws a refusal, in a sentence. */
export async function carriedOut<I>(ports: ConsolePorts, command: Command<I>, given: unknown, by: By): Promise<Facts> {
  const input = command.input.safeParse(given);
  if (!input.success)
    throw new Error(input.error.issues.map(({ path }) => `${path.join('.')} is not right`).join('\n'));
  const actor = consoleActor(ports, by);
  const instruction = { commandId: ports.ids.next(), command, input: input.data, actor };
  const { outcome } = orThrow(ports, by.operator, await ports.door.execute(instruction));
  if (outcome.kind === 'refused') throw refusal(ports, by.operator, outcome.problem);
  return outcome.kind === 'done' ? outcome.facts : {};
}
