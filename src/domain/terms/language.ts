import { z } from 'zod';

/** The languages the product speaks. An operator offers some of them, in its own order. */
export const languages = ['fr', 'ru', 'de', 'en'] as const;
export const Language = z.enum(languages);
export type Language = z.output<typeof Language>;

/** A name that operator data carry in several languages, or one that is the same in all. */
export const LocalText = z.union([z.string().min(1), z.partialRecord(Language, z.string().min(1))]);
export type LocalText = z.output<typeof LocalText>;
