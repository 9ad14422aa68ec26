import { z } from 'zod';
import { noPlaceholder } from '../../speech/cardText.js';
import { labelled, type Words } from '../../speech/words.js';
import type { Activity } from './activity.js';
import { type Turn, turnOf } from './turn.js';
import type { TurnContext } from './turnContext.js';

interface Part {
  readonly type?: string;
  readonly text?: string;
  readonly label?: string;
  readonly altText?: string;
  readonly title?: string;
  readonly facts?: readonly { readonly title: string; readonly value: string }[];
  readonly items?: readonly unknown[];
  readonly columns?: readonly unknown[];
  readonly body?: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly selectAction?: unknown;
  readonly isVisible?: boolean;
}
/** Our own templates say what stands in a part: to check each of them again was a third of reading a card. */
const Part = z.custom<Part>((value) => typeof value === 'object' && value !== null);

/** Nobody listens for longer, in characters: who wants it all goes through the card. */
const LONGEST = 1_200;

/**
 * What a card says and asks, in whole sentences and in the order of its parts: for screen readers, for notifications,
 * and for clients that cannot show it. Every label comes with its value, every table with its heads, row by row; the
 * buttons are named where nothing has to be filled in.
 */
export function spokenCard(card: unknown, words: Words): string {
  const { body = [], actions = [] } = Part.parse(card);
  const parts = partsOf(body);
  const asks = parts.some(isInput);
  const buttons = [...parts.flatMap((part) => part.actions ?? []), ...actions].map(
    (one) => Part.parse(one).title ?? '',
  );
  const said = [...parts.flatMap((part) => spokenPart(part, words)), ...(asks ? [] : [listed(buttons)])];
  return shortened(said.map(sentence).filter((text) => text !== ''));
}

const isInput = ({ type, columns = [] }: Part): boolean =>
  type?.startsWith('Input.') === true ||
  columns.some((column) => partsOf(Part.parse(column).items ?? []).some(isInput));
const partsOf = (parts: readonly unknown[]): Part[] =>
  parts
    .map((part) => Part.parse(part))
    .flatMap((part) => (part.columns ? [part] : [part, ...partsOf(part.items ?? [])]));

function spokenPart(part: Part, words: Words): string[] {
  const { text, label, altText, facts, columns, isVisible } = part;
  // What is shown on demand only.
  if (isVisible === false) return [];
  if (columns !== undefined) return [spokenRow(part, columns, words)];
  if (facts !== undefined) return facts.map(({ title, value }) => pair(title, value, words));
  return [plainText(text ?? label ?? altText ?? '')];
}

/** A row of columns: the first is what it is about. A row that can be pressed ends in a word that says so: left out. */
function spokenRow({ selectAction }: Part, columns: readonly unknown[], words: Words): string {
  const cells = columns.map((column) =>
    partsOf(Part.parse(column).items ?? []).flatMap((part) => part.text ?? part.label ?? []),
  );
  const [first = [], ...others] = selectAction === undefined ? cells : cells.slice(0, -1);
  return pair(first.join(', '), others.flat().join(', '), words);
}

const pair = (label: string, value: string, words: Words): string =>
  value === '' ? plainText(label) : labelled(words, plainText(label), plainText(value));

const listed = (titles: readonly string[]): string => [...new Set(titles)].filter((title) => title !== '').join(', ');

/** Without Markdown's backslashes and the signs that only the eye needs. */
const plainText = (text: string): string =>
  noPlaceholder(text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1'))
    .replaceAll(/[✓⚠]\s*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const sentence = (text: string): string => (text === '' || /[.?!…]$/.test(text) ? text : `${text}.`);

/** As many whole sentences as fit; the first in any case. */
function shortened([first = '', ...others]: readonly string[]): string {
  let said = first.slice(0, LONGEST);
  for (const text of others) {
    if (said.length + text.length + 1 > LONGEST) return `${said} …`;
    said += ` ${text}`;
  }
  return said;
}

const Card = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });

/** From here on everything that is said in this turn tells its language, and every card has a text to be read aloud. */
export function readAloud(context: TurnContext): void {
  const speak = (activity: Partial<Activity>) => {
    const { words }: Turn = turnOf(context);
    activity.locale = words.language;
    activity.attachments = activity.attachments?.map((attachment) => {
      const card = Card.safeParse(attachment.content).data;
      if (card === undefined) return attachment;
      return { ...attachment, content: { ...card, fallbackText: spokenCard(card, words) } };
    });
  };
  context.onSendActivities(async (_context, activities, next) => {
    activities.forEach(speak);
    return next();
  });
  context.onUpdateActivity(async (_context, activity, next) => {
    speak(activity);
    return next();
  });
}
