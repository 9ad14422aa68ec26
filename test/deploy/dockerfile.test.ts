import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validate } from 'dockerfile-utils';
import { dockerfileText, root, type Stage, stages } from './recipe.js';

const all = await stages();
const image = all.at(-1) ?? { name: '', steps: [] };
const steps = ({ steps: own }: Stage, keyword: string) => own.filter((step) => step.keyword === keyword);
const copied = (stage: Stage) =>
  steps(stage, 'COPY').flatMap(({ words, flags }) => (flags.has('from') ? [] : words.slice(0, -1)));

describe('the Dockerfile', () => {
  it('has nothing that the lint finds', async () => {
    expect(validate(await dockerfileText()).map(({ message }) => message)).toEqual([]);
    expect(validate('FROM node\nRUNN npm ci').map(({ message }) => message)).not.toEqual([]);
  });

  it('builds in one stage, and has the packages of the running program from another', () => {
    expect(all.map(({ name }) => name)).toEqual(['build', 'packages', '2']);
    expect(steps(image, 'RUN')).toEqual([]);
    const packages = all.find(({ name }) => name === 'packages');
    expect(packages && steps(packages, 'RUN').map(({ text }) => text)[0]).toContain('--omit=dev');
  });

  it('copies what there is, none of it kept out by .dockerignore, and no secret could be let in', async () => {
    const ignored = (await readFile(join(root, '.dockerignore'), 'utf8'))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(ignored[0]).toBe('*');
    const letIn = ignored.slice(1).map((line) => line.replace(/^!/, ''));
    const wanted = new Set(all.flatMap(copied));
    expect([...wanted].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(letIn.toSorted()).toEqual([...wanted].toSorted());
    expect(letIn.filter((path) => /^(\.env|var|node_modules|\.git)/.test(path))).toEqual([]);
  });

  it('has in the image whatever the program reads beside dist', () => {
    const folders = ['cards', 'locales', 'operators', 'migrations', 'package.json'];
    expect(folders.filter((folder) => !copied(image).includes(folder))).toEqual([]);
  });

  it('runs as somebody who is not root, in live mode, without a shell before it', () => {
    const user = image.steps.findIndex(({ keyword }) => keyword === 'USER');
    const after = image.steps.slice(user).map(({ keyword }) => keyword);
    expect(image.steps[user]?.words).toEqual(['node']);
    expect(after).not.toContain('COPY');
    expect(steps(image, 'ENV').flatMap(({ words }) => words.join(' ').split(' '))).toEqual(
      expect.arrayContaining(['MODE=live', 'NODE_ENV=production']),
    );
    expect(steps(image, 'CMD').map(({ text }) => text)[0]).toMatch(/^\["node", /);
    expect(steps(image, 'HEALTHCHECK').map(({ text }) => text)[0]).toContain('/healthz');
  });
});
