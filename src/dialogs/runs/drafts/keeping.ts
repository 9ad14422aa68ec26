import { isDeepStrictEqual } from 'node:util';
import { fits } from '../../../domain/accounts/drafts.js';
import { say } from '../../conversation/speaking.js';
import type { DialogsState, Run } from '../../conversation/state.js';
import { type Turn, turnOf } from '../../conversation/turn.js';
import type { TurnContext } from '../../conversation/turnContext.js';
import { givenCount } from '../../definition/answers.js';
import type { Guides } from '../../definition/guides.js';
import { ownAnswers } from '../../definition/presets.js';
import type { Procedure } from '../../definition/procedure.js';
import { kindOf } from '../../fields/kind.js';

type Answers = Run['answers'];

/** What a draft has of a run's answers: no secret, for one, and no file, since those belong to one conversation. */
export function takenAlong({ fields }: Procedure, answers: Answers): { answers: Answers; left: string[] } {
  const given = fields.filter(({ name }) => Object.hasOwn(answers, name));
  const stays = new Set(given.filter(({ schema }) => kindOf(schema).leftOut !== undefined).map(({ name }) => name));
  const names = new Set(given.map(({ name }) => name));
  const kept = Object.entries(answers).filter(([name]) => names.has(name) && !stays.has(name));
  // A file that was left out is not missing.
  const left = [...stays].filter((name) => answers[name] !== null);
  return { answers: Object.fromEntries(kept), left };
}

/** By procedure, the answers of its uppermost open run that has any. What goes on beside a draft has none of its own. */
function openAnswers({ open, runs }: DialogsState, beside?: 'beside'): Map<string, Answers> {
  const found = new Map<string, Answers>();
  for (const id of open) {
    const run = runs[id];
    if (run === undefined || (run.beside !== undefined && !beside)) continue;
    if (!found.has(run.procedure) && givenCount(run) > 0) found.set(run.procedure, ownAnswers(run));
  }
  return found;
}

const companyOf = ({ state, actor }: Turn): string | undefined => state.organisation ?? actor.organisation;

/**
 * Called before a turn; what it gives is called after it, and keeps the answers that have changed as drafts. Should the
 * process end before the turn is committed, a draft is one answer ahead: it is an offer, nothing more.
 */
export function watchDrafts(context: TurnContext, guides: Guides): () => Promise<void> {
  const before = openAnswers(turnOf(context).state);
  const all = openAnswers(turnOf(context).state, 'beside');
  const company = companyOf(turnOf(context));
  return async () => {
    const turn = turnOf(context);
    await freeBeside(turn);
    const now = openAnswers(turn.state);
    const offered = turn.operator.profile.roles[turn.actor.role] ?? [];
    // What a role has lost was not given up: it may come back.
    const over = [...before.keys()].filter((procedure) => !now.has(procedure) && offered.includes(procedure));
    // What was open for another company is not what this one's drafts are about.
    if (over.length > 0 && company === companyOf(turn)) await turn.services.drafts.drop(turn.actor, over);
    for (const [procedure, answers] of now) {
      const known = before.get(procedure) ?? all.get(procedure);
      // What was left empty on purpose is an answer, too: it is not asked again.
      if (!isDeepStrictEqual(known, answers)) await keep(context, guides, procedure, { answers, known });
    }
  };
}

/** What went on beside a draft that is gone is kept as any other. */
async function freeBeside({ state, services, actor }: Turn): Promise<void> {
  const beside = Object.values(state.runs).filter((run) => run.beside !== undefined);
  const drafts = beside.length === 0 ? [] : await services.drafts.own(actor);
  for (const run of beside) if (!drafts.some(({ procedure }) => procedure === run.procedure)) run.beside = undefined;
}

/** Keeps one draft. That its answers are too long for one is said once: with the answer that makes them so. */
async function keep(
  context: TurnContext,
  { procedures }: Guides,
  id: string,
  { answers, known = {} }: { answers: Answers; known: Answers | undefined },
): Promise<void> {
  const { services, actor, format } = turnOf(context);
  const procedure = procedures.get(id);
  // What is only looked at is no work that could be lost.
  if (procedure?.ending.run === undefined) return;
  const work = takenAlong(procedure, answers);
  if (givenCount(work) === 0) return services.drafts.drop(actor, [id]);
  const kept = await services.drafts.keep(actor, { procedure: id, ...work });
  if (!kept.ok && fits(takenAlong(procedure, known).answers)) await say(context, format.problem(kept.problem));
}

/** What has ended is offered no more; a run without an answer has no draft, and another one's may be there. */
export async function dropDraft(run: Run | undefined, { services, actor }: Turn): Promise<void> {
  if (run !== undefined && run.beside === undefined && givenCount(run) > 0)
    await services.drafts.drop(actor, [run.procedure]);
}
