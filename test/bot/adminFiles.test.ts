import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv, promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { loadConfig } from '../../src/bot/start/config.js';

const program = fileURLToPath(new URL('../../dist/bot/console/adminProgram.js', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guichet-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** `npm run admin -- …` beside no running Guichet. */
async function admin(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const run = promisify(execFile)(process.execPath, [program, ...args], { env: { ...process.env, ...env } });
  const done = await run.catch((error: { stdout: string; stderr: string }) => error);
  return { out: done.stdout.trim(), problem: done.stderr.trim() };
}
const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

describe('npm run admin -- keys new', () => {
  it('writes keys with which live mode starts, for its owner alone, and shows none', async () => {
    const file = join(folder, 'guichet.env');
    const { out, problem } = await admin(['keys', 'new', file]);
    expect(problem).toBe('');
    expect(await modeOf(file)).toBe('600');
    const given = z.record(z.string(), z.string()).parse(parseEnv(await readFile(file, 'utf8')));
    for (const value of Object.values(given)) expect(out).not.toContain(value);
    expect(new Set(Object.values(given)).size).toBe(5);
    const { DATABASE_PASSWORD = '', ...read } = given;
    expect(new URL(`postgres://guichet:${DATABASE_PASSWORD}@database/guichet`).password).toBe(DATABASE_PASSWORD);
    const own = {
      MODE: 'live',
      PUBLIC_URL: 'https://chat.example.com',
      DATA_DIR: folder,
      SMTP_URL: 'smtps://mail.example',
    };
    const config = loadConfig({ ...own, ...read });
    expect(config.keys.signing).toHaveLength(32);
    expect(config.watch.token).toBe(given.METRICS_TOKEN);
  });

  it('never takes the place of a file that is there, and makes others the next time', async () => {
    const [file, other] = [join(folder, 'one.env'), join(folder, 'two.env')];
    await admin(['keys', 'new', file]);
    const before = await readFile(file, 'utf8');
    expect((await admin(['keys', 'new', file])).problem).toContain('is there');
    expect(await readFile(file, 'utf8')).toBe(before);
    await admin(['keys', 'new', other]);
    expect(await readFile(other, 'utf8')).not.toBe(before);
  });
});

describe('npm run admin -- portal', () => {
  const added = (file: string, name: string, ...more: string[]) =>
    admin([
      ...['portal', 'new', file, '--operator', 'kcell', '--name', name, '--origin', 'https://portal.example.com'],
      ...more,
    ]);

  it('writes a page of an operator with a secret of its own into the file, and shows what there is without it', async () => {
    const file = join(folder, 'portals.json');
    expect((await added(file, 'desk')).problem).toBe('');
    expect((await added(file, 'shop', '--organisation', 'kcell:primer', '--widget')).problem).toBe('');
    expect(await modeOf(file)).toBe('600');
    const { portals } = loadConfig({ PORTALS_FILE: file });
    expect(portals.map(({ name, organisations, widget }) => [name, organisations, widget])).toEqual([
      ['desk', 'all', undefined],
      ['shop', ['kcell:primer'], true],
    ]);
    const { out, problem } = await admin(['portal', 'show', '--operator', 'kcell'], {
      PORTALS_FILE: file,
      PORT: '4000',
    });
    expect(problem).toBe('');
    for (const part of [
      'http://127.0.0.1:4000/kcell',
      '/kcell/desk',
      'portal desk',
      'https://portal.example.com, kcell:primer, with the widget',
    ])
      expect(out).toContain(part);
    for (const { secret } of portals) expect(out).not.toContain(secret);
  });

  it('says what is wrong, and leaves the file as it was', async () => {
    const file = join(folder, 'portals.json');
    await added(file, 'desk');
    const before = await readFile(file, 'utf8');
    expect((await added(file, 'desk')).problem).toContain('the same name twice');
    expect((await added(file, 'no good')).problem).toContain('name');
    expect((await added(file, 'other', '--origin', 'http://portal.example.com/page')).problem).toContain('origins');
    expect(await readFile(file, 'utf8')).toBe(before);
    await writeFile(file, '{}');
    await chmod(file, 0o600);
    expect((await added(file, 'desk')).problem).toContain('is no list of portals');
    expect((await admin(['portal', 'show', '--operator', 'nobody'])).problem).toContain('nobody');
  });
});
