import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DialogsState } from '../../src/dialogs/conversation/state.js';
import { guideClock } from '../guides/days.js';
import { transcripts } from '../guides/index.js';
import type { Transcript } from '../guides/transcript.js';
import type { TestApp } from '../support/app.js';
import type { Input, SeenCard } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { type CardTalk, cardTalk, type Filled, type PageTalk } from '../support/talk.js';

const shared = sharedApps({ clock: guideClock });
let app: TestApp;
beforeEach(async () => {
  app = await shared.open('konnect');
});

const isAnswer = (card: SeenCard): boolean => card.actions.some(({ data }) => data?.act === 'answer');
const question = (talk: CardTalk): SeenCard | undefined => talk.cards().findLast(isAnswer);
const isWritten = ({ type, style, id }: Input): boolean =>
  type === 'Input.Text' && style !== 'Password' && !id.endsWith('.find');

/** What somebody has typed so far: a name, a number or half of one, nonsense; never what looks like a PIN. */
const written = fc.oneof(
  fc.stringMatching(/^[A-Z][a-zé]{2,9}$/),
  fc.stringMatching(/^[a-z]{1,4}-?[0-9]{2,3}$/),
  fc.stringMatching(/^[0-9]{1,3}$/),
  fc.constantFrom('Élisabeth', 'Müller-Lüdenscheidt', 'Нұрлан', 'a@', '12 bis', '?', '😀', '**b**'),
);
const dates = fc.integer({ min: 1, max: 28 }).map((day) => `2027-01-${String(day).padStart(2, '0')}`);

/** What can stand in an input beside what stands there: undefined for what is left as it is. */
function fillable(input: Input): fc.Arbitrary<string> | undefined {
  if (isWritten(input)) return written;
  if (input.type === 'Input.Date') return dates;
  const values = input.choices?.map(({ value }) => value) ?? [];
  return input.type === 'Input.ChoiceSet' && values.length > 0 && !input.id.includes('.')
    ? fc.constantFrom(...values.slice(0, 5))
    : undefined;
}

/** Some of a card's fields, filled in. */
function fillings({ inputs }: SeenCard): fc.Arbitrary<Filled> {
  const fields = inputs.flatMap((input) => {
    const value = fillable(input);
    return value === undefined ? [] : [fc.tuple(fc.constant(input.label), value)];
  });
  return fc.tuple(...fields).chain((all) => fc.subarray(all).map((some) => Object.fromEntries(some)));
}

const standing = ({ inputs }: SeenCard): Record<string, unknown> =>
  Object.fromEntries(inputs.map(({ id, value = '' }) => [id, value]));

/** What stands in the inputs of a card where this was filled in. */
function expected(card: SeenCard, filled: Filled): Record<string, unknown> {
  return Object.fromEntries(card.inputs.map(({ id, label, value = '' }) => [id, filled[label] ?? value]));
}

/** What is no answer: small talk, help, a question about the conversation, the menu, another language. */
const DIGRESSIONS = ['merci', 'aide', 'où en suis-je', 'menu', 'english'] as const;
const LANGUAGE = {
  konnect: 'français',
  telenet: 'français',
  belarus: 'по-русски',
  kcell: 'по-русски',
  comuniq: 'deutsch',
};
const languageOf = (operator: string): string => Object.entries(LANGUAGE).find(([id]) => id === operator)?.[1] ?? '';

const stateOf = async (talk: CardTalk): Promise<DialogsState['runs']> => {
  const kept = await app.store.conversations.load(talk.conversation);
  return JSON.parse(JSON.stringify(kept?.state.runs ?? {}));
};
const answersOf = async (talk: CardTalk) => Object.values(await stateOf(talk)).map(({ answers }) => answers);

/** Says it over the open question, with this typed into its card, and comes back to the question. */
async function digress(talk: PageTalk, said: string, filled: Filled): Promise<void> {
  await talk.sayOver(said, filled);
  // Help and the menu leave the card where it is: it is drawn anew with the question.
  if (said === 'menu' || said === 'aide') await talk.say('repeat');
}

/** What a card asks, and in which of its inputs something stands: a transcript comes back to the same one often. */
const formOf = ({ inputs }: SeenCard): string =>
  JSON.stringify(inputs.map(({ id, type, value = '' }) => [id, type, value !== '']));

/** Every card of a transcript that asks something, in each form that it has in it. */
async function atEachQuestion(
  { operator, login, cards }: Transcript,
  at: (talk: PageTalk, place: number) => Promise<void>,
) {
  // One program for each operator: nobody signs in so often at one.
  app = await shared.open(operator);
  const talk = await cardTalk(app, operator, login);
  const tried = new Set<string>();
  let place = 0;
  for (const [button, filled] of cards) {
    await talk.press(button, filled);
    const asks = talk.cards().findLast(({ actions }) => actions.some(({ data }) => data?.card !== undefined));
    // What is said while another question waits over the card answers that.
    const waits = (await app.store.conversations.load(talk.conversation))?.state.waits;
    if (asks === undefined || !isAnswer(asks) || waits !== undefined) continue;
    place += 1;
    if (tried.has(formOf(asks))) continue;
    tried.add(formOf(asks));
    await at(talk, place);
  }
  talk.close();
}

const FIRST_SEED = 20_261_129;
const played = transcripts.filter(({ before }) => before === undefined);

describe('what is typed into a card and not sent', () => {
  it.each(played.map((one) => [`${one.procedure}, ${one.operator}`, one] as const))(
    'is there again after anything that is said over it: %s',
    async (_, transcript) => {
      await atEachQuestion(transcript, async (talk, place) => {
        // Drawn anew for every card, and the same in every run.
        let seed = FIRST_SEED + 4 * (place - 1);
        const before = await answersOf(talk);
        const first = question(talk);
        for (const said of fc.sample(fc.constantFrom(...DIGRESSIONS), { numRuns: 3, seed: seed++ })) {
          const card = question(talk);
          if (card === undefined) throw new Error('no card asks anything');
          const [filled = {}] = fc.sample(fillings(card), { numRuns: 1, seed: seed++ });
          const stands = expected(card, filled);
          await digress(talk, said, filled);
          const again = question(talk);
          expect({ said, filled, stands: again && standing(again) }).toEqual({ said, filled, stands });
          expect(await answersOf(talk)).toEqual(before);
          if (said === 'english') await talk.say(languageOf(transcript.operator));
          expect(standing(question(talk) ?? card)).toEqual(stands);
        }
        // The rest of the transcript goes on from what stood there.
        const asItWas = first?.inputs.map(({ label, value = '' }) => [label, String(value)]) ?? [];
        await talk.sayOver('merci', Object.fromEntries(asItWas));
      });
    },
    60_000,
  );
});

const NAMES = { Nom: 'Kabila', 'Post-nom (facultatif)': 'Mbuyi', 'Prénom (facultatif)': 'Jean' };
const opened = async () => {
  const talk = await cardTalk(app, 'konnect', 'agent1');
  await talk.press('Enregistrer un client');
  return talk;
};
const namesIn = (talk: CardTalk) => question(talk)?.inputs.map(({ value }) => value);
const ALL = ['Kabila', 'Mbuyi', 'Jean'];

describe('three names that are typed and not sent', () => {
  it('stay over small talk, which is no name', async () => {
    const talk = await opened();
    expect(await talk.sayOver('merci', NAMES)).toContain('Je vous en prie');
    expect(namesIn(talk)).toEqual(ALL);
    expect(await answersOf(talk)).toEqual([{}]);
    expect(await talk.press('Suivant')).toContain('étape 2 sur 5');
    talk.close();
  });

  it('stay when help or the language is pressed, which take no inputs along', async () => {
    const talk = await opened();
    await talk.pressOver('Aide', NAMES);
    await talk.say('répéter');
    expect(namesIn(talk)).toEqual(ALL);
    talk.close();
  });

  it('stay while something else is looked at', async () => {
    const talk = await opened();
    await talk.sayOver('mes transactions', NAMES);
    await talk.say('menu');
    await talk.press('Reprendre : Enregistrer un client');
    expect(namesIn(talk)).toEqual(ALL);
    talk.close();
  });

  it('stay on the way back and forth', async () => {
    const talk = await opened();
    await talk.press('Suivant', { Nom: 'Kabila' });
    await talk.pressOver('Retour', { 'Numéro de la pièce d’identité': 'OP12' });
    await talk.press('Suivant');
    expect(namesIn(talk)?.[0]).toBe('OP12');
    talk.close();
  });

  it('are there beside the one that a typed line answers', async () => {
    const talk = await opened();
    await talk.sayOver('Kabila', { 'Post-nom (facultatif)': 'Mbuyi', 'Prénom (facultatif)': 'Jean' });
    expect(await answersOf(talk)).toEqual([{ lastName: 'Kabila' }]);
    expect(namesIn(talk)).toEqual(['Mbuyi', 'Jean']);
    talk.close();
  });

  it('are kept of the open card only, and are no answers of another one', async () => {
    const talk = await opened();
    const stale = talk.valueOf('Suivant', NAMES).card;
    await talk.press('Suivant', { Nom: 'Kabila' });
    expect(talk.valueOf('Suivant').card).not.toBe(stale);
    await talk.sayOver('merci', { 'Numéro de la pièce d’identité': 'x' });
    expect(namesIn(talk)?.[0]).toBe('x');
    expect(await answersOf(talk)).toEqual([{ firstName: null, lastName: 'Kabila', postName: null }]);
    talk.close();
  });

  it('are not kept where one looks like a PIN', async () => {
    const talk = await opened();
    await talk.sayOver('merci', { Nom: '2468', 'Prénom (facultatif)': 'Jean' });
    expect(namesIn(talk)).toEqual(['', '', 'Jean']);
    expect(JSON.stringify(await app.store.conversations.load(talk.conversation))).not.toContain('2468');
    talk.close();
  });
});
