import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { loadOperators } from '../../src/bot/words/operators.js';
import { hasKind, ImportKindName, importKinds } from '../../src/domain/imports/kinds.js';

const root = new URL('../../', import.meta.url);
const page = await readFile(new URL('docs/importing.md', root), 'utf8');
const operators = [...(await loadOperators(new URL('operators', root).pathname)).values()];

it.each(ImportKindName.options)('docs/importing.md has every column of %s, and no other', (kind) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
  const operator = operators.find((one) => hasKind(one, kind));
  if (operator === undefined) throw new Error(`no operator has ${kind}`);
  const columns = importKinds[kind].columns(operator);
  // Values stand in brackets.
  const named =
    row
      .slice(row.indexOf('|', 1))
      .replaceAll(/\([^)]*\)/g, '')
      .match(/(?<=`)\w+(?=`)/g) ?? [];
  expect(named.toSorted()).toEqual([...columns].toSorted());
});
