import type { Command } from '../../domain/door/command.js';
import { asTyped } from '../../speech/cardText.js';
import { effectWords, labelled, labelOf, type Words } from '../../speech/words.js';
import { say, sayStale } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { actionOf } from '../definition/answers.js';
import { isCarried, isOptional } from '../definition/fields.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { showButtons } from '../shown/buttons.js';

/** The guide's own page of a procedure: its steps in order, the rules that refuse, what it costs, whether it can be undone. */
export async function showGuide(
  context: TurnContext,
  { cards }: Guides,
  procedure: Procedure,
  run: Pick<Run, 'answers'> = { answers: {} },
): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const { id } = procedure;
  const title = words.say('common:guide.page', { procedure: words.say(`${id}:title`) });
  const steps = stepsOf(procedure, turn);
  const own = turn.actor.boundTo === undefined ? [] : words.lines(`${id}:guide_own`);
  const guide = own.length > 0 ? own : words.lines(`${id}:guide`);
  const rules = [...guide, effectWords(words, id, actionOf(procedure, run.answers))].filter((line) => line !== '');
  if (!turn.showsCards) {
    const said = steps.map(({ number, text }) => `${number} ${text}`);
    return say(context, [title, ...said, ...rules.map((rule) => `– ${rule}`)].join('\n'));
  }
  // Read as Markdown, each number would begin a list of its own: all of them would be 1.
  const facts = steps.map(({ number, text }) => ({ label: asTyped(number), value: asTyped(text) }));
  const question = rules.map((rule) => `- ${rule}`).join('\n');
  await showButtons(context, cards, { title, facts, question }, [
    { title: words.say('common:guide.person'), act: 'person' },
  ]);
}

/** The page that a button asked for; of a procedure that is not offered there is none. */
export function showGuideOf(context: TurnContext, guides: Guides, id: string): Promise<void> {
  const { operator, actor } = turnOf(context);
  const procedure = guides.procedures.get(id);
  const offered = operator.profile.roles[actor.role]?.includes(id) === true;
  return procedure === undefined || !offered ? sayStale(context) : showGuide(context, guides, procedure);
}

/** How a command is confirmed, by what it always wants shown. */
const howConfirmed = ({ proof }: Pick<Command<never>, 'proof'>, words: Words): string =>
  words.say(proof === 'none' ? 'common:guide.confirmed' : `common:guide.confirmedBy.${proof}`);

/** The screens in the guide's order with their fields, then what ends it. */
function stepsOf(procedure: Procedure, { words }: Turn) {
  const { id, fields, screens, ending } = procedure;
  const asked = Object.keys(screens)
    .map((screen) => ({ screen, own: fields.filter((field) => field.screen === screen && !isCarried(field)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ screen, own }) => {
      const labels = own.map((field) => {
        const label = labelOf(words, id, field.name);
        return isOptional(field) ? words.say('common:optional', { label }) : label;
      });
      return { title: words.say(`${id}:screens.${screen}`), value: labels.join(', ') };
    });
  const last =
    ending.run === undefined
      ? { title: words.say('common:guide.result'), value: words.say('common:guide.shown') }
      : {
          title: words.say('common:guide.review'),
          value: howConfirmed(ending.run.command, words),
        };
  return [...asked, last].map(({ title, value }, index) => ({
    number: `${index + 1}.`,
    // A screen with one question is mostly called what it asks.
    text: title === value ? title : labelled(words, title, value),
  }));
}
