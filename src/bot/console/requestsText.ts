import type { RequestEntry } from '../control/requests.js';

/** Requests as the staff reads them at the console, a paragraph each: who asks what, how to reach them, what they had answered. */
export const requestsText = (entries: readonly RequestEntry[]): string =>
  entries.length === 0 ? 'nothing' : entries.map((entry) => paragraph(entry).join('\n')).join('\n\n');

function paragraph(entry: RequestEntry): string[] {
  const { reference, operator, organisation, state, at, name, login, reach, subject, message, context, answers } =
    entry;
  const head = [reference, state, at, operator, organisation, `${name} (${login})`];
  return [
    head.filter((part) => part !== undefined).join('  '),
    `about ${subject}${reach === undefined ? '' : `, to be reached at ${reach}`}`,
    ...indented('asks', message),
    ...(context === undefined ? [] : indented('answered so far', context)),
    ...answers.flatMap((answer) => indented(`answer of ${answer.at}`, answer.text)),
  ];
}

const indented = (head: string, text: string): string[] => [
  `  ${head}:`,
  ...text.split('\n').map((line) => `    ${line}`),
];
