import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a button has in it; a row. */
export const Values = z.record(z.string(), z.json());
const Filled = z.record(z.string(), z.string());

/** What somebody does: types a line, presses a button by its title, sends what a button has in it; or news comes. */
export const Step = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ press: z.string(), filled: Filled.optional() }),
  /** `button`: its title, for a reader. */
  z.strictObject({ button: z.string(), send: Values }),
  z.strictObject({ news: Values }),
]);
export type Step = z.output<typeof Step>;

/** A conversation as a version wrote it, and how it goes on. */
export const KeptFile = z.strictObject({
  /** Which version, for a reader. */
  writtenBy: z.string(),
  /** Where the clock stood, and stands when it goes on. */
  at: z.iso.datetime(),
  operator: z.string(),
  login: z.string(),
  channel: z.enum(['webchat', 'text', 'msteams']),
  conversation: z.string(),
  /** What was done to get there, for a reader. */
  said: z.array(z.string()),
  /**
   * The ids that the demo's rows had, by table and by what names them in demo.json: a demo gives them new ones with every
   * start, so they are replaced in all that stands below.
   */
  demo: z.record(z.string(), z.record(z.string(), z.string())),
  /** As it was stored. */
  state: Values,
  /** The rows that were not in the demo, or are not as they were there. */
  rows: z.record(z.string(), z.array(Values)),
  /** Whether the card that was open is drawn anew then, in its place. */
  replacesCard: z.boolean(),
  /** The next steps, each with what is to be read then; with no words at all, nothing is answered. */
  goesOn: z.array(z.strictObject({ step: Step, reads: z.array(z.string()) })).min(1),
});
export type KeptFile = z.output<typeof KeptFile>;

export const here = fileURLToPath(new URL('.', import.meta.url));

/** All that was kept, by its name: `states/review.cards`. A later version has a folder of its own beside `states`. */
export async function keptFiles(): Promise<[string, KeptFile][]> {
  const names = (await readdir(here, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, KeptFile]> => {
      const read = KeptFile.safeParse(JSON.parse(await readFile(`${here}${name}`, 'utf8')));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      return [name.replace(/\.json$/, ''), read.data];
    }),
  );
}
