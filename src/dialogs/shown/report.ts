import type { ShownList } from '../../domain/terms/shown.js';
import { cached } from '../../speech/cached.js';
import { barsRead, spokenChart } from '../../speech/charts/chart.js';
import { gaugeRead, spokenGauge } from '../../speech/charts/gauge.js';
import { gaugePicture } from '../../speech/charts/gaugePicture.js';
import { chartPicture } from '../../speech/charts/svg.js';
import { type FactLine, factData, textLines } from '../../speech/factLines.js';
import { parted } from '../../speech/parted.js';
import { labelled } from '../../speech/words.js';
import type { Turn } from '../conversation/turn.js';
import type { Procedure } from '../definition/procedure.js';

/** The charts of a report, with their words. */
const chartsOf = ({ report }: ShownList, { id }: Procedure, turn: Turn) =>
  (report?.charts ?? []).map((chart) => spokenChart(chart, turn.words.say(`${id}:facts.${chart.of}`), turn));

/** Where there is no picture so many bars are read one by one; of more, the newest. */
const MOST_READ = 12;
const newest = <T>(read: readonly T[]): readonly T[] => read.slice(-MOST_READ);

/** A chart as a card has it: drawn where that can be seen, its figures behind a button; all of them are read to whoever does not see it. */
interface Drawn {
  readonly title: string;
  readonly picture: string;
  readonly read: readonly FactLine[];
  readonly facts: readonly FactLine[];
}

const timesOf = (found: ShownList, procedure: Procedure, turn: Turn): Drawn[] =>
  chartsOf(found, procedure, turn).map((chart) => {
    const read = barsRead(chart);
    const picture = turn.showsDrawings ? chartPicture(chart) : '';
    return { title: chart.title, picture, read, facts: turn.showsDrawings ? read : newest(read) };
  });

/** Where nothing can be drawn, the rows say it. */
function gaugesOf({ gauge }: ShownList, { id }: Procedure, turn: Turn): Drawn[] {
  if (gauge === undefined || !turn.showsDrawings) return [];
  const spoken = spokenGauge(gauge, turn.words.say(`${id}:facts.${gauge.of}`), turn);
  const read = gaugeRead(spoken);
  return [{ title: spoken.title, picture: gaugePicture(spoken), read, facts: read }];
}

/** What a report has on its card beside a list's rows: its charts, and a button for each file it can be had as. */
export function reportData(found: ShownList, procedure: Procedure, turn: Turn) {
  const { words } = turn;
  const figures = words.say('common:report.figures');
  return {
    charts: [...gaugesOf(found, procedure, turn), ...timesOf(found, procedure, turn)].map(
      ({ title, picture, read, facts }, index) => ({
        ...{ title, picture, said: labelled(words, title, parted(textLines(read, turn), words)) },
        ...{ id: `chart${index}`, figures, figuresAbout: labelled(words, figures, title) },
        facts: factData(facts),
      }),
    ),
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
  const shown = charts.map((chart) => [chart.title, ...textLines(newest(barsRead(chart)), turn)].join('\n'));
  const { words } = turn;
  const named = (found.report?.forms ?? []).map((form) => words.say('common:quoted', { text: form.toUpperCase() }));
  const either = oneOf(words.language).format(named);
  return { charts: shown, files: named.length === 0 || !turn.showsLinks ? [] : [words.say('common:report.say', { either })] };
}

const oneOf = cached((language) => new Intl.ListFormat(language, { type: 'disjunction' }));
