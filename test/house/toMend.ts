import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { z } from 'zod';
import type { Language } from '../../src/domain/terms/language.js';
import { root } from './shownTexts.js';

/**
 * Texts that break a rule and are still to be rewritten, by language and rule. The list only shrinks: a text that keeps the
 * rule has to leave it, and none may come to it.
 */
const ToMend = z.record(z.string(), z.record(z.string(), z.array(z.string())));
const listed = ToMend.parse(JSON.parse(await readFile(join(root, 'test/house/wordsToMend.json'), 'utf8')));

/** Holds the texts of a language to a rule, but for those on the list; and the list to the texts that really break it. */
export function expectKept(rule: string, language: Language, breaking: readonly string[]): void {
  const known = listed[language]?.[rule] ?? [];
  const broken = [...new Set(breaking)].sort();
  expect({ rule, newlyBroken: broken.filter((key) => !known.includes(key)) }).toEqual({ rule, newlyBroken: [] });
  expect({ rule, mended: known.filter((key) => !broken.includes(key)) }).toEqual({ rule, mended: [] });
}
