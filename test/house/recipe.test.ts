import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { after, costOf, stepsOf } from './recipeSteps.js';

// A whole type check and three files of tests: on a busy machine each takes minutes.
jest.setTimeout(300_000);

const root = fileURLToPath(new URL('../..', import.meta.url));
const recipe = await readFile(join(root, 'docs/adding-a-procedure.md'), 'utf8');
const steps = stepsOf(recipe);

/** Under this heading stands the procedure that only looks something up: it is not counted with the other. */
const READ_ONLY = 'A procedure that only looks something up';
const overLines = steps.filter(({ heading }) => heading !== READ_ONLY);
const readOnly = steps.filter(({ heading }) => heading === READ_ONLY);

interface Ran {
  readonly well: boolean;
  readonly said: string;
}

let tree: string;
/** The type checker and the tests in the tree: they run side by side. */
let checked: Promise<Ran>;
let tested: Promise<Ran>;
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'guichet-recipe-'));
  for (const part of ['src', 'test', 'locales', 'operators', 'cards', 'docs', 'package.json', 'jest.config.mjs'])
    await cp(join(root, part), join(tree, part), { recursive: true });
  for (const part of ['node_modules', 'dist']) await symlink(join(root, part), join(tree, part));
  await followRecipe();
  checked = typeChecked();
  tested = carriedOut();
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** Does what the recipe says, and nothing that it does not say. */
async function followRecipe(): Promise<void> {
  for (const step of steps) {
    const path = join(tree, step.path);
    const text = step.adds ? await readFile(path, 'utf8') : '';
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, after(step, text));
  }
}

async function typeChecked(): Promise<Ran> {
  const configuration = z.looseObject({}).parse(JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')));
  const include = ['src', 'test/guides/index.ts', 'test/domain/door', 'test/support/*.d.ts'];
  await writeFile(join(tree, 'tsconfig.json'), JSON.stringify({ ...configuration, include }));
  return run('typescript/bin/tsc', '-p', '.');
}

function carriedOut(): Promise<Ran> {
  const tests = [
    'test/house/procedures.test.ts',
    'test/guides/guides.test.ts',
    'test/domain/door/authorisation.test.ts',
  ];
  const only = 'premiumLimits?,|its file, its index line|a row for every command|line.premiumLimit ';
  return run('jest/bin/jest.js', '--no-cache', '-i', '-t', only, ...tests);
}

/** Runs a program of node_modules in the tree; gives whether it went well and all that it said. */
const run = (program: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { cwd: tree, env: { ...process.env, FORCE_COLOR: '0' } };
    const node = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules', program), ...args];
    execFile(process.execPath, node, options, (failed, out, err) =>
      resolve({ well: failed === null, said: out + err }),
    );
  });

const linesOf = (path: string): number => costOf(steps.filter((step) => step.path === path)).lines;

describe('the recipe in docs/adding-a-procedure.md', () => {
  it('costs as many files and lines as it says', () => {
    const [, files, lines] = recipe.match(/(\d+) files and (\d+) lines/) ?? [];
    expect(costOf(overLines)).toEqual({ files: Number(files), lines: Number(lines) });
    // One procedure of seventy: what makes it dearer is to be mended where it does.
    expect(costOf(overLines).files).toBeLessThanOrEqual(18);
    expect(costOf(overLines).lines).toBeLessThanOrEqual(280);
    expect(linesOf('src/dialogs/procedures/lines/premiumLimit.ts')).toBeLessThanOrEqual(25);
    expect(linesOf('src/domain/lines/changes/premiumLimit.ts')).toBeLessThanOrEqual(60);
    expect(linesOf('src/domain/orders/setPremiumLimit.ts')).toBeLessThanOrEqual(60);
    expect(readOnly.length).toBeGreaterThan(0);
  });

  it('comes to procedures that the type checker takes', async () => {
    expect(await checked).toEqual({ well: true, said: '' });
  });

  it('comes to procedures that have all their parts, and can be carried out by whom it says', async () => {
    const { well, said } = await tested;
    // The parts, the row and its 25 cells, and the two transcripts.
    expect(said).toContain('29 passed');
    expect(well).toBe(true);
  });
});
