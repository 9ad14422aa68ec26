import type { Draft } from '../../domain/records/draft.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { revived } from '../runs/drafts/revived.js';

/** The procedure, where the role is offered it; else says why it is not. */
export async function offeredProcedure(
  context: TurnContext,
  { procedures }: Guides,
  id: string,
): Promise<Procedure | undefined> {
  const { words, actor, operator, organisation } = turnOf(context);
  const procedure = procedures.get(id);
  const offered = (operator.profile.roles[actor.role] ?? []).includes(id);
  // The account names a company that is gone: nothing can be done for it.
  const lost = actor.organisation !== undefined && organisation === undefined;
  if (procedure !== undefined && offered && !lost) return procedure;
  await say(context, words.say(lost ? 'common:organisation.lost' : 'problems:actor.notAllowed'));
  return undefined;
}

/** Why its command or query would be refused whatever the answers are; undefined if it would not. */
export async function refusedAtOnce(
  { ending }: Procedure,
  { services, actor, format }: Turn,
): Promise<string | undefined> {
  const rights = ending.run?.command ?? ending.show?.query;
  const open = rights === undefined ? undefined : await services.door.preflight(rights, actor);
  return open?.ok === false ? format.problem(open.problem) : undefined;
}

/** A run with what still holds of a draft. What does not is said; it is asked again. */
export async function runFrom(
  context: TurnContext,
  procedure: Procedure,
  draft: Draft,
): Promise<Pick<Run, 'answers' | 'asked'>> {
  const turn = turnOf(context);
  const { id } = procedure;
  const { answers, asked, lines } = await revived(procedure, draft, turn);
  const head = turn.words.say('common:backTo', { procedure: turn.words.say(`${id}:title`) });
  await say(context, [head, ...lines].join('\n'));
  return { answers, asked };
}
