import { readFileSync } from 'node:fs';

/** The text of a file that a setting names; undefined where it cannot be read. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** What a setting holds as JSON; undefined where it is none. */
export function unpacked(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
