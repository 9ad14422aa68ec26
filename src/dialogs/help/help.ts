import { asTyped } from '../../speech/cardText.js';
import { effectWords, labelled, ofOwn } from '../../speech/words.js';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { say } from '../conversation/speaking.js';
import type { Run } from '../conversation/state.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import { actionOf } from '../definition/answers.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { askedFields } from '../runs/openFields.js';
import { type Button, showButtons } from '../shown/buttons.js';
import { personLine } from './contact.js';
import { fieldHelp } from './fieldHelp.js';
import { showGuide } from './guidePage.js';

/**
 * What can be done here; in a procedure, what is asked now, why, and what comes of it; asked once more of the same
 * question, the guide's own page of the procedure.
 */
export async function showHelp(dc: DialogContext, guides: Guides): Promise<void> {
  const turn = turnOf(dc.context);
  const { state } = turn;
  const run = dc.activeDialog === undefined ? undefined : state.runs[state.open[0] ?? ''];
  const procedure = guides.procedures.get(run?.procedure ?? '');
  if (run === undefined || procedure === undefined) return showAll(dc, guides);
  const fields = askedFields(dc);
  const question = `${run.id}:${fields.join()}`;
  const again = state.helped === question;
  state.helped = again ? undefined : question;
  if (again) await showGuide(dc.context, guides, procedure, run);
  else await showAsked(dc, guides, { procedure, run, fields });
  if (!turn.showsCards) await dc.repromptDialog();
}

/** What the role can do, each with a line of its help, in the menu's order; and what works at any moment. */
async function showAll({ context }: DialogContext, { procedures, cards }: Guides): Promise<void> {
  const turn = turnOf(context);
  const { words, operator, actor } = turn;
  const offered = (operator.profile.roles[actor.role] ?? []).filter((id) => procedures.has(id));
  const facts = offered.map((id) => ({
    label: words.say(`${id}:title`),
    value: firstSentence(words.say(`${id}:help`, ofOwn(actor))),
  }));
  const title = words.say('common:guide.can');
  const rest = [
    words.say(actor.boundTo === undefined ? 'common:helpText' : 'common:helpOwn.text'),
    ...controlLines(turn),
    personLine(turn),
  ];
  if (!turn.showsCards) {
    return say(context, [title, ...factLines(facts, turn), ...rest].join('\n'));
  }
  const buttons = [{ title: words.say('common:menu.title'), act: 'menu' }, personButton(turn)];
  await showButtons(context, cards, { title, facts: asFacts(facts), question: rest.join('\n\n') }, buttons);
}

interface Question {
  readonly procedure: Procedure;
  readonly run: Run;
  readonly fields: readonly string[];
}

async function showAsked({ context }: DialogContext, { cards }: Guides, question: Question): Promise<void> {
  const turn = turnOf(context);
  const { words } = turn;
  const { procedure, run, fields } = question;
  // In plain text one of them is asked at a time.
  const asked = procedure.fields.filter(({ name }) => (turn.showsCards ? fields : fields.slice(0, 1)).includes(name));
  const facts = await Promise.all(asked.map((field) => fieldHelp(procedure, field, run.answers, turn)));
  const title = words.say('common:guide.asked', { procedure: words.say(`${procedure.id}:title`) });
  const about = [words.say(`${procedure.id}:help`, ofOwn(turn.actor)), afterwards(procedure, run, turn)];
  if (!turn.showsCards) {
    const rest = [...controlLines(turn), words.say('common:guide.wholeText'), personLine(turn)];
    return say(context, [title, ...factLines(facts, turn), ...about, ...rest].join('\n'));
  }
  const whole = { title: words.say('common:guide.whole'), act: 'guide', procedure: procedure.id };
  const text = [...about, ...controlLines(turn), personLine(turn)].join('\n\n');
  await showButtons(context, cards, { title, facts: asFacts(facts), question: text }, [whole, personButton(turn)]);
}

/** What happens when the questions are answered. */
function afterwards(procedure: Procedure, { answers }: Run, { words }: Turn): string {
  const { id, ending } = procedure;
  if (ending.run === undefined) return words.say('common:guide.shown');
  const effect = effectWords(words, id, actionOf(procedure, answers));
  return [words.say('common:guide.checked'), effect].filter((text) => text !== '').join(' ');
}

const controlLines = ({ words, organisation, actor }: Turn): string[] => [
  // Whoever has one line writes to nobody here, and is kept no history of.
  ...(actor.boundTo === undefined
    ? [words.say('common:helpControls'), words.say('common:helpMore')]
    : [words.say('common:helpOwn.controls')]),
  ...(organisation?.several ? [words.say('common:organisation.help')] : []),
];

const personButton = ({ words }: Turn): Button => ({ title: words.say('common:guide.person'), act: 'person' });

interface Line {
  readonly label: string;
  readonly value: string;
}

/** A field that explains itself has its label only. */
const factLines = (facts: readonly Line[], { words }: Turn): string[] =>
  facts.map(({ label, value }) => (value === '' ? label : labelled(words, label, value)));

const asFacts = (facts: readonly Line[]) => facts.map(({ label, value }) => ({ label, value: asTyped(value) }));

const firstSentence = (text: string): string => text.match(/^.*?[.!?](?=\s|$)/su)?.[0] ?? text;
