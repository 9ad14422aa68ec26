import { plain } from '../../domain/terms/plainText.js';
import { type Form, forms } from '../../domain/terms/report.js';
import { labelOf, type Words } from '../../speech/words.js';
import type { Cards } from '../conversation/cards.js';
import { say, sayStale } from '../conversation/speaking.js';
import { type ReportWanted, type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import { given, partOf } from '../definition/answers.js';
import type { Answers } from '../definition/definition.js';
import type { Guides } from '../definition/guides.js';
import type { Procedure } from '../definition/procedure.js';
import { answerInWords } from '../fields/showing.js';
import { showFile } from './fileCard.js';

/** What the report that was shown last is asked for as, if that is what was said. */
export const saidForm = ({ message, words, state, showsLinks }: Turn): Form | undefined =>
  showsLinks && state.list?.report ? formSaid(message.text, words) : undefined;

/** A form of files that was said, and nothing else. */
export const formSaid = (text: string, words: Words): Form | undefined =>
  forms.find((form) => words.listOfAll(saidAs[form]).includes(plain(text)));

const saidAs = {
  pdf: 'common:said.forms.pdf',
  xlsx: 'common:said.forms.xlsx',
  csv: 'common:said.forms.csv',
} as const satisfies Record<Form, string>;

/** A fresh link to the report that was shown last, as a file. */
export async function showReportLink(context: TurnContext, guides: Guides, form: Form): Promise<void> {
  const turn = turnOf(context);
  const { state } = turn;
  const procedure = guides.procedures.get(state.list?.procedure ?? '');
  const report = procedure?.ending.show?.query.as;
  if (state.list === undefined || procedure === undefined || !report?.forms.includes(form)) return sayStale(context);
  const { answers } = state.list;
  const about = await answersInWords(procedure, answers, turn);
  await showFileLink(context, guides.cards, { procedure: procedure.id, answers, about, form });
}

/** A fresh link to a report as a file. */
export async function showFileLink(context: TurnContext, cards: Cards, wanted: ReportWanted): Promise<void> {
  const turn = turnOf(context);
  const { words, services, actor } = turn;
  const url = await services.reports.link(wanted, actor, words.language);
  const file = { report: words.say(`${wanted.procedure}:done`), form: wanted.form.toUpperCase() };
  const minutes = words.say('common:minutes', { count: services.reports.minutes });
  if (!turn.showsCards) return say(context, words.say('common:report.link', { ...file, minutes, link: url }));
  const data = {
    title: words.say('common:report.title', file),
    note: words.say('common:report.note', { minutes }),
    url,
  };
  await showFile(context, cards, data);
}

/** What was answered, under the labels of the questions. */
async function answersInWords(procedure: Procedure, answers: Turn['state']['runs'][string]['answers'], turn: Turn) {
  const known: Answers = given(answers);
  const fields = partOf(procedure, answers).filter(({ name }) => Object.hasOwn(known, name));
  return Promise.all(
    fields.map(async (field) => ({
      label: labelOf(turn.words, procedure.id, field.name),
      value: await answerInWords(field, answers, turn),
    })),
  );
}
