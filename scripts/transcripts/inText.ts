import { textTalk } from '../../test/support/talk.js';
import type { Way } from './play.js';
import type { Translated } from './translated.js';

/** A line that is typed; where it names entries of the list that was read, which, and what is to become of each. */
interface Line {
  readonly said: string;
  readonly entry?: string;
  readonly states?: readonly (readonly [entry: string, state: string])[];
}

export const inText: Way<Line> = {
  name: 'in plain text',
  expected: ({ text }) => text.map(([, expected]) => expected),
  open: async (app, operator, { login, text: steps }, inLanguage) => {
    const talk = await textTalk(app, operator, login);
    let heard = talk.greeting;
    return {
      greeting: talk.greeting,
      moveOf: (at) => {
        const [said = ''] = steps[at] ?? [];
        const entry = entryCalled(said, heard);
        const states = statesIn(said, heard, inLanguage);
        const several = severalIn(said, heard);
        const named = { ...(entry !== undefined && { entry }), ...(states !== undefined && { states }) };
        return { said: several ?? said, ...named };
      },
      play: async ({ said, entry, states }) => {
        const typed =
          nameOf(entriesOf(heard).find(([number]) => number === entry)?.[1]) ??
          states?.map(([number, state]) => `${number} ${inLanguage(state, 'state')[0]}`).join(', ') ??
          wordsFor(said, heard, inLanguage);
        heard = await talk.say(typed);
        return { read: heard, lines: { said: typed, answer: heard }, shape: shapeOf(heard) };
      },
      close: () => talk.close(),
    };
  },
};

/** The entry that is called so, or the only one whose name begins so. */
function entryCalled(said: string, heard: string): string | undefined {
  const wanted = said.toLowerCase();
  const entries = entriesOf(heard).map(([number, title]) => [number, title.toLowerCase()] as const);
  const exact = entries.find(([, title]) => title === wanted || nameOf(title) === wanted);
  const begun = LETTERS.test(wanted) ? entries.filter(([, title]) => title.startsWith(wanted)) : [];
  return (exact ?? (begun.length === 1 ? begun[0] : undefined))?.[0];
}
const LETTERS = /^\p{L}.{3}/u;

/** An entry without what is said of it, and without its answer where it is a row of a review. */
const nameOf = (title: string | undefined): string | undefined => title?.split(' · ')[0]?.split(/\s?:\s/)[0];

/** What is to be read in the list comes first: a title of the menu, a choice; then what people call one of its things by. */
function wordsFor(said: string, heard: string, inLanguage: Translated): string {
  const [ways, entries] = [inLanguage(said), entriesOf(heard)];
  const shown = ways.find((one) => entries.some(([, title]) => title.startsWith(one)));
  const named = inLanguage(said, 'data').find((one) => entries.some(([, title]) => title.includes(one)));
  return shown ?? named ?? ways[0] ?? '';
}

/** "appels, 2": several entries of a list, by their names or their numbers: their numbers. */
function severalIn(said: string, heard: string): string | undefined {
  const parts = said.toLowerCase().split(', ');
  const meant = parts.map(
    (part) => entriesOf(heard).find(([number, title]) => number === part || title.toLowerCase() === part)?.[0],
  );
  return parts.length > 1 && !meant.includes(undefined) ? meant.join(', ') : undefined;
}

/** "MMS activer, 8 désactiver": entries of a list that are switched, by a part of their names or by their numbers. */
function statesIn(said: string, heard: string, inLanguage: Translated): Line['states'] {
  const states = said.split(', ').map((part) => {
    const words = part.split(' ');
    const about = [
      [words.slice(0, -1), words.at(-1)],
      [words.slice(1), words[0]],
    ] as const;
    return about.flatMap(([name, state = '']) =>
      name.length === 0 || inLanguage(state, 'state').length === 0
        ? []
        : switched(name.join(' '), heard).map((number) => [number, state] as const),
    );
  });
  return states.every(({ length }) => length === 1) ? states.flat() : undefined;
}

/** The entries that are meant, of those that are on or off: their number, how they begin, or a part of them. */
function switched(name: string, heard: string): string[] {
  const wanted = name.toLowerCase();
  const entries = entriesOf(heard)
    .filter(([, title]) => title.includes(': '))
    .map(([number, title]) => [number, title.toLowerCase()] as const);
  const begun = entries.filter(([number, title]) => number === name || title.startsWith(wanted));
  return (begun.length > 0 ? begun : entries.filter(([, title]) => title.includes(wanted))).map(([number]) => number);
}

/** The numbered entries of a list: "2. Passeport". */
const entriesOf = (heard: string): (readonly [number: string, title: string])[] =>
  [...heard.matchAll(/^(\d+)\. (.+)$/gm)]
    .map(([, number = '', title = '']) => [number, title] as const)
    .filter(([, title]) => !OF_A_MONTH.test(title));

/** As they read behind a day: "Sept." there, "Sep" by itself. */
const MONTHS = (['long', 'short'] as const).flatMap((month) =>
  Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat('de', { day: 'numeric', month, timeZone: 'UTC' })
      .formatToParts(new Date(Date.UTC(2026, at, 1)))
      .flatMap(({ type, value }) => (type === 'month' ? [value.replace('.', '')] : [])),
  ).flat(),
);
/** "11. November: 5,20" is a day of a chart in German, and no entry. */
const OF_A_MONTH = new RegExp(`^(?:${MONTHS.join('|')})\\.?(?: \\d+)?: `);

/** What can be answered with its number is the same in every language. */
const shapeOf = (heard: string): string =>
  entriesOf(heard)
    .map(([number]) => number)
    .join(' ');
