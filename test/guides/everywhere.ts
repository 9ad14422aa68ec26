import { fileURLToPath } from 'node:url';
import { loadWords } from '../../src/bot/words/words.js';
import type { Language } from '../../src/domain/terms/language.js';
import type { WordValues } from '../../src/speech/words.js';
import { plainBlanks } from '../support/seen.js';
import type { CardStep, TextStep, Transcript } from './transcript.js';

/** What every operator offers to every role: a request to its staff (B6), the list of them, one's own history (C19). */

const root = fileURLToPath(new URL('../..', import.meta.url));
const missingWord = (key: string) => {
  throw new Error(`there is no word ${key}`);
};

/** Somebody who signs in, and the language that they are spoken to in. */
type Who = readonly [operator: string, login: string, language: Language, name: string];
const everybody: readonly Who[] = [
  ['konnect', 'agent1', 'fr', 'Agent Kin-Centre'],
  ['telenet', 'fleet1', 'fr', 'Fleet Manager Exemple'],
  ['belarus', 'admin1', 'ru', 'Анна Примерова'],
  ['kcell', 'admin1', 'ru', 'Айгуль Примерова'],
  ['comuniq', 'reseller1', 'de', 'Reseller Muster'],
];

const words = await loadWords(`${root}/locales`, missingWord, {
  folder: `${root}/operators`,
  operators: new Set(everybody.map(([operator]) => operator)),
});

function transcriptsOf([operator, login, language, name]: Who): Transcript[] {
  const say = (key: Parameters<ReturnType<typeof words>['say']>[0], values = {}) =>
    plainBlanks(words(language, operator).say(key, values));
  const message = 'Demo 1: ?';
  const [title, history, requests] = [say('person:title'), say('myHistory:title'), say('myRequests:title')];
  const label = say('person:fields.message.label');
  const review = say('common:review.title', { procedure: title });
  const yes = words(language, operator).list('common:said.yes')[0] ?? '';
  const askedOnCards: readonly CardStep[] = [
    [title, {}, [say('person:fields.about.label'), say('common:words.otherMatter')]],
    // The rule that refuses: nobody has to know a PIN.
    [say('common:next'), { [label]: '2468' }, say('problems:request.secret')],
    [say('common:next'), { [label]: message }, [review, message]],
    [say('person:confirm'), {}, say('person:done')],
  ];
  const askedInText: readonly TextStep[] = [
    [title, say('person:fields.about.label')],
    [say('common:words.otherMatter'), label],
    ['2468', say('problems:request.secret')],
    [message, say('person:fields.reach.label')],
    ['-', [review, message]],
    [yes, say('person:done')],
  ];
  const asked = [message, say('common:words.open')];
  const did = [title, say('common:words.done')];
  const of = { operator, login, greeting: [title, history, requests] };
  const everybodys = say('companyHistory:title');
  const all: Transcript = {
    ...{ ...of, procedure: 'companyHistory' },
    cards: [
      ...askedOnCards,
      [everybodys, {}, say('companyHistory:note')],
      [say('common:next'), {}, [everybodys, ...did, say('companyHistory:facts.administrator'), name]],
      [say('common:receipt.open'), {}, say('person:done')],
    ],
    text: [
      ...askedInText,
      [everybodys, say('companyHistory:fields.period.label')],
      ['-', [say('companyHistory:fields.who.label'), name]],
      [name, [everybodys, ...did, name]],
    ],
  };
  return [
    // Whoever acts for no company has nobody else's actions to see.
    ...(operator === 'konnect' ? [] : [all]),
    { ...of, procedure: 'person', cards: askedOnCards, text: askedInText },
    {
      ...{ ...of, procedure: 'myRequests' },
      cards: [...askedOnCards, [requests, {}, [say('myRequests:done'), ...asked]]],
      text: [...askedInText, [requests, [say('myRequests:done'), ...asked]]],
    },
    addedTo({ ...of, procedure: 'addToRequest' }, askedOnCards, askedInText, say, yes),
    closed({ ...of, procedure: 'closeRequest' }, askedOnCards, askedInText, say, yes),
    {
      ...{ ...of, procedure: 'myHistory' },
      cards: [
        ...askedOnCards,
        [history, {}, say('myHistory:note')],
        [say('common:next'), {}, [say('myHistory:done'), ...did, say('common:words.webChat')]],
        [say('common:receipt.open'), {}, say('person:done')],
      ],
      text: [
        ...askedInText,
        [history, say('myHistory:note')],
        ['-', [say('myHistory:done'), ...did, say('common:words.textChat')]],
      ],
    },
  ];
}

/** More is written to the request that was just sent. */
function addedTo(
  of: Pick<Transcript, 'procedure' | 'operator' | 'login' | 'greeting'>,
  askedOnCards: readonly CardStep[],
  askedInText: readonly TextStep[],
  say: (key: Parameters<ReturnType<typeof words>['say']>[0], values?: WordValues) => string,
  yes: string,
): Transcript {
  const more = 'Demo 2: !';
  const [title, requests] = [say('addToRequest:title'), say('myRequests:title')];
  const label = say('addToRequest:fields.message.label');
  const review = say('common:review.title', { procedure: title });
  const [shown, secret] = [[more, say('common:words.open')], say('problems:request.secret')];
  return {
    ...of,
    cards: [
      ...askedOnCards,
      // The row’s own button: the request is chosen already.
      [requests, {}, say('addToRequest:about')],
      [say('addToRequest:about'), {}, label],
      [say('common:next'), { [label]: '2468' }, secret],
      [say('common:next'), { [label]: more }, [review, more]],
      [say('addToRequest:confirm'), {}, say('addToRequest:done')],
      [requests, {}, shown],
    ],
    text: [
      ...askedInText,
      [title, say('addToRequest:fields.request.label')],
      ['1', label],
      ['2468', secret],
      [more, say('addToRequest:fields.attachments.label')],
      ['-', [review, more]],
      [yes, say('addToRequest:done')],
      [requests, shown],
    ],
  };
}

/** The request that was just sent is closed, and opened again by one message more. */
function closed(
  of: Pick<Transcript, 'procedure' | 'operator' | 'login' | 'greeting'>,
  askedOnCards: readonly CardStep[],
  askedInText: readonly TextStep[],
  say: (key: Parameters<ReturnType<typeof words>['say']>[0], values?: WordValues) => string,
  yes: string,
): Transcript {
  const more = 'Demo 3: !';
  const [title, requests] = [say('closeRequest:title'), say('myRequests:title')];
  const label = say('addToRequest:fields.message.label');
  const [review, reopening] = [title, say('addToRequest:title')].map((procedure) =>
    say('common:review.title', { procedure }),
  );
  const [done, isClosed] = [say('closeRequest:done'), say('common:words.closed')];
  const again = [more, say('common:words.open')];
  return {
    ...of,
    cards: [
      ...askedOnCards,
      [requests, {}, say('closeRequest:about')],
      [say('closeRequest:about'), {}, review ?? ''],
      [say('closeRequest:confirm'), {}, done],
      [requests, {}, isClosed],
      [say('addToRequest:about'), {}, label],
      [say('common:next'), { [label]: more }, reopening ?? ''],
      [say('addToRequest:confirm'), {}, say('addToRequest:done')],
      [requests, {}, again],
    ],
    text: [
      ...askedInText,
      [title, say('closeRequest:fields.request.label')],
      ['1', review ?? ''],
      [yes, done],
      [requests, isClosed],
      [say('addToRequest:title'), say('addToRequest:fields.request.label')],
      ['1', label],
      [more, say('addToRequest:fields.attachments.label')],
      ['-', reopening ?? ''],
      [yes, say('addToRequest:done')],
      [requests, again],
    ],
  };
}

export const everywhere: readonly Transcript[] = everybody.flatMap(transcriptsOf);
