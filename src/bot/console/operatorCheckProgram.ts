import { basename, dirname, join, resolve } from 'node:path';
import { procedures } from '../../dialogs/procedures/index.js';
import { root } from '../root.js';
import { withTeams } from '../start/teamsFor.js';
import { checkDemoData, loadDemoData, loadOperators, OperatorError } from '../words/operators.js';
import { loadWords } from '../words/words.js';
import { runCommand } from './runProgram.js';

/** `npm run operator:check -- <folder>`: every mistake in an operator's folder, with its file and its path there. */
await runCommand(run);

async function run([folder]: readonly string[]): Promise<string> {
  if (folder === undefined) throw new Error('usage: npm run operator:check -- <folder of an operator>');
  const own = resolve(folder);
  const problems = [...(await problemsOf(dirname(own), basename(own)))];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${basename(own)}: nothing is wrong with it`;
}

/** Each part is looked at for itself, so that one that is wrong hides no other. */
async function problemsOf(folder: string, id: string): Promise<readonly string[]> {
  const own = { folder, operators: [id] };
  const rules = await problemsIn(async () => {
    const operators = withTeams(
      { mode: 'demo', teamsTenants: undefined },
      await loadOperators(folder, [id]),
      procedures,
    );
    for (const operator of operators.values()) {
      const data = await loadDemoData(folder, operator);
      if (data !== undefined) checkDemoData(folder, operator, data);
    }
  });
  const words = await problemsIn(() => loadWords(join(root, 'locales'), () => {}, own));
  return [...rules, ...words];
}

async function problemsIn(work: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof OperatorError) return [error.message];
    throw error;
  }
}
