import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { AuditLine } from '../../src/domain/records/receipt.js';
import type { ServedStore } from '../../src/store/servedStore.js';
import { startApp, type TestApp } from '../support/app.js';

const program = fileURLToPath(new URL('../../dist/bot/console/auditProgram.js', import.meta.url));
const Line = z.looseObject({
  id: z.string(),
  at: z.string(),
  operator: z.string(),
  command: z.string(),
  account: z.string(),
});
/** A seal, and the end of the file. */
const Other = z.union([z.object({ seal: z.unknown() }), z.object({ end: z.unknown() })]);
const DAY = 24 * 60 * 60 * 1000;

let now: Date;
let app: TestApp;
let served: ServedStore;
let folder: string;
beforeEach(async () => {
  now = new Date('2026-11-30T10:00:00Z');
  const storeBehind = (store: ServedStore) => {
    served = store;
    return store;
  };
  app = await startApp({ of: 'kcell', clock: { now: () => now }, storeBehind });
  folder = await mkdtemp(join(tmpdir(), 'guichet-audit-'));
});
afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

/** `npm run audit -- export …`, as it is run. */
async function exported(...args: string[]) {
  const env = { ...process.env, DATA_DIR: app.dataDir };
  const run = promisify(execFile)(process.execPath, [program, 'export', ...args], { env, maxBuffer: 1 << 26 });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  const rows = stdout
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))
    .flatMap((line) => (Other.safeParse(line).success ? [] : [Line.parse(line)]));
  return { rows, said: stderr.trim() };
}
const period = (from: string, to: string) => ['--operator', 'kcell', '--from', from, '--to', to];

async function written(ids: readonly (readonly [id: string, at: string, organisation?: string])[]): Promise<void> {
  await app.store.transaction(async ({ audit }) => {
    for (const [id, at, organisation] of ids) {
      const line: AuditLine = {
        ...{ id, at, operator: 'kcell', account: 'a1', channel: 'text', command: 'line.block', commandId: id },
        ...{ subject: 'line:1', outcome: 'done', ...(organisation !== undefined && { organisation }) },
      };
      await audit.insert(line);
    }
  });
}

describe('npm run audit -- export', () => {
  it('gives the lines of these days where the operator is, of every company, oldest first, and is one of them', async () => {
    await written([
      ['late', '2026-11-03T18:59:59.999Z', 'kcell:primer'],
      ['after', '2026-11-03T19:00:00.000Z'],
      ['before', '2026-10-31T18:59:59.999Z'],
      ['early', '2026-10-31T19:00:00.000Z'],
    ]);
    const { rows, said } = await exported(...period('2026-11-01', '2026-11-03'));
    expect(rows.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(said).toBe('2 lines');
    const own = (await exported(...period('2026-11-30', '2026-11-30'))).rows;
    expect(own.map(({ command, channel, outcome }) => [command, channel, outcome])).toEqual([
      ['audit.export', 'console', 'done'],
      ['audit.export', 'console', 'done'],
    ]);
    expect(own.every(({ account }) => /^console:./.test(account))).toBe(true);
    expect(own.map(({ subject }) => subject)).toContain('audit:2026-10-31T19:00:00.000Z/2026-11-03T19:00:00.000Z');
  });

  it('has what has left the store, once each, and goes over many pages', async () => {
    const start = Date.parse('2026-06-01T00:00:00Z');
    const ids = Array.from(
      { length: 2500 },
      (_, n) => [`n${String(n).padStart(4, '0')}`, at(start + n * (DAY / 15))] as const,
    );
    await written(ids);
    await served.tidy(now);
    const living = await app.store.read(({ audit }) => audit.search({ equal: {}, from: 0, most: 1, order: 'at' }));
    expect(living.rows[0]?.at.slice(0, 10)).toBe('2026-09-01');
    const { rows } = await exported(...period('2026-06-01', '2026-11-29'));
    expect(rows.map(({ id }) => id)).toEqual(ids.map(([id]) => id));
  });

  it('writes a new file for its owner alone', async () => {
    await written([['one', '2026-11-02T00:00:00.000Z']]);
    const file = join(folder, 'audit.jsonl');
    const { said, rows } = await exported(...period('2026-11-01', '2026-11-03'), '--file', file);
    expect([said, rows]).toEqual(['1 lines', []]);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    const [first = ''] = (await readFile(file, 'utf8')).split('\n');
    expect(Line.parse(JSON.parse(first)).id).toBe('one');
    expect((await exported(...period('2026-11-01', '2026-11-03'), '--file', file)).said).toContain('EEXIST');
  });

  it.each([
    [['--operator', 'kcell', '--from', '2026-11-05', '--to', '2026-11-01'], 'ends before it begins'],
    [['--operator', 'kcell', '--from', 'yesterday', '--to', '2026-11-01'], 'from must be a day'],
    [['--operator', 'konnect', '--from', '2026-11-01', '--to', '2026-11-02'], 'is not served here'],
    [['--operator', 'kcell', '--from', '2026-11-01'], 'required option'],
  ])('says what is wrong: %j', async (args, sentence) => {
    const { rows, said } = await exported(...args);
    expect(rows).toEqual([]);
    expect(said).toContain(sentence);
  });

  it('says that no Guichet runs', async () => {
    const { said } = await promisify(execFile)(
      process.execPath,
      [program, 'export', ...period('2026-11-01', '2026-11-02')],
      {
        env: { ...process.env, DATA_DIR: folder },
      },
    ).then(
      () => ({ said: '' }),
      ({ stderr }: { stderr: string }) => ({ said: stderr }),
    );
    expect(said).toContain('is not running');
  });
});

const at = (time: number): string => new Date(time).toISOString();
