import { OTHER_SUBJECT } from '../../domain/records/request.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { LONGEST_CONTEXT, subjectsFor } from '../../domain/tickets/requests.js';
import { labelled } from '../../speech/words.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { atAnyMoment } from '../definition/atAnyMoment.js';
import type { Guides } from '../definition/guides.js';
import { answersFrom, type Begun, nextFor } from '../shown/next.js';
import { answersSoFar } from './whereAmI.js';

/** What asking for a person does to the runs that are open. */
export interface Runs {
  start(procedure: string, begun: undefined, made: Run['answers']): Promise<void>;
  resume(run: string): Promise<void>;
  repeat(): Promise<void>;
}

/** How to reach the operator's people, and when. */
export function personLine({ words, operator }: Turn): string {
  const { phone, email, hours } = operator.profile.contact;
  return words.say('common:helpPerson', { phone, email, hours: inLanguage(hours, words.language) });
}

/**
 * Says whom to call and when, and offers to leave a request: what is open stays open under it, and its answers so far go
 * with it unless they are left out. What it is begun about, such as the line that is shown, goes with it, too.
 */
export async function askPerson(context: TurnContext, guides: Guides, runs: Runs, begun?: Begun): Promise<void> {
  const turn = turnOf(context);
  const { state } = turn;
  await say(context, personLine(turn));
  const [offered] = nextFor(atAnyMoment.person.shown('', undefined), guides, turn);
  if (offered === undefined) return runs.repeat();
  const { procedure, field } = offered;
  const waiting = state.open.find((id) => state.runs[id]?.procedure === procedure);
  if (waiting !== undefined) return runs.resume(waiting);
  const handed = await handedOver(guides, field, state.runs[state.open[0] ?? ''], turn);
  await runs.start(procedure, undefined, { ...handed, ...(await beganAbout(procedure, begun, guides, turn)) });
  const run = state.runs[state.open[0] ?? ''];
  if (run?.procedure === procedure) run.handed = handed;
}

/** What it was begun about; in plain text, where its name was typed, what was shown last. Nothing where that is gone. */
async function beganAbout(id: string, begun: Begun | undefined, guides: Guides, turn: Turn): Promise<Run['answers']> {
  const { next } = turn.state;
  const field = next?.fields[id];
  const shown = next === undefined || field === undefined ? undefined : { field, value: next.value, does: '' };
  const procedure = guides.procedures.get(id);
  const about = begun ?? shown;
  if (procedure === undefined || about === undefined) return {};
  const answers = await answersFrom(procedure, about, turn);
  return answers.ok ? answers.value : {};
}

/** What a request is about, and the answers so far in words; a secret is dots. Nothing where nothing is open. */
async function handedOver(
  { procedures }: Guides,
  subject: string,
  run: Run | undefined,
  turn: Turn,
): Promise<Run['answers']> {
  const procedure = procedures.get(run?.procedure ?? '');
  if (run === undefined || procedure === undefined) return {};
  const { operator, actor } = turn;
  const about = { [subject]: subjectsFor(operator, actor).includes(procedure.id) ? procedure.id : OTHER_SUBJECT };
  const answers = await answersSoFar(procedure, run, turn);
  if (answers.length === 0) return about;
  const lines = answers.map(({ label, value }) => labelled(turn.words, label, value));
  return { ...about, context: cut(lines.join('\n')), handOver: true };
}

const cut = (text: string): string =>
  text.length <= LONGEST_CONTEXT ? text : `${text.slice(0, LONGEST_CONTEXT - 1).trimEnd()}…`;
