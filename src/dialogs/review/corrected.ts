import { looksSecret } from '../../domain/values/identifiers.js';
import type { DialogTurnResult } from '../conversation/dialogTypes.js';
import { say, setAside } from '../conversation/speaking.js';
import type { Guides } from '../definition/guides.js';
import { keepAnswers } from '../fields/checks.js';
import { answersInWords } from '../fields/showing.js';
import type { Step } from '../runs/step.js';
import { redrawAnswered } from '../screen/answeredCards.js';
import type { Corrected } from '../sentences/corrections.js';

/**
 * Keeps what was typed in the place of answers. What was named without a value, or whose value is none, is asked again with
 * what was typed; and so is what was chosen from a list that went by one of them. On cards what follows stands below
 * what was typed, and what was understood of it is said: in plain text the answers are read again.
 */
export async function correct(guides: Guides, step: Step, { answers, open }: Corrected): Promise<DialogTurnResult> {
  const { procedure, dialog, run, turn } = step;
  const names = Object.keys(answers);
  const kept = names.length === 0 ? undefined : await keepAnswers(procedure, run, answers, turn);
  if (turn.showsCards) {
    await redrawAnswered(dialog.context, guides, procedure, run, { names, drawn: 0 });
    await setAside(dialog.context, guides.cards, turn.words.say(`${procedure.id}:title`), 'common:below');
    const corrected = names.filter((name) => Object.hasOwn(run.answers, name));
    if (corrected.length > 0) await sayCorrected(step, corrected);
  }
  if (open.length > 0) run.again = open.map(({ field }) => field);
  run.correcting = open[0]?.field ?? names[0];
  const secret = open.filter(({ typed }) => looksSecret(typed));
  if (secret.length > 0) turn.hideText();
  const typed = open.filter((one) => one.typed !== '' && !secret.includes(one));
  const refused = open.flatMap(({ field, problem }) => (problem === undefined ? [] : [[field, problem] as const]));
  return step.restart({
    problems: { ...kept?.problems, ...Object.fromEntries(refused) },
    drafts: { ...kept?.drafts, ...Object.fromEntries(typed.map((one) => [one.field, one.typed])) },
  });
}

async function sayCorrected({ procedure, dialog, run, turn }: Step, names: readonly string[]): Promise<void> {
  const said = await answersInWords(procedure, names, run.answers, turn);
  await say(dialog.context, turn.words.say('common:correction.done', { what: said.join(' · ') }));
}
