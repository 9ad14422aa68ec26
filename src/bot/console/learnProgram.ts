import { join } from 'node:path';
import { procedures } from '../../dialogs/procedures/index.js';
import { heardFrom, phrasesOf } from '../../dialogs/sentences/phraseBook.js';
import { root } from '../root.js';
import { withTeams } from '../start/teamsFor.js';
import { keepLearnt } from '../words/learntFiles.js';
import { loadOperators } from '../words/operators.js';
import { loadWords } from '../words/words.js';
import { runCommand } from './runProgram.js';

/** Part of `npm run build`: learns from the phrases what is kept in `dist/learnt` (docs/sentences.md). */
await runCommand(run);

async function run(): Promise<string> {
  const loaded = await loadOperators(join(root, 'operators'));
  const own = { folder: join(root, 'operators'), operators: loaded.keys() };
  const words = await loadWords(join(root, 'locales'), (key) => process.stderr.write(`no words: ${key}\n`), own);
  const all = new Map(procedures.map((one) => [one.id, one]));
  // What a configuration closes is no candidate: Teams is there in the demo, elsewhere where it is set up.
  const operators = (['demo', 'live'] as const).flatMap((mode) => [
    ...withTeams({ mode, teamsTenants: undefined }, loaded, procedures),
  ]);
  const phrases = operators.flatMap(([id, operator]) =>
    operator.profile.languages.flatMap((language) => {
      const bound =
        operator.profile.roles.subscriber === undefined ? [] : [heardFrom({ boundTo: 'a line' }, operator, all)];
      const sets = [heardFrom({}, operator, all), ...bound];
      return sets.map((set) => ({ operator: id, language, phrases: phrasesOf(words(language, id), set) }));
    }),
  );
  const { learnt, most } = keepLearnt(join(root, 'dist', 'learnt'), phrases);
  return learnt === 0 ? '' : `learnt ${learnt} sets of phrases; the largest is ${Math.round(most / 1024)} kB`;
}
