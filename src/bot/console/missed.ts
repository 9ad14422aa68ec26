import { z } from 'zod';
import { askControl } from '../control/socket.js';
import { missedOperations } from '../missed/operations.js';
import { loadConfig } from '../start/config.js';
import { openStore } from '../start/openStore.js';

const Groups = z.array(
  z.object({
    operator: z.string(),
    language: z.string(),
    nearest: z.string().optional(),
    count: z.int(),
    sentences: z.array(z.object({ text: z.string(), count: z.int() })),
  }),
);

/** What was not understood, by operator, language and the nearest procedure, with how often: `npm run sentences -- missed`. */
export async function missedSentences(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const groups = Groups.parse(await asked(env));
  const lines = groups.flatMap(({ operator, language, nearest = 'nothing', count, sentences }) => [
    `${operator}  ${language}  nearest: ${nearest}  ${count}`,
    ...sentences.map((one) => `  ${one.count}  ${one.text}`),
  ]);
  return lines.length === 0 ? 'nothing is kept (docs/sentences.md: keepsMissedSentences)' : lines.join('\n');
}

/** Of the running program, which holds its store; else over the store itself. */
async function asked(env: Readonly<Record<string, string | undefined>>): Promise<unknown> {
  const config = loadConfig(env);
  const said = await askControl(config.dataDir, 'missed.list', {});
  if (said !== undefined && 'problem' in said) throw new Error(said.problem);
  if (said !== undefined) return said.answer;
  const { store } = await openStore(config);
  try {
    return await missedOperations(store).list();
  } finally {
    await store.close();
  }
}
