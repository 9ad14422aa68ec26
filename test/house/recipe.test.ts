import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ID = 'correctEmail';

const Profile = z.looseObject({ roles: z.record(z.string(), z.array(z.string())) });
const Roles = Profile.pick({ roles: true });

const recipe = await readFile(join(root, 'docs/adding-a-procedure.md'), 'utf8');

/** The files that the recipe writes: a code block under a line that is nothing but a path. */
const files = new Map(
  [...recipe.matchAll(/^`([^`\n]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, path = '', code = '']) => [path, code]),
);
/** The blocks that show what is added to a file: `in <path> …`. */
const additions = new Map(
  [...recipe.matchAll(/\b[Ii]n `([^`\n]+)`[^`]*\n\n```\w+\n([\s\S]*?)^```$/gm)].map(([, path = '', code = '']) => [
    path,
    code,
  ]),
);

let tree: string;
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'guichet-recipe-'));
  for (const part of ['src', 'test', 'locales', 'operators', 'cards', 'package.json', 'jest.config.mjs'])
    await cp(join(root, part), join(tree, part), { recursive: true });
  for (const part of ['node_modules', 'dist']) await symlink(join(root, part), join(tree, part));
  await followRecipe();
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** Does what the recipe says, and nothing that it does not say. */
async function followRecipe(): Promise<void> {
  for (const [path, code] of files) await put(path, code);
  // "The same keys stand in the file of every other language there is."
  const english = files.get(`locales/en/sales/${ID}.json`) ?? '';
  for (const language of ['ru', 'de']) await put(`locales/${language}/sales/${ID}.json`, english);
  await list('src/dialogs/procedures/index.ts', ID, `./sales/${ID}.js`);
  await list('test/guides/index.ts', `${ID}Konnect`, `./sales/${ID}.konnect.js`);
  await offer('operators/konnect/profile.json');
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, path)), { recursive: true });
  await writeFile(join(tree, path), text);
}

/** An import and the name in the index's only list. */
async function list(path: string, name: string, from: string): Promise<void> {
  const index = await readFile(join(tree, path), 'utf8');
  const listed = index.replace(/(?<=^export const .*\] = \[)/m, `${name}, `);
  await put(path, `import { ${name} } from '${from}';\n${listed}`);
}

/** The procedure in the menu of the roles that the recipe gives it to. */
async function offer(path: string): Promise<void> {
  const profile = Profile.parse(JSON.parse(await readFile(join(tree, path), 'utf8')));
  const { roles } = Roles.parse(JSON.parse(`{${additions.get(path) ?? ''}}`));
  const offered = Object.keys(roles).map((role) => [role, [...(profile.roles[role] ?? []), ID]]);
  await put(path, JSON.stringify({ ...profile, roles: { ...profile.roles, ...Object.fromEntries(offered) } }));
}

/** Runs a program of node_modules in the tree; gives whether it went well and all that it said. */
const run = (program: string, ...args: string[]): Promise<{ well: boolean; said: string }> =>
  new Promise((resolve) => {
    const options = { cwd: tree, env: { ...process.env, FORCE_COLOR: '0' } };
    const node = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules', program), ...args];
    execFile(process.execPath, node, options, (failed, out, err) =>
      resolve({ well: failed === null, said: out + err }),
    );
  });

describe('the recipe in docs/adding-a-procedure.md', () => {
  it('writes every part of a procedure', () => {
    expect([...files.keys()]).toEqual([
      `src/domain/sales/${ID}.ts`,
      `src/dialogs/procedures/sales/${ID}.ts`,
      `locales/fr/sales/${ID}.json`,
      `locales/en/sales/${ID}.json`,
      `test/guides/sales/${ID}.konnect.ts`,
    ]);
    expect([...additions.keys()]).toEqual(['src/dialogs/procedures/index.ts', 'operators/konnect/profile.json']);
    expect(additions.get('src/dialogs/procedures/index.ts')).toContain(`import { ${ID} } from './sales/${ID}.js';`);
  });

  it('comes to a procedure that the type checker takes', async () => {
    const configuration = z.looseObject({}).parse(JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')));
    const include = ['src', 'test/guides/index.ts', 'test/support/*.d.ts'];
    await put('tsconfig.json', JSON.stringify({ ...configuration, include }));
    expect(await run('typescript/bin/tsc', '-p', '.')).toEqual({ well: true, said: '' });
  }, 30_000);

  it('comes to a procedure that has all its parts and can be carried out', async () => {
    const tests = ['test/house/procedures.test.ts', 'test/guides/guides.test.ts'];
    const only = `${ID}|its file, its index line`;
    const { well, said } = await run('jest/bin/jest.js', '--no-cache', '-i', '-t', only, ...tests);
    expect(said).toContain('2 passed');
    expect(well).toBe(true);
  }, 60_000);
});
