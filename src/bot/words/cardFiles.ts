import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Cards, cardNames, formNames, makeCards } from '../../dialogs/conversation/cards.js';

const CardTemplates = z.record(z.enum(cardNames), z.looseObject({ type: z.literal('AdaptiveCard') }));
const FormTemplates = z.record(z.enum(formNames), z.array(z.looseObject({ type: z.string() })));

/** The templates of `cards/`. Throws on a missing one. */
export async function loadCards(folder: string): Promise<Cards> {
  const [cards, forms] = [await readAll(folder, cardNames), await readAll(join(folder, 'fields'), formNames)];
  return makeCards(CardTemplates.parse(cards), FormTemplates.parse(forms));
}

async function readAll(folder: string, names: readonly string[]): Promise<Record<string, unknown>> {
  const read = async (name: string) =>
    [name, JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}
