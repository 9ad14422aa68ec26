import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { teamsCardProblems, themeProblems } from '../support/teamsCard.js';

const folder = fileURLToPath(new URL('../../cards', import.meta.url));
const cardFiles = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const fieldFiles = (await readdir(join(folder, 'fields'))).map((name) => join('fields', name));
/** A template as it stands: what is filled in is looked at where cards are seen, in every test. */
const template = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));

/** What a template fills in is not known yet. */
const known = (problems: readonly string[]) => problems.filter((problem) => !problem.includes('${'));

const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const text = (more: object = {}) => ({ type: 'TextBlock', text: 'x', wrap: true, ...more });
const table = { type: 'Table', rows: [] };
const buttons = (count: number) => Array.from({ length: count }, () => ({ type: 'Action.Submit', title: 'x' }));

describe('the templates', () => {
  it.each(cardFiles)('%s has what Teams shows in each of its themes, of version 1.5', async (name) => {
    const json = await template(name);
    expect(known(themeProblems(json))).toEqual([]);
    expect(z.looseObject({ version: z.string() }).parse(json).version).toBe('1.5');
  });

  it.each(fieldFiles)('%s has what Teams shows in each of its themes', async (name) => {
    expect(known(themeProblems(await template(name)))).toEqual([]);
  });

  it('that may have a table in Teams have all of its width', async () => {
    const tables = [];
    for (const name of cardFiles) if (JSON.stringify(await template(name)).includes('"Table"')) tables.push(name);
    expect(tables).toEqual(['list.json']);
    for (const name of tables) expect(known(teamsCardProblems(await template(name)))).toEqual([]);
  });
});

describe('the check of cards for Teams', () => {
  it('passes what every theme has a colour for, and a table of full width', () => {
    const whole = { ...card(text({ color: 'Attention' }), table), msteams: { width: 'Full' }, actions: buttons(6) };
    expect(teamsCardProblems(whole)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a colour of one theme', card(text({ color: 'Dark' })), 'the colour Dark'],
    ['a picture behind the text', { ...card(), backgroundImage: 'https://example.com/a.png' }, 'backgroundImage'],
    ['a box of a colour of its own', card({ type: 'Container', style: 'good', items: [] }), 'the style good'],
    ['more buttons than are shown', { ...card(), actions: buttons(7) }, '7 buttons'],
    ['more buttons than are shown, within', card({ type: 'ActionSet', actions: buttons(8) }), '8 buttons'],
    ['a table in a narrow card', card(table), 'without msteams.width'],
    ['something else that is for Teams alone', { ...card(), msteams: { entities: [] } }, 'something else'],
  ])('finds %s', (_name, faulty, problem) => {
    expect(teamsCardProblems(faulty)).toContainEqual(expect.stringContaining(problem));
  });
});
