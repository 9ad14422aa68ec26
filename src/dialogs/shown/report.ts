import type { ShownList } from '../../domain/terms/shown.js';
import { barsRead, spokenChart } from '../../speech/charts/chart.js';
import { gaugeRead, spokenGauge } from '../../speech/charts/gauge.js';
import { gaugeDrawing } from '../../speech/charts/gaugePicture.js';
import { chartDrawing, type Drawing } from '../../speech/charts/svg.js';
import { type FactLine, factData, textLines } from '../../speech/factLines.js';
import { oneOf } from '../../speech/format.js';
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

/** A chart on a card: its figures are behind a button below the picture, and read to whoever does not see that. */
interface Drawn {
  readonly title: string;
  readonly drawing: Drawing;
  readonly read: readonly FactLine[];
  /** What is written where the picture is not seen. */
  readonly written: readonly FactLine[];
}

const timesOf = (found: ShownList, procedure: Procedure, turn: Turn): Drawn[] =>
  chartsOf(found, procedure, turn).map((chart) => {
    const read = barsRead(chart);
    return { title: chart.title, drawing: chartDrawing(chart), read, written: newest(read) };
  });

/** Where it is not seen, the rows say it. */
function gaugesOf({ gauge }: ShownList, { id }: Procedure, turn: Turn): Drawn[] {
  if (gauge === undefined) return [];
  const spoken = spokenGauge(gauge, turn.words.say(`${id}:facts.${gauge.of}`), turn);
  return [{ title: spoken.title, drawing: gaugeDrawing(spoken), read: gaugeRead(spoken), written: [] }];
}

/** The charts as the card has them. */
async function chartsData(drawn: readonly Drawn[], turn: Turn) {
  const { words } = turn;
  const figures = words.say('common:report.figures');
  const addresses = await turn.pictures(drawn.map(({ drawing }) => drawing));
  return drawn.flatMap(({ title, read, written }, index) => {
    const { [index]: picture = '' } = addresses;
    const facts = picture === '' ? written : read;
    const said = labelled(words, title, parted(textLines(read, turn), words));
    const about = { id: `chart${index}`, figures, figuresAbout: labelled(words, figures, title) };
    return picture === '' && facts.length === 0 ? [] : [{ title, picture, said, ...about, facts: factData(facts) }];
  });
}

/** What a report has on its card beside a list's rows: its charts, and a button for each file it can be had as. */
export async function reportData(found: ShownList, procedure: Procedure, turn: Turn) {
  const { words } = turn;
  return {
    charts: await chartsData([...gaugesOf(found, procedure, turn), ...timesOf(found, procedure, turn)], turn),
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
  return {
    charts: shown,
    files: named.length === 0 || !turn.showsLinks ? [] : [words.say('common:report.say', { either })],
  };
}
