// Writes docs/turns.md from the transcripts: `npm run turns`.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { turnsPage } from '../test/turns/turns.js';

await writeFile(fileURLToPath(new URL('../docs/turns.md', import.meta.url)), turnsPage());
