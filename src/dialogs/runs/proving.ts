import type { z } from 'zod';
import type { Proof } from '../../domain/records/receipt.js';
import { type Problem, problemOf } from '../../domain/terms/problems.js';
import { oneTimeCode, password, pin } from '../../domain/values/identifiers.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import { inputOf } from '../definition/presets.js';
import type { Procedure } from '../definition/procedure.js';

/** What the parts of a proof look like: what is none at all costs no try. */
const shapes: Readonly<Record<Proof, z.ZodType<string>>> = { pin, password, oneTimeCode };

const provenFor = ({ proven, commandId }: Run) => (proven?.command === commandId ? proven : undefined);

/** The proofs that a run's command still wants, in the order in which they are asked for. */
export async function openProofs(procedure: Procedure, run: Run, turn: Turn): Promise<readonly Proof[]> {
  const { ending } = procedure;
  if (ending.run === undefined) return [];
  const { command } = ending.run;
  const input = inputOf(ending.run, procedure, run);
  const wanted = await turn.services.door.proofs({ command, input, actor: turn.actor });
  const shown = provenFor(run)?.by;
  return wanted.filter((proof) => shown?.[proof] === undefined);
}

/** Trades the secret that came with this message; what it was traded for stays with the run. */
export async function prove(
  run: Run,
  {
    commandId,
    proof,
    othersFollow,
  }: { readonly commandId: string; readonly proof: Proof; readonly othersFollow: boolean },
  { services, actor, secret, messageId: attempt }: Turn,
): Promise<Problem | undefined> {
  const typed = shapes[proof].safeParse(secret?.proof === proof ? secret.text : '');
  if (!typed.success) return problemOf(typed.error);
  const traded = await services.proofCheck({ actor, proof, secret: typed.data, commandId, attempt, othersFollow });
  if (!traded.ok) return traded.problem;
  const before = provenFor(run);
  run.proven = { ...before, command: commandId, by: { ...before?.by, [proof]: traded.value } };
  return undefined;
}

/** What the proofs of a run's command were traded for. */
export const authorisationsOf = (run: Run): string[] => Object.values(provenFor(run)?.by ?? {});

/** Where the one-time code of a run's command was sent; undefined before one was. */
export const codeSentTo = (run: Run): string | undefined => provenFor(run)?.sentTo;

/** Has a one-time code sent. Gives why none was. */
export async function sendCode(
  procedure: Procedure,
  run: Run,
  { services, actor, words }: Turn,
): Promise<Problem | undefined> {
  const { commandId } = run;
  if (commandId === undefined) throw new Error('a code was asked for before there was a review');
  const { ending } = procedure;
  const to = ending.run?.command.codeTo?.(inputOf(ending.run, procedure, run));
  const sent = await services.orderCode({
    ...{ actor, commandId, procedure: run.procedure, language: words.language, to },
  });
  if (!sent.ok) return sent.problem;
  run.proven = { by: {}, ...provenFor(run), command: commandId, sentTo: sent.value.to };
  return undefined;
}
