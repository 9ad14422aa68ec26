import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { controls } from '../../src/dialogs/conversation/control.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { Words } from '../../src/speech/words.js';
import type { Said } from './client.js';

const Sentence = z.looseObject({ says: z.string(), at: z.string() });

/** The sentences that the sentences' own test has, by language. */
const sets = new Map(
  languages.map((language) => {
    const file = new URL(`../sentences/sets/${language}.json`, import.meta.url);
    return [language, z.array(Sentence).parse(JSON.parse(readFileSync(file, 'utf8')))] as const;
  }),
);

const sent = (contentType: string, name: string): Said => ({
  text: '',
  attachments: [{ contentType, name, contentUrl: `https://files.example/${name}` }],
});

/** What people say. */
export const phrases = {
  controls: (words: Words): string[] => [
    ...controls.flatMap((control) => words.list(`common:said.${control}`)),
    ...words.list('common:said.thanks'),
    ...words.list('common:said.rude'),
    ...words.list('common:said.yes').slice(0, 1),
    ...words.list('common:said.no').slice(0, 1),
    ...words.list('common:said.later').slice(0, 1),
    ...words.list('common:said.file').slice(0, 1),
    ...words.list('common:said.more').slice(0, 1),
    ...words.list('common:said.all').slice(0, 1),
  ],
  /** An operator's own first; somebody else's are nonsense there. */
  sentences: (language: Language, operator: string): string[] => {
    const all = sets.get(language) ?? [];
    const own = all.filter(({ at }) => at === operator);
    return (own.length > 0 ? own : all).map(({ says }) => says);
  },
  languages: ['français', 'auf Deutsch', 'english', 'на русском'],
  odd: [
    { text: '' },
    sent('image/png', 'sticker.png'),
    sent('audio/ogg', 'voice.ogg'),
    sent('application/pdf', 'letter.pdf'),
    { text: 'a'.repeat(10_000) },
    { text: '   ' },
    { text: '', value: {} },
  ] as readonly Said[],
};
