import { z } from 'zod';
import { LocalText } from './language.js';
import { Money } from './money.js';

/**
 * One thing to show, still without a language: receipts, choices and lists carry facts, the edge puts them in words.
 * - `text`: as typed by somebody; `name`: operator data in the reader's language; `code`: to be copied
 * - `money`, `count`; `instant`: ISO 8601 with zone; `day`: yyyy-mm-dd; `region`: ISO 3166 code; `phone`: E.164
 */
export const Fact = z.union([
  z.object({ text: z.string() }),
  z.object({ name: LocalText }),
  z.object({ code: z.string() }),
  z.object({ money: Money }),
  z.object({ count: z.number() }),
  z.object({ instant: z.iso.datetime() }),
  z.object({ day: z.iso.date() }),
  z.object({ region: z.string() }),
  z.object({ phone: z.string() }),
]);
export type Fact = z.output<typeof Fact>;

/** Facts by the key under which a procedure's words have their labels. */
export const Facts = z.record(z.string(), Fact);
export type Facts = z.output<typeof Facts>;
