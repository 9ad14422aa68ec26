import type { RequestEntry } from '../control/requests.js';

/** Requests as the staff reads them at the console, a paragraph each: who asks what, how to reach them, what they had answered. */
export const requestsText = (entries: readonly RequestEntry[]): string =>
  entries.length === 0 ? 'nothing' : entries.map((entry) => paragraph(entry).join('\n')).join('\n\n');

function paragraph(entry: RequestEntry): string[] {
  const { reference, operator, organisation, state, at, name, login, reach, message, context, given, files, answers } =
    entry;
  const head = [reference, state, at, operator, organisation, `${name} (${login})`];
  return [
    head.filter((part) => part !== undefined).join('  '),
    `about ${aboutText(entry)}${reach === undefined ? '' : `, to be reached at ${reach}`}`,
    ...given.map(({ label, value }) => `  ${label}: ${value}`),
    ...(message === '' ? [] : indented('asks', message)),
    ...(context === undefined ? [] : indented('answered so far', context)),
    ...answers.flatMap(({ by, at: when, text, files: own }) => [
      ...indented(by === 'own' ? `writes on ${when}` : `answer of ${when}`, text),
      ...(own.length > 0 ? [`    with ${own.join(', ')}`] : []),
    ]),
    ...files.map((file, index) => `  file ${index + 1}: ${file}`),
  ];
}

const aboutText = ({ subject, topic }: RequestEntry): string =>
  topic === undefined ? subject : `${topic} (${subject})`;

const indented = (head: string, text: string): string[] => [
  `  ${head}:`,
  ...text.split('\n').map((line) => `    ${line}`),
];
