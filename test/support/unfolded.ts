import { type Language, languages } from '../../src/domain/terms/language.js';
import type { TestApp } from './app.js';
import { plainBlanks } from './seen.js';
import type { Talk } from './talk.js';

/** A group of a long menu as it is said in a language, with its title. */
const groupIn = (app: TestApp, language: Language): RegExp => {
  const values = { title: 'TITLE', from: 'FROM', until: 'UNTIL' };
  const said = plainBlanks(app.words(language).say('common:menu.group', values));
  return new RegExp(`^${said.replace('TITLE', '(.+)').replace(/FROM|UNTIL/g, '\\d+')}$`, 'gmu');
};

/** A menu with all its lines: one that is long is folded, and tells what stands under its titles when they are called. */
export async function unfolded(
  app: TestApp,
  { greeting, say }: Pick<Talk, 'say'> & { readonly greeting: string },
): Promise<string> {
  const lines = languages.flatMap((language) => [...plainBlanks(greeting).matchAll(groupIn(app, language))]);
  const titles = new Set(lines.map(([, title = '']) => title));
  const parts: string[] = [];
  for (const title of titles) parts.push(await say(title));
  return [greeting, ...parts].join('\n');
}
