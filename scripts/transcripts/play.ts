import type { Language } from '../../src/domain/terms/language.js';
import type { Transcript } from '../../test/guides/transcript.js';
import type { TestApp } from '../../test/support/app.js';
import type { SeenCard } from '../../test/support/seen.js';
import { type CardTalk, cardTalk, type Filled, textTalk } from '../../test/support/talk.js';
import { cardLines } from './readable.js';
import type { Translated } from './translated.js';

/** A played scene: its lines, and why it was not played to its end, where it was not. */
export interface Played {
  readonly lines: readonly string[];
  readonly stopped?: string;
}

/** The account in this language, as if its owner had chosen it. */
async function speak(app: TestApp, { operator, login }: Pick<Transcript, 'operator' | 'login'>, language: Language) {
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
const person = (text: string): string => `\nPERSON: ${text}`;
const guichet = (text: string): string => `\nGUICHET:\n${indented(text)}`;

/** What was read, with the cards in it as they look. */
function asRead(read: string, cards: readonly SeenCard[]): string {
  return cards.reduce((text, card) => text.replace(card.text, () => cardLines(card).join('\n')), read);
}

export async function playOnCards(
  app: TestApp,
  transcript: Transcript,
  language: Language,
  inLanguage: Translated,
): Promise<Played> {
  const { operator, before } = transcript;
  const lines: string[] = [`${transcript.procedure}, ${operator}, on cards, ${language}`];
  const parts = [...(before === undefined ? [] : [{ ...before, operator }]), transcript];
  for (const part of parts) {
    await speak(app, { ...part, operator }, language);
    const talk = await cardTalk(app, operator, part.login);
    lines.push(guichet(asRead(talk.greeting, talk.cards())));
    try {
      for (const [button, filled] of part.cards) {
        const known = new Set(talk.cards());
        const pressed = asFilled(talk, button, filled, inLanguage);
        const said = Object.entries(pressed.filled).map(([label, value]) => `${label}: ${String(value)}`);
        lines.push(person([`[${pressed.button}]`, ...said].join('  ')));
        const read = await talk.press(pressed.button, pressed.filled);
        lines.push(
          guichet(
            asRead(
              read,
              talk.cards().filter((card) => !known.has(card)),
            ),
          ),
        );
        await app.outbox.idle();
      }
    } catch (error) {
      return stoppedBy(error, lines);
    } finally {
      talk.close();
    }
  }
  return { lines };
}

/** A step in this language: of all that its words may be, those that the card has. */
function asFilled(talk: CardTalk, button: string, filled: Filled, inLanguage: Translated) {
  const cards = talk.cards();
  const has = (title: string) =>
    cards.some(({ actions }) => actions.some((action) => plainTitle(action.title) === title));
  const pressed = inLanguage(button).find(has) ?? button;
  const card = cards.findLast(({ actions }) => actions.some((action) => plainTitle(action.title) === pressed));
  const labels = (card?.inputs ?? []).map(({ label }) => plainTitle(label));
  const choices = (card?.inputs ?? []).flatMap((input) => (input.choices ?? []).map(({ title }) => plainTitle(title)));
  // A choice has more to it than its name: its price, its volume.
  const begun = (name: string) => inLanguage(name).flatMap((one) => choices.filter((title) => title.startsWith(one)));
  const chosen = (given: string | RegExp) => {
    if (typeof given !== 'string') {
      if (choices.some((title) => given.test(title))) return given;
      return begun(given.source.replaceAll(/^\^|\\|\$$/g, ''))[0] ?? given;
    }
    if (given === '') return given;
    const [name = given] = given.split(/ · |, /);
    return inLanguage(given).find((one) => choices.includes(one)) ?? begun(name)[0] ?? given;
  };
  const entries = Object.entries(filled).map(([label, value]) => [
    inLanguage(label).find((one) => labels.includes(one)) ?? label,
    Array.isArray(value)
      ? value.map(chosen)
      : typeof value === 'string' || value instanceof RegExp
        ? chosen(value)
        : value,
  ]);
  const inOther: Filled = Object.fromEntries(entries);
  return { button: pressed, filled: inOther };
}

const plainTitle = (title = ''): string => title.replaceAll(/[\u00a0\u202f]/g, ' ');

export async function playInText(
  app: TestApp,
  transcript: Transcript,
  language: Language,
  inLanguage: Translated,
): Promise<Played> {
  const { operator, before } = transcript;
  const lines: string[] = [`${transcript.procedure}, ${operator}, in plain text, ${language}`];
  const parts = [...(before === undefined ? [] : [{ ...before, operator }]), transcript];
  for (const part of parts) {
    await speak(app, { ...part, operator }, language);
    const talk = await textTalk(app, operator, part.login);
    lines.push(guichet(talk.greeting));
    try {
      let heard = talk.greeting;
      for (const [said] of part.text) {
        // What is to be read on the screen comes first: a title of the menu, a choice of the list.
        const ways = inLanguage(said);
        const line = ways.find((one) => heard.includes(one)) ?? ways[0] ?? said;
        lines.push(person(line));
        heard = await talk.say(line);
        lines.push(guichet(heard));
        await app.outbox.idle();
      }
    } catch (error) {
      return stoppedBy(error, lines);
    } finally {
      talk.close();
    }
  }
  return { lines };
}

function stoppedBy(error: unknown, lines: readonly string[]): Played {
  const stopped = error instanceof Error ? error.message : String(error);
  return { lines: [...lines, `\n(The play ends here: ${stopped})`], stopped };
}
