import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { turnsPage } from './turns.js';

it('docs/turns.md says what the transcripts take; else `npm run turns` writes it anew', async () => {
  const page = await readFile(fileURLToPath(new URL('../../docs/turns.md', import.meta.url)), 'utf8');
  expect(page).toBe(turnsPage());
});
