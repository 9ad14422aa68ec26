import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { allowed, leaves, planted, plantedCircle } from './plantedImports.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const configuration = join(root, '.dependency-cruiser.cjs');
const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const Report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
const Rules = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) });

/** Any tree with an import back from one part to another has them: they are looked for apart. */
const circles = 'no-circle-between-folders';
const rules = Rules.parse(createRequire(import.meta.url)(configuration)).forbidden;

/** Runs dependency-cruiser over the folder's src/, as `npm run deps` does. */
async function importsOf(folder: string) {
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, '-c', configuration, '-T', 'json', 'src'], options, (_, stdout) =>
      resolve(stdout),
    );
  });
  return Report.parse(JSON.parse(output)).summary;
}

async function plant(folder: string, given: readonly Record<string, string[]>[]): Promise<void> {
  const empty = Object.fromEntries(leaves.map((room) => [`${room}/leaf.ts`, []]));
  const files: Record<string, string[]> = Object.assign({}, empty, ...given);
  for (const [file, imports] of Object.entries(files)) {
    const lines = imports.map((name, i) => `import type * as part${i} from '${name}';\nexport type { part${i} };\n`);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${lines.join('')}export {};\n`);
  }
  await writeFile(join(folder, 'tsconfig.json'), '{}');
  await symlink(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** What is found in a tree of these files. */
async function violationsOf(given: readonly Record<string, string[]>[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-imports-'));
  try {
    await plant(folder, given);
    const { violations } = await importsOf(folder);
    return [...new Set(violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the import rules', () => {
  it('hold in src', async () => {
    const { totalCruised, violations } = await importsOf(root);
    const cure = (name: string) => rules.find((rule) => rule.name === name)?.comment;
    expect(violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}. ${cure(rule.name)}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(10);
  }, 30_000);

  it('find a planted violation of every kind, and nothing else', async () => {
    const found = await violationsOf([allowed, ...Object.values(planted)]);
    const expected = Object.entries(planted).flatMap(([rule, files]) =>
      Object.keys(files).map((file) => `${rule}: ${file}`),
    );
    expect(found.filter((violation) => !violation.startsWith(circles))).toEqual(expected.sort());
  }, 30_000);

  it('find a planted circle between folders, and nothing else', async () => {
    const found = await violationsOf([plantedCircle]);
    expect(found).toEqual([`${circles}: src/bot/left`, `${circles}: src/bot/right`]);
  }, 30_000);

  it.each(rules)('$name has a planted violation here, and a comment that says the cure', ({ name, comment }) => {
    expect([...Object.keys(planted), circles]).toContain(name);
    expect(comment).toMatch(/^[A-Z].*\.$/);
  });
});
