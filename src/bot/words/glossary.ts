import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from './operators.js';
import { Terms } from './terms.js';
import type { Files } from './wordFiles.js';

const Glossary = z.record(z.string(), Terms);

/** The operator's own nouns by language, made from its guide; of an operator without a glossary none. Throws OperatorError. */
export async function readGlossary(folder: string, operator: string): Promise<Readonly<Record<string, Terms>>> {
  const file = join(folder, operator, 'glossary.json');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return {};
  const read = Glossary.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) throw new OperatorError(`${file}:\n${z.prettifyError(read.error)}`);
  return read.data;
}

/**
 * What is wrong with a glossary: a language or a term that the general one does not have, and a noun that is replaced in
 * some of its forms only, so that one sentence would say "line" and the next "SIM card".
 */
export function glossaryProblems(
  glossary: Readonly<Record<string, Terms>>,
  base: Readonly<Record<string, Files>>,
): string[] {
  return Object.entries(glossary).flatMap(([language, own]) => {
    const general = Object.keys(base[language]?.terms ?? {});
    const unknown = Object.keys(own).filter((name) => !general.includes(name));
    const replaced = new Set(Object.keys(own).map(nounOf));
    const left = general.filter((name) => replaced.has(nounOf(name)) && own[name] === undefined);
    return [
      ...unknown.map((name) => `${language}: ${name}: locales/ has no such term`),
      ...left.map((name) => `${language}: ${name}: this form is missing`),
    ];
  });
}

/** The noun that a form belongs to: `line` of `line_one`. */
const nounOf = (name: string): string => name.split('_')[0] ?? name;
