import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type CardName, type Cards, cardNames, makeCards } from '../../dialogs/conversation/cards.js';

const Template = z.looseObject({ type: z.literal('AdaptiveCard') });

/** The templates of `cards/`. Throws on a missing one. */
export async function loadCards(folder: string): Promise<Cards> {
  const read = async (name: CardName) =>
    Template.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')));
  const [screen, review, receipt, details, list, menu, organisation, file] = await Promise.all(cardNames.map(read));
  const sources = z.strictObject({
    screen: Template,
    review: Template,
    receipt: Template,
    details: Template,
    list: Template,
    menu: Template,
    file: Template,
    organisation: Template,
  });
  return makeCards(sources.parse({ screen, review, receipt, details, list, menu, organisation, file }));
}
