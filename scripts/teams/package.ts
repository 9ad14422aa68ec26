import { type Zippable, zipSync } from 'fflate';
import { icons } from '../../src/bot/teamsApp/icons.js';
import { manifestOf } from '../../src/bot/teamsApp/manifest.js';
import type { AppSettings } from '../../src/bot/teamsApp/settings.js';
import { loadWords } from '../../src/bot/words/words.js';
import type { Operator } from '../../src/domain/operator/index.js';
import { problemsOf } from './validated.js';

/** The same package has the same bytes: a zip's earliest day. */
const ALWAYS = new Date(1980, 0, 1);

/** An operator's app as a zip. Throws what Teams' schemas find wrong with it. */
export async function packaged(
  root: string,
  operator: Operator,
  about: { settings: AppSettings; version: string },
): Promise<Uint8Array> {
  const { id, languages, colour } = operator.profile;
  const words = await loadWords(`${root}/locales`, () => {}, { folder: `${root}/operators`, operators: [id] });
  const [first, ...others] = languages.map((language) => words(language, id));
  if (first === undefined) throw new Error(`${id} speaks no language`);
  const files = manifestOf(operator, [first, ...others], about);
  const wrong = (await Promise.all(Object.entries(files).map(([name, file]) => problemsOf(name, file)))).flat();
  if (wrong.length > 0) throw new Error(['The app’s package is not as Teams wants it:', ...wrong].join('\n  - '));
  const { color, outline } = await icons(colour);
  const texts = Object.entries(files).map(([name, file]) => [name, Buffer.from(`${JSON.stringify(file, null, 2)}\n`)]);
  const zip: Zippable = { ...Object.fromEntries(texts), 'color.png': color, 'outline.png': outline };
  return zipSync(zip, { mtime: ALWAYS });
}
