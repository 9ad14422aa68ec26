// Plays every transcript of test/guides, on cards and in plain text, in each language that its operator offers, and writes
// each as a script that can be read like a play: `npm run transcripts -- <folder> [<language> [<procedure> …]]`; a temporary folder
// unless given.
// A scene that does not come to its receipt is named, and the program fails.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guideClock } from '../test/guides/days.js';
import { transcripts } from '../test/guides/index.js';
import type { Transcript } from '../test/guides/transcript.js';
import { begun, renewed, type Shared } from '../test/support/renewedApp.js';
import { inText } from './transcripts/inText.js';
import { onCards } from './transcripts/onCards.js';
import { play, type Way } from './transcripts/play.js';

const [folder = await mkdtemp(join(tmpdir(), 'guichet-transcripts-')), only, ...of] = process.argv.slice(2);
const played = [...transcripts.entries()].filter(([, { procedure }]) => of.length === 0 || of.includes(procedure));
const scenes: string[] = [];
const broken: string[] = [];

/** Every transcript of an operator with one start of its program: its data are brought back after each scene. */
async function allOf(operator: string): Promise<void> {
  const shared = await begun({ of: operator, clock: guideClock });
  try {
    for (const [at, transcript] of played) {
      if (transcript.operator !== operator) continue;
      const name = `${String(at + 1).padStart(2, '0')}-${transcript.procedure}.${operator}`;
      await inEveryLanguage(shared, transcript, onCards, `${name}.cards.txt`);
      await inEveryLanguage(shared, transcript, inText, `${name}.text.txt`);
    }
  } finally {
    await shared.app.stop();
  }
}

/** Everybody in their own language first: what is pressed and said there is pressed and said in the others. */
async function inEveryLanguage<Move>(shared: Shared, transcript: Transcript, way: Way<Move>, name: string) {
  const { app } = shared;
  const lead = await play(app, transcript, way);
  await renewed(shared);
  if (lead.stopped !== undefined) return void broken.push(`${name}: ${lead.stopped}`);
  for (const language of app.operators.get(transcript.operator)?.profile.languages ?? []) {
    if (only !== undefined && language !== only) continue;
    const translated = await play(app, transcript, way, { language, lead });
    await renewed(shared);
    await mkdir(join(folder, language), { recursive: true });
    await writeFile(join(folder, language, name), `${translated.lines.join('\n')}\n`);
    scenes.push(name);
    if (translated.stopped !== undefined) broken.push(`${language}/${name}: ${translated.stopped}`);
  }
}

for (const operator of new Set(played.map(([, { operator }]) => operator))) await allOf(operator);
process.stdout.write(`${folder}: ${scenes.length} scenes\n`);
for (const one of broken) process.stderr.write(`does not come to its receipt: ${one}\n`);
if (broken.length > 0) process.exitCode = 1;
