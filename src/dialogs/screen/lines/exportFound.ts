import type { Form } from '../../../domain/terms/report.js';
import { labelOf } from '../../../speech/words.js';
import { sayStale } from '../../conversation/speaking.js';
import type { Field } from '../../definition/procedure.js';
import { narrowedTo } from '../../fields/lines/linesText.js';
import { linesPage } from '../../fields/lines/page.js';
import { showFileLink } from '../../shown/reportLink.js';
import type { OpenScreen } from '../openScreen.js';

/** Whether what is found here can be had as such a file. */
export const canExport = ({ procedure }: OpenScreen, form: Form): boolean =>
  procedure.ending.show?.query.as?.forms.includes(form) ?? false;

/** A link to all lines that were found, chosen or not, as a file: what is asked stays as it is. */
export async function exportFound(open: OpenScreen, field: Field, form: Form): Promise<undefined> {
  const { context, turn, procedure, guides, run } = open;
  if (!canExport(open, form)) {
    await sayStale(context);
    return undefined;
  }
  const page = await linesPage(field, run.answers, turn, open.waiting.places[field.name]);
  const { text, standing: filters = {}, order } = page.place;
  const found = {
    ...{ filters, language: turn.words.language },
    ...(text !== undefined && { text }),
    ...(order !== undefined && { order: { by: order.by, backwards: order.backwards === true } }),
  };
  const by = narrowedTo(page).join(', ');
  const about = by === '' ? [] : [{ label: labelOf(turn.words, procedure.id, field.name), value: by }];
  const answers = { [field.name]: '', found };
  await showFileLink(context, guides.cards, { procedure: procedure.id, answers, about, form });
  return undefined;
}
