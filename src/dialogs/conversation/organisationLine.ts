import { z } from 'zod';
import { asTyped } from '../../speech/cardText.js';
import { labelled } from '../../speech/words.js';
import type { Activity } from './activity.js';
import type { Cards } from './cards.js';
import { type Turn, turnOf } from './turn.js';
import type { TurnContext } from './turnContext.js';

/** The company that is worked for, for those who have several: the line as it stands in plain text; else none. */
export const organisationLines = ({ organisation, words }: Turn): string[] =>
  organisation?.several ? [labelled(words, words.say('common:header.organisation'), organisation.name)] : [];

const Card = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(z.unknown()) });
/** What has the whole card to itself, to its edges, such as an answered question. */
const Whole = z.looseObject({ type: z.literal('Container'), bleed: z.literal(true), items: z.array(z.unknown()) });

/** A card's body with this on top: within what has a ground of its own, else above everything. */
function onTop(line: readonly unknown[], body: readonly unknown[]): unknown[] {
  const [first, ...rest] = body;
  const whole = Whole.safeParse(first).data;
  return whole === undefined ? [...line, ...body] : [{ ...whole, items: [...line, ...whole.items] }, ...rest];
}

/** From here on every card of this turn says on top for which company it is, whoever sends it. */
export function nameOrganisation(context: TurnContext, cards: Cards): void {
  const name = (activity: Partial<Activity>) => {
    const [line] = organisationLines(turnOf(context));
    if (line === undefined || activity.attachments === undefined) return;
    const { body } = Card.parse(cards('organisation', { organisation: asTyped(line) }).content);
    activity.attachments = activity.attachments.map((attachment) => {
      const card = Card.safeParse(attachment.content).data;
      return card === undefined ? attachment : { ...attachment, content: { ...card, body: onTop(body, card.body) } };
    });
  };
  context.onSendActivities(async (_context, activities, next) => {
    activities.forEach(name);
    return next();
  });
  context.onUpdateActivity(async (_context, activity, next) => {
    name(activity);
    return next();
  });
}
