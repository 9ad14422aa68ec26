import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string) => readFile(join(root, file), 'utf8');

const Versions = z.record(z.string(), z.string()).default({});
const Package = z.object({ dependencies: Versions, devDependencies: Versions });

const Lock = z.object({
  packages: z.record(z.string(), z.object({ resolved: z.string().optional(), optionalDependencies: Versions })),
});
const lockedPackages = async () => Lock.parse(JSON.parse(await textOf('package-lock.json'))).packages;

const exactVersion = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const skippedTest = /\b(describe|it|test)\.(skip|only|todo|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
// Put together from parts, so that this file does not contain what it looks for.
const unwelcome = [['..', 'shared'].join('/'), ['', 'work', ''].join('/'), ['registry', 'npmjs'].join('.')];

/** The files of the repository: all that .gitignore does not name. Without git, which a bare machine may lack. */
async function repositoryFiles(): Promise<string[]> {
  const ignored = (await textOf('.gitignore')).split('\n').filter(Boolean);
  const isIgnored = (name: string) =>
    name === '.git' ||
    ignored.some((line) => (line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line.replace(/\/$/, '')));
  const walk = async (folder: string): Promise<string[]> => {
    const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isIgnored(name));
    const found = entries.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [relative(root, path)];
    });
    return (await Promise.all(found)).flat();
  };
  return walk(root);
}

describe('the repository', () => {
  it('names exact versions only', async () => {
    const { dependencies, devDependencies } = Package.parse(JSON.parse(await textOf('package.json')));
    const inexact = Object.entries({ ...dependencies, ...devDependencies }).filter(([, v]) => !exactVersion.test(v));
    expect(inexact).toEqual([]);
  });

  it.each([
    ['4.23.3', true],
    ['1.0.0-rc.2', true],
    ['npm:adaptivecards@3.0.6', true],
    ['^4.23.3', false],
    ['~1.0.0', false],
    ['4.x', false],
    ['latest', false],
    ['npm:adaptivecards@^3.0.6', false],
  ])('takes %s for exact: %s', (version, exact) => {
    expect(exactVersion.test(version)).toBe(exact);
  });

  it('has a lock file without addresses', async () => {
    const withAddress = Object.entries(await lockedPackages()).filter(([, { resolved }]) => resolved !== undefined);
    expect(withAddress).toEqual([]);
  });

  it('has a lock file that knows the optional packages of every platform, without which `npm ci` refuses', async () => {
    const packages = await lockedPackages();
    const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    const named = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies));
    expect(named.filter((name) => !locked.has(name))).toEqual([]);
  });

  it('runs no install scripts', async () => {
    expect((await textOf('.npmrc')).split('\n')).toContain('ignore-scripts=true');
  });

  it('has a program for continuous integration that can be executed', async () => {
    expect((await stat(join(root, '.ci/run'))).mode & 0o111).toBe(0o111);
  });

  it('names no place outside of it', async () => {
    const naming: string[] = [];
    for (const file of await repositoryFiles()) {
      // Continuous integration has TM Forum's official files there, and hands them to the one program that reads them.
      const text = (await textOf(file)).replace(file === '.ci/run' ? /TMF_SPECS=.*/ : /$^/, '');
      naming.push(...unwelcome.filter((place) => text.includes(place)).map((place) => `${file}: ${place}`));
    }
    expect(naming).toEqual([]);
  });

  it('skips no test and singles none out', async () => {
    const tests = (await repositoryFiles()).filter((file) => file.endsWith('.test.ts'));
    const texts = await Promise.all(tests.map(async (file) => ({ file, text: await textOf(file) })));
    expect(texts.filter(({ text }) => skippedTest.test(text)).map(({ file }) => file)).toEqual([]);
    expect(tests).toContain(join('test', 'house', 'repository.test.ts'));
  });

  it.each([
    [['it', 'skip'].join('.'), true],
    [['describe', 'only'].join('.'), true],
    [`${['x', 'it'].join('')}('x')`, true],
    ["it('skip this step')", false],
    ['edit(x)', false],
  ])('takes %s for skipped or singled out: %s', (code, skipped) => {
    expect(skippedTest.test(code)).toBe(skipped);
  });
});
