import { chooseOrganisation } from '../../domain/accounts/chooseOrganisation.js';
import { currentOrganisation } from '../../domain/accounts/organisations.js';
import { fine, type Result, refuse } from '../../domain/terms/result.js';
import { asked } from '../conversation/asking.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { bindTurn, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { givenCount } from '../definition/answers.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';

/** The field that says for which company the rest is, and another company than is worked for; undefined: none says so. */
export function otherCompany(
  { fields }: Procedure,
  { answers }: Pick<Run, 'answers'>,
  { actor }: Turn,
): { readonly field: string; readonly company: string } | undefined {
  const field = fields.find(({ schema }) => kindOf(schema).isCompany)?.name;
  const company = field && answers[field];
  return field !== undefined && typeof company === 'string' && company !== actor.organisation
    ? { field, company }
    : undefined;
}

/** Goes on for another of the account's companies, with the line in the audit. The turn that is bound is another one then. */
export async function workFor(context: TurnContext, company: string): Promise<Result<undefined>> {
  const turn = turnOf(context);
  const { actor, services, messageId, state } = turn;
  // The message is the order: should this turn run again, it is the same one.
  const commandId = `organisation:${actor.conversation}:${messageId}:${company}`;
  const input = { organisation: company };
  const done = await services.door.execute({ commandId, command: chooseOrganisation, input, actor });
  if (!done.ok) return done;
  const { outcome } = done.value;
  if (outcome.kind === 'refused') return { ok: false, problem: outcome.problem };
  const next = { ...turn, actor: { ...actor, organisation: company } };
  const organisation = await asked(currentOrganisation, {}, next);
  state.organisation = company;
  bindTurn(context, { ...next, organisation });
  await say(context, turn.words.say('common:organisation.changed', { name: organisation?.name ?? '' }));
  return fine;
}

/**
 * A run whose answers are for another company takes the conversation there. Refused while answers of something else are open: those
 * are about what the company before has (`organisation.othersOpen`).
 */
export async function followCompany(context: TurnContext, run: Run, company: string): Promise<Result<undefined>> {
  const { state, actor, services } = turnOf(context);
  const others = state.open.filter((id) => id !== run.id);
  if (others.some((id) => givenCount(state.runs[id] ?? { answers: {} }) > 0)) return refuse('organisation.othersOpen');
  const done = await workFor(context, company);
  if (!done.ok) return done;
  state.open = [run.id];
  state.runs = { [run.id]: run };
  // Its rows, and what was shown of them, are another company's.
  state.list = undefined;
  state.next = undefined;
  await services.drafts.drop(actor, [run.procedure]);
  return fine;
}
