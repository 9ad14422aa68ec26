import { asTyped } from '../../speech/cardText.js';
import { labelled, labelOf } from '../../speech/words.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { asksReview } from '../conversation/openDialog.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import { given, givenCount, nextFields, partOf } from '../definition/answers.js';
import { type Guides, procedureOf } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { answerInWords } from '../fields/showing.js';
import { askedFields } from '../runs/openFields.js';
import { progressOf } from '../screen/screenCard.js';
import { stepsText } from '../screen/steps.js';
import { showButtons } from '../shown/buttons.js';

/** Where somebody is in a procedure: which step of how many, and what was answered so far. The question comes after it. */
export async function showWhere(dc: DialogContext, guides: Guides, run: Run): Promise<void> {
  const turn = turnOf(dc.context);
  const { words, showsCards } = turn;
  const procedure = procedureOf(guides, run.procedure);
  const title = placeOf(procedure, run, askedFields(dc), turn);
  const facts = await answersSoFar(procedure, run, turn);
  const waiting = waitingBelow(run, turn);
  const none = facts.length === 0 ? [words.say('common:where.nothing')] : [];
  if (!showsCards) {
    const answers = facts.map(({ label, value }) => labelled(words, label, value));
    const asked = askedFields(dc)[0];
    const isAsked = asked !== undefined || asksReview(turn.state);
    const steps = isAsked ? stepsText({ procedure, run, asked }, words) : [];
    return say(dc.context, [title, ...none, ...answers, ...steps, ...waiting].join('\n'));
  }
  const question = [...none, ...waiting, words.say('common:below')].join(' ');
  const shown = facts.map(({ label, value }) => ({ label, value: asTyped(value) }));
  await showButtons(dc.context, guides.cards, { title, facts: shown, question }, [
    { title: words.say('common:restart.button'), act: 'restart', run: run.id },
  ]);
}

/** "Register a customer · step 3 of 5"; where all is answered, that it waits for the yes. */
function placeOf(procedure: Procedure, { answers }: Run, asked: readonly string[], { words }: Turn): string {
  const field = procedure.fields.find(({ name }) => asked.includes(name)) ?? nextFields(procedure, answers)[0];
  if (field !== undefined) return progressOf(procedure, field.screen, words);
  return words.say('common:where.review', { procedure: words.say(`${procedure.id}:title`) });
}

/** Every answer that was given in words; a secret is dots. */
export async function answersSoFar(procedure: Procedure, { answers }: Run, turn: Turn) {
  const known = given(answers);
  return Promise.all(
    partOf(procedure, answers)
      .filter(({ name }) => Object.hasOwn(known, name))
      .map(async (field) => ({
        label: labelOf(turn.words, procedure.id, field.name),
        value: await answerInWords(field, answers, turn),
      })),
  );
}

/** What was set aside for this one. */
function waitingBelow({ id }: Run, { state, words }: Turn): string[] {
  return state.open.flatMap((other) => {
    const run = other === id ? undefined : state.runs[other];
    if (run === undefined) return [];
    const procedure = words.say(`${run.procedure}:title`);
    return [words.say('common:where.waiting', { procedure, count: givenCount(run) })];
  });
}
