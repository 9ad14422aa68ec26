import { readFile } from 'node:fs/promises';
import { Template } from 'adaptivecards-templating';
import { type Activity, CardFactory, MessageFactory } from 'botbuilder';
import { z } from 'zod';

const screens = ['names', 'identity', 'contact', 'address', 'subscription'] as const;
const others = ['answered', 'review', 'receipt', 'menu'] as const;
export type CardName = (typeof screens)[number] | (typeof others)[number];

/** A message with one of the cards of `cards/`, filled in. */
export type Card = (name: CardName, data: object) => Partial<Activity>;

/** Each template is read once. */
export async function loadCards(): Promise<Card> {
  const loaded = [...screens, ...others].map(async (name) => {
    const text = await readFile(new URL(`cards/${name}.json`, import.meta.url), 'utf8');
    return [name, new Template(z.looseObject({}).parse(JSON.parse(text)))] as const;
  });
  const templates = new Map<CardName, Template>(await Promise.all(loaded));
  return (name, data) => {
    const card = templates.get(name)?.expand({ $root: data });
    return MessageFactory.attachment(CardFactory.adaptiveCard(card));
  };
}
