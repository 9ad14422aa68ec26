import { Template } from 'adaptivecards-templating';
import { type Activity, ActivityTypes, type Attachment } from './activity.js';

/** The templates in `cards/`. All guides share them. */
export const cardNames = [
  'screen',
  'review',
  'proof',
  'receipt',
  'details',
  'list',
  'menu',
  'organisation',
  'file',
  'privately',
] as const;
export type CardName = (typeof cardNames)[number];
/**
 * The forms that a field can have on a screen's card, each a template in `cards/fields/`. In one template with a condition for
 * each, the conditions that do not hold took most of the time that a screen took.
 */
export const formNames = [
  'text',
  'choice',
  'lines',
  'lineList',
  'date',
  'period',
  'toggle',
  'switches',
  'nothing',
  'file',
] as const;
export type FormName = (typeof formNames)[number];

/** Strings, flags and lists of them: an object as a value would become an element of the card, as a field's are to. */
export type CardData = { readonly [key: string]: string | number | boolean | Elements | readonly CardData[] };
/** What a field's template looks at, beside the words around the field. */
export type FormData = CardData & { readonly form: FormName };

/** Elements of a card that a template has filled in. */
export class Elements {
  constructor(readonly elements: unknown) {}
}

export interface Cards {
  (name: CardName, data: CardData): Attachment;
  /** What one field has on a screen's card. */
  field(form: FormName, data: CardData): Elements;
}

/**
 * Cards from their templates, each read once, when it is first shown: reading all of them takes 0.1 s, filling one in a fraction
 * of a millisecond.
 */
export function makeCards(
  cards: Readonly<Record<CardName, object>>,
  forms: Readonly<Record<FormName, readonly object[]>>,
): Cards {
  const card = fillingIn(cards);
  const form = fillingIn(forms);
  return Object.assign((name: CardName, data: CardData) => adaptiveCard(card(name, data)), {
    field: (name: FormName, data: CardData) => new Elements(form(name, data)),
  });
}

function fillingIn<N extends string>(sources: Readonly<Record<N, object>>) {
  const templates = new Map<N, Template>();
  return (name: N, data: CardData) => {
    const template = templates.get(name) ?? new Template(sources[name]);
    templates.set(name, template);
    return template.expand({ $root: data });
  };
}

const adaptiveCard = (content: unknown): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

/** A message that is this card. */
export const cardMessage = (card: Attachment): Partial<Activity> => ({
  type: ActivityTypes.Message,
  attachmentLayout: 'list',
  inputHint: 'acceptingInput',
  attachments: [card],
});
