import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

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

// A violation of every rule, in a tree of its own: rule → file → what it imports.
const planted: Record<string, Record<string, string[]>> = {
  'domain-stands-alone': {
    'src/domain/a.ts': ['../dialogs/leaf.js'],
    'src/domain/b.ts': ['../bot/leaf.js'],
    'src/domain/c.ts': ['../store/leaf.js'],
  },
  'domain-imports-few-packages': {
    'src/domain/d.ts': ['node:crypto'],
    'src/domain/e.ts': ['nanoid'],
    'src/domain/f.ts': ['node:fs/promises'],
  },
  'speech-knows-only-the-domain': {
    'src/speech/a.ts': ['../dialogs/leaf.js'],
    'src/speech/b.ts': ['../bot/leaf.js'],
  },
  'dialogs-know-no-outside': {
    'src/dialogs/a.ts': ['../bot/leaf.js'],
    'src/dialogs/b.ts': ['../store/leaf.js'],
  },
  'dialogs-open-no-file-or-socket': {
    'src/dialogs/c.ts': ['node:fs'],
    'src/dialogs/d.ts': ['fs/promises'],
    'src/dialogs/e.ts': ['restify'],
    'src/dialogs/f.ts': ['lowdb'],
    'src/dialogs/g.ts': ['lowdb/node'],
  },
  'store-knows-only-the-domain': {
    'src/store/a.ts': ['../dialogs/leaf.js'],
    'src/store/b.ts': ['../bot/leaf.js'],
  },
  'store-knows-no-bot-framework': {
    'src/store/c.ts': ['botbuilder'],
    'src/store/d.ts': ['botbuilder-dialogs'],
    'src/store/e.ts': ['restify'],
  },
  'no-circular': { 'src/bot/a.ts': ['./b.js'] },
  'src-imports-no-test': { 'src/bot/c.ts': ['../../test/leaf.js'] },
  'src-imports-no-development-package': { 'src/bot/d.ts': ['playwright-core'] },
  'everything-resolves': { 'src/bot/e.ts': ['./nowhere.js'] },
};

// What the arrows allow.
const allowed: Record<string, string[]> = {
  // The other half of the circle, which is reported once.
  'src/bot/b.ts': ['./a.js'],
  'src/domain/ok.ts': ['zod', 'libphonenumber-js/max', 'luxon', './leaf.js'],
  'src/speech/ok.ts': ['../domain/leaf.js'],
  'src/dialogs/ok.ts': [
    '../domain/leaf.js',
    '../speech/leaf.js',
    'botbuilder-dialogs',
    'zod',
    'adaptivecards-templating',
  ],
  'src/store/ok.ts': ['../domain/leaf.js', 'lowdb', 'node:fs/promises', 'zod'],
  'src/bot/ok.ts': [
    '../dialogs/leaf.js',
    '../store/leaf.js',
    '../domain/leaf.js',
    'restify',
    'botbuilder',
    'node:http',
  ],
};

async function plant(folder: string): Promise<void> {
  const leaves = ['src/domain', 'src/speech', 'src/dialogs', 'src/store', 'src/bot', 'test'].map((part) => [
    `${part}/leaf.ts`,
    [],
  ]);
  const files = Object.assign({}, Object.fromEntries(leaves), allowed, ...Object.values(planted));
  for (const [file, imports] of Object.entries(z.record(z.string(), z.array(z.string())).parse(files))) {
    const lines = imports.map((name, i) => `import type * as part${i} from '${name}';\nexport type { part${i} };\n`);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${lines.join('')}export {};\n`);
  }
  await writeFile(join(folder, 'tsconfig.json'), '{}');
  await symlink(join(root, 'package.json'), join(folder, 'package.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
}

describe('the import rules', () => {
  it('hold in src', async () => {
    const { totalCruised, violations } = await importsOf(root);
    const cure = (name: string) => rules.find((rule) => rule.name === name)?.comment;
    expect(violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}. ${cure(rule.name)}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(10);
  }, 30_000);

  it('find a planted violation of every kind, and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guichet-imports-'));
    try {
      await plant(folder);
      const { violations } = await importsOf(folder);
      const found = new Set(violations.map(({ from, rule }) => `${rule.name}: ${from}`));
      const expected = Object.entries(planted).flatMap(([rule, files]) =>
        Object.keys(files).map((file) => `${rule}: ${file}`),
      );
      expect([...found].sort()).toEqual(expected.sort());
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 30_000);

  it.each(rules)('$name has a planted violation here, and a comment that says the cure', ({ name, comment }) => {
    expect(Object.keys(planted)).toContain(name);
    expect(comment).toMatch(/^[A-Z].*\.$/);
  });
});
