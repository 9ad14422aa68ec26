import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What was searched: a file's path, or what else it is, and all of it. */
export type Haystack = readonly [where: string, content: string];

const each = (secret: string, form: (code: string) => string): string =>
  Array.from(secret, (letter) => form(letter.charCodeAt(0).toString(16).padStart(2, '0'))).join('');

/** In base64 a text looks different at each of three places; what stands before and after it changes its ends. */
function base64At(secret: string, offset: number): string {
  const all = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString('base64');
  return all.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + secret.length) * 8) / 6));
}

/** The forms in which a secret could be written, by name. */
export function formsOf(secret: string): Map<string, string> {
  return new Map([
    ['plain', secret],
    ['with blanks', Array.from(secret).join(' ')],
    ['URL', each(secret, (code) => `%${code}`)],
    ['JSON', each(secret, (code) => `\\u00${code}`)],
    ['HTML', Array.from(secret, (letter) => `&#${letter.charCodeAt(0)};`).join('')],
    ['hexadecimal', each(secret, (code) => code)],
    ['UTF-16', Buffer.from(secret, 'utf16le').toString('latin1')],
    ...[0, 1, 2].map((offset): [string, string] => [`base64 at ${offset}`, base64At(secret, offset)]),
    ...[0, 1, 2].map((offset): [string, string] => [
      `base64url at ${offset}`,
      base64At(secret, offset).replaceAll('+', '-').replaceAll('/', '_'),
    ]),
  ]);
}

/** Where one of the secrets stands, and in what form. */
export const found = (secrets: readonly string[], haystacks: readonly Haystack[]): string[] =>
  secrets.flatMap((secret) =>
    [...formsOf(secret)].flatMap(([form, text]) =>
      haystacks.flatMap(([where, content]) => (content.includes(text) ? [`${where}: ${form}`] : [])),
    ),
  );

/** Every file under a folder, byte by byte. A program that is running may rename one meanwhile: then all are read again. */
export async function filesIn(folder: string): Promise<Haystack[]> {
  try {
    return await readAll(folder);
  } catch (error) {
    if (Gone.safeParse(error).success) return filesIn(folder);
    throw error;
  }
}

const Gone = z.looseObject({ code: z.literal('ENOENT') });

async function readAll(folder: string): Promise<Haystack[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(files.map(async (path): Promise<Haystack> => [path, await readFile(path, 'latin1')]));
}
