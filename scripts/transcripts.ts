// Plays every transcript of test/guides, on cards and in plain text, in each language that its operator offers, and writes
// each as a script that can be read like a play: `npm run transcripts -- <folder> [<language>]`; a temporary folder unless given.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Language, languages } from '../src/domain/terms/language.js';
import { guideClock } from '../test/guides/days.js';
import { transcripts } from '../test/guides/index.js';
import { startApp } from '../test/support/app.js';
import { type Played, playInText, playOnCards } from './transcripts/play.js';
import { translator } from './transcripts/translated.js';

const [folder = await mkdtemp(join(tmpdir(), 'guichet-transcripts-')), only] = process.argv.slice(2);
const wanted: readonly Language[] = languages.filter((language) => only === undefined || language === only);

let scenes = 0;
const broken: string[] = [];
for (const [at, transcript] of transcripts.entries()) {
  const { operator, procedure } = transcript;
  for (const way of ['cards', 'text'] as const) {
    for (const language of wanted) {
      const app = await startApp({ of: operator, clock: guideClock });
      try {
        const profile = app.operators.get(operator)?.profile;
        if (profile === undefined || !profile.languages.includes(language)) continue;
        const [own = language] = profile.languages;
        const inLanguage = await translator(operator, own, language);
        const play = way === 'cards' ? playOnCards : playInText;
        const played: Played = await play(app, transcript, language, inLanguage);
        const name = `${String(at + 1).padStart(2, '0')}-${procedure}.${operator}.${way}.txt`;
        await mkdir(join(folder, language), { recursive: true });
        await writeFile(join(folder, language, name), `${played.lines.join('\n')}\n`);
        scenes += 1;
        if (played.stopped !== undefined) broken.push(`${language}/${name}: ${played.stopped}`);
      } finally {
        await app.stop();
      }
    }
  }
}
process.stdout.write(`${folder}: ${scenes} scenes\n`);
for (const one of broken) process.stdout.write(`not played to the end: ${one}\n`);
