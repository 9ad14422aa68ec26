import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import { sealAudit } from '../../src/domain/audit/chain.js';
import { linkOf } from '../../src/domain/audit/exported.js';
import { startApp, type TestApp } from '../support/app.js';

const program = fileURLToPath(new URL('../../dist/bot/console/auditProgram.js', import.meta.url));

let app: TestApp;
let now = Date.parse('2026-11-20T10:00:00Z');
const clock = { now: () => new Date(now) };
let folder: string;
let written: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-audit-'));
  app = await startApp({ of: 'konnect', clock });
  for (let seal = 0; seal < 8; seal += 1) {
    await app.store.transaction(async ({ audit }) => {
      for (let line = 0; line < 3; line += 1) {
        const id = `line-${seal}-${line}`;
        const at = new Date(now + line).toISOString();
        await audit.insert({
          ...{ id, at, operator: 'konnect', account: 'a1', channel: 'text', command: 'line.block', commandId: id },
          ...{ subject: 'line:1', outcome: 'done' },
        });
      }
    });
    now += 60_000;
    expect(await sealAudit({ store: app.store, clock, digest: sha256 }, 'konnect')).toBeDefined();
    now += 60 * 60_000;
  }
  const period = ['--operator', 'konnect', '--from', '2026-11-20', '--to', '2026-11-20'];
  await run('export', ...period, '--file', join(folder, 'whole.jsonl'));
  written = (await readFile(join(folder, 'whole.jsonl'), 'utf8')).split('\n').filter(Boolean);
}, 60_000);
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

const Failed = z.object({ stdout: z.string(), stderr: z.string(), code: z.int() });
/** `npm run audit -- …`, as it is run: what it says, and its exit code. */
async function run(...args: string[]): Promise<{ said: string; code: number }> {
  const env = { ...process.env, DATA_DIR: app.dataDir };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], { env });
    return { said: stdout + stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = Failed.parse(error);
    return { said: stdout + stderr, code };
  }
}

let files = 0;
async function verified(lines: readonly string[]) {
  files += 1;
  const name = join(folder, `${files}.jsonl`);
  await writeFile(name, lines.map((line) => `${line}\n`).join(''));
  return run('verify', name);
}

const Linked = z.looseObject({ link: z.string() });
/** The lines with links that fit them: what somebody who knows how it is made would write. */
function linkedAnew(lines: readonly string[]): string[] {
  let before = '';
  return lines.map((text) => {
    const { link: _, ...record } = Linked.parse(JSON.parse(text));
    before = linkOf(sha256, before, record);
    return JSON.stringify({ ...record, link: before });
  });
}
const changed = (text = '') => text.replace('line.block', 'line.unblock');

describe('npm run audit -- verify <file>', () => {
  it('takes a file as it was exported, and compares its ends with the store', async () => {
    const { said, code } = await verified(written);
    expect([said, code]).toEqual([expect.stringContaining('8 seals, as they were written'), 0]);
    expect(said).toContain('compared with the store');
  });

  it.each([
    ['changed', 10, (lines: readonly string[]) => lines.with(9, changed(lines[9]))],
    ['taken out', 10, (lines: readonly string[]) => lines.toSpliced(9, 1)],
    ['put in', 10, (lines: readonly string[]) => lines.toSpliced(9, 0, lines[3] ?? '')],
    ['moved', 10, (lines: readonly string[]) => lines.with(9, lines[10] ?? '').with(10, lines[9] ?? '')],
  ])('shows a line that was %s, with its number', async (_what, number, change) => {
    const { said, code } = await verified(change(written));
    expect(code).toBe(1);
    expect(said).toContain('NOT as they were written');
    expect(said).toMatch(new RegExp(`^ +line ${number} was changed`, 'm'));
  });

  it('shows an end that was cut off, and what is none of it', async () => {
    expect((await verified(written.slice(0, -1))).said).toContain(
      `the end is missing after line ${written.length - 1}`,
    );
    expect((await verified(written.with(4, '{"no": "line"}'))).said).toContain('line 5 is none of an export');
  });

  it('shows it by the seals, where all links were made anew', async () => {
    const one = await verified(linkedAnew(written.with(9, changed(written[9]))));
    expect([one.code, one.said]).toEqual([
      1,
      expect.stringMatching(/one of the lines 10, 11, 12 is not as it was sealed/),
    ]);
    const gone = await verified(linkedAnew(written.toSpliced(9, 1)));
    expect(gone.said).toContain('holds a line that is gone, near line 10');
    const planted = (written[9] ?? '').replace('line-3-0', 'planted');
    expect((await verified(linkedAnew(written.toSpliced(9, 0, planted)))).said).toContain('line 10 is in no seal');
  });

  it('shows it by the store, where the seals were made anew, too', async () => {
    const forged = written.map((line) => line.replace(/"digest":"\w+"/, `"digest":"${sha256('forged')}"`));
    expect((await verified(linkedAnew(forged))).said).toContain('is not the one in the store');
  });
});

it('steers no terminal, whatever stands in the file', async () => {
  const file = join(folder, 'steering.jsonl');
  const seals = written.map((line) => line.replaceAll('"id":"konnect:', '"id":"\\u001b[2Jkonnect:'));
  await writeFile(file, seals.join('\n'));
  const { said, code } = await run('verify', file);
  expect(code).toBe(1);
  expect(said).toContain('[2Jkonnect:');
  expect(said).not.toContain('\u001b');
}, 60_000);
