import { z } from 'zod';
import { spokenProblems } from './spokenProblems.js';
import { cardProblems } from './strictCard.js';
import { themeProblems } from './teamsCard.js';

const Action = z.looseObject({
  type: z.string(),
  title: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type Action = z.output<typeof Action>;

const Input = z.looseObject({
  type: z.string(),
  id: z.string(),
  label: z.string(),
  value: z.unknown().optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
export type Input = z.output<typeof Input>;

const Node = z.looseObject({ type: z.string().optional() });
const Cell = z.object({ items: z.array(z.looseObject({ type: z.string(), id: z.string().optional() })) });
const Table = z.looseObject({ type: z.literal('Table'), rows: z.array(z.object({ cells: z.array(Cell) })) });
const Message = z.looseObject({
  id: z.string(),
  type: z.string(),
  text: z.string().optional(),
  from: z.object({ role: z.string().optional() }).optional(),
  /** Cards; what Teams has cards of its own for is no message to read. */
  attachments: z
    .array(z.object({ contentType: z.string(), content: Node }))
    .transform((all) => all.filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive'))
    .optional(),
});
export type Message = z.output<typeof Message>;

/** A card as a person finds it: what can be read, filled in and pressed. */
export interface SeenCard {
  readonly json: unknown;
  readonly text: string;
  readonly inputs: readonly Input[];
  readonly actions: readonly Action[];
}

function nodes(value: unknown): z.output<typeof Node>[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  const node = Node.safeParse(value);
  if (!node.success || typeof value !== 'object' || value === null) return [];
  return [node.data, ...Object.entries(node.data).flatMap(([key, child]) => (key === 'data' ? [] : nodes(child)))];
}

const MARK = '.mark.';
const isMark = (id: string | undefined): boolean => id?.includes(MARK) ?? false;

/** A table whose rows can be marked is one question with a choice for each row: what all of its cells say. */
function tablesIn(value: unknown): Input[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts: unknown[] = Object.values(value);
  return parts.flatMap((part, at) => {
    const table = Table.safeParse(part);
    if (!table.success) return tablesIn(part);
    const label = Readable.safeParse(parts[at - 1]).data?.text ?? '';
    const rows = table.data.rows.map(({ cells }) => cells.flatMap(({ items }) => items)).filter(isMarkable);
    return [tableInput(label, rows)];
  });
}

type Row = z.output<typeof Cell>['items'];
const isMarkable = (row: Row): boolean => row.some(({ id }) => isMark(id));

function tableInput(label: string, rows: readonly Row[]): Input {
  const read = rows.map((row) => {
    const [name = '', line = ''] = row.find(({ id }) => isMark(id))?.id?.split(MARK) ?? [];
    const said = row.map((item) => Readable.parse(item)).map(({ text, title }) => text ?? title ?? '');
    const marked = row.some((item) => isMark(item.id) && item.value === 'true');
    return { name, line, marked, title: unescaped(said.filter((one) => one !== '').join(' · ')) };
  });
  const value = read.flatMap(({ line, marked }) => (marked ? [line] : [])).join(',');
  const choices = read.map(({ title, line }) => ({ title, value: line }));
  return { type: 'Input.Table', id: read[0]?.name ?? '', label, value, choices };
}

/** What a card sends of an input: a table has one for each of its rows. */
export const sentOf = ({ type, id, choices = [] }: Input, value: unknown): [string, unknown][] =>
  type === 'Input.Table'
    ? choices.map((row) => [`${id}${MARK}${row.value}`, String(String(value).split(',').includes(row.value))])
    : [[id, value]];

const Readable = z.looseObject({
  text: z.string().optional(),
  title: z.string().optional(),
  label: z.string().optional(),
  facts: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});

/** The blanks that numbers have in French look like any other. */
export const plainBlanks = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** Markdown's backslashes are for the renderer, not for the reader. */
export const unescaped = (text: string): string => plainBlanks(text).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

const isInput = ({ type, id }: z.output<typeof Node>): boolean =>
  type?.startsWith('Input.') === true && !(typeof id === 'string' && isMark(id));

const seenBefore = new WeakMap<object, SeenCard>();

/** The card as a person finds it; each is checked once, when it is seen first. Throws for one that is not sound. */
export function seenCard(json: unknown): SeenCard {
  if (typeof json !== 'object' || json === null) throw new Error('a card is an object');
  const seen = seenBefore.get(json) ?? checkedCard(json);
  seenBefore.set(json, seen);
  return seen;
}

function checkedCard(json: object): SeenCard {
  const problems = [...cardProblems(json), ...spokenProblems(json), ...themeProblems(json)];
  if (problems.length > 0) throw new Error(`a card that was sent is not sound:\n${problems.join('\n')}`);
  const all = nodes(json);
  const tables = tablesIn(json);
  const read = all.flatMap((node) => {
    const { text, title, label, facts = [] } = Readable.parse(node);
    return [text, label, title, ...facts.map((fact) => `${fact.title} ${fact.value}`)].filter(
      (one) => one !== undefined,
    );
  });
  return {
    json,
    // A row of a table is read as one.
    text: unescaped([...read, ...tables.flatMap(({ choices = [] }) => choices.map(({ title }) => title))].join('\n')),
    inputs: [...all.flatMap((node) => (isInput(node) ? [Input.parse(node)] : [])), ...tables],
    actions: all.flatMap((node) => (node.type?.startsWith('Action.') ? [Action.parse(node)] : [])),
  };
}

/** What somebody sees in a conversation: messages by id, a later one of the same id in the place of the first. */
export class Seen {
  private readonly messages = new Map<string, Message>();

  /** Checks and takes in what arrived; gives what is new to read. */
  hear(activities: readonly unknown[]): Message[] {
    return activities.flatMap((activity) => {
      const { from, type } = Message.omit({ attachments: true }).parse(activity);
      if (from?.role === 'user' || type !== 'message') return [];
      const message = Message.parse(activity);
      for (const { content } of message.attachments ?? []) seenCard(content);
      this.messages.set(message.id, message);
      return [message];
    });
  }

  /** The cards that are on the screen, oldest first. */
  cards(): SeenCard[] {
    return [...this.messages.values()].flatMap(({ attachments = [] }) =>
      attachments.map(({ content }) => seenCard(content)),
    );
  }
}

/** All there is to read in these messages. */
export const textOf = (messages: readonly Message[]): string =>
  messages
    .flatMap(({ text, attachments = [] }) => [
      plainBlanks(text ?? ''),
      ...attachments.map(({ content }) => seenCard(content).text),
    ])
    .join('\n');
