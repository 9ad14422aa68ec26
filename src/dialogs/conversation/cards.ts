import { Template } from 'adaptivecards-templating';
import { type Activity, type Attachment, CardFactory, MessageFactory } from 'botbuilder';

/** The templates in `cards/`. All guides share them. */
export const cardNames = ['screen', 'review', 'receipt', 'details', 'list', 'menu', 'organisation', 'file'] as const;
export type CardName = (typeof cardNames)[number];
/** Strings, flags and lists of them: an object as a value would become an element of the card. */
export type CardData = { readonly [key: string]: string | number | boolean | readonly CardData[] };

export type Cards = (name: CardName, data: CardData) => Attachment;

/**
 * Cards from their templates, each read once, when it is first shown: reading all of them takes 0.1 s, filling one in a fraction
 * of a millisecond.
 */
export function makeCards(sources: Readonly<Record<CardName, object>>): Cards {
  const templates = new Map<CardName, Template>();
  return (name, data) => {
    const template = templates.get(name) ?? new Template(sources[name]);
    templates.set(name, template);
    return CardFactory.adaptiveCard(template.expand({ $root: data }));
  };
}

export const cardMessage = (card: Attachment): Partial<Activity> => MessageFactory.attachment(card);
