import type { ShownList } from '../../domain/terms/shown.js';
import { cached } from '../../speech/cached.js';
import { barsRead, spokenChart } from '../../speech/charts/chart.js';
import { chartPicture } from '../../speech/charts/svg.js';
import { factData, textLines } from '../../speech/factLines.js';
import { parted } from '../../speech/parted.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';

/** The charts of a report, with their words. */
function chartsOf({ report }: ShownList, { id, ending }: Procedure, turn: Turn) {
  const sum = ending.show?.query.as?.sum;
  if (sum === undefined) return [];
  return (report?.charts ?? []).map((chart) => spokenChart(chart, turn.words.say(`${id}:facts.${sum}`), turn));
}

/** What a report has on its card beside a list's rows: its charts, and a button for each file it can be had as. */
export function reportData(found: ShownList, procedure: Procedure, turn: Turn) {
  const { words } = turn;
  return {
    charts: chartsOf(found, procedure, turn).map((chart) => {
      const read = barsRead(chart);
      const said = parted(textLines(read, turn), words);
      return {
        title: chart.title,
        picture: turn.showsDrawings ? chartPicture(chart) : '',
        said: labelled(words, chart.title, said),
        facts: turn.showsDrawings ? [] : factData(read),
      };
    }),
    download: words.say('common:report.download'),
    forms: (found.report?.forms ?? []).map((form) => {
      const title = form.toUpperCase();
      return { form, title, about: words.say('common:report.downloadOne', { form: title }) };
    }),
  };
}

/** The same in plain text: what each chart shows, and what to say for a file. */
export function reportText(found: ShownList, procedure: Procedure, turn: Turn) {
  const charts = chartsOf(found, procedure, turn);
  const shown = charts.map((chart) => [chart.title, ...textLines(barsRead(chart), turn)].join('\n'));
  const { words } = turn;
  const named = (found.report?.forms ?? []).map((form) => words.say('common:quoted', { text: form.toUpperCase() }));
  const either = oneOf(words.language).format(named);
  return { charts: shown, files: named.length === 0 ? [] : [words.say('common:report.say', { either })] };
}

const oneOf = cached((language) => new Intl.ListFormat(language, { type: 'disjunction' }));
