import { fileURLToPath } from 'node:url';
import { loadWords } from '../../../src/bot/words/words.js';
import type { Language } from '../../../src/domain/terms/language.js';
import { plainBlanks } from '../../support/seen.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

/** C3: one's own profile, which every operator's people have. In the language of whoever signs in. */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const missingWord = (key: string) => {
  throw new Error(`there is no word ${key}`);
};

type Who = readonly [operator: string, login: string, language: Language, password: string, other: Language];
const people: readonly Who[] = [
  ['konnect', 'agent1', 'fr', 'konnect-demo-1', 'en'],
  ['telenet', 'fleet2', 'de', 'telenet-demo-2', 'fr'],
  ['belarus', 'admin1', 'ru', 'belarus-demo-1', 'de'],
  ['kcell', 'admin2', 'ru', 'kcell-demo-2', 'en'],
  ['comuniq', 'reseller2', 'en', 'comuniq-demo-2', 'ru'],
];

const words = await loadWords(`${root}/locales`, missingWord, {
  folder: `${root}/operators`,
  operators: new Set(people.map(([operator]) => operator)),
});
type Key = Parameters<ReturnType<typeof words>['say']>[0];

/** One person, what they are told, and how they prove who they are. */
function played([operator, login, language, password]: Who) {
  const say = (key: Key, values = {}) => plainBlanks(words(language, operator).say(key, values));
  const yes = words(language, operator).list('common:said.yes')[0] ?? '';
  const reviewOf = (procedure: string) => say('common:review.title', { procedure });
  return {
    of: { operator, login, greeting: [say('changePassword:title'), say('changeLanguage:title'), say('notices:title')] },
    ...{ say, yes, reviewOf, password },
    wrong: say('problems:password.wrong', { count: 4 }),
    field: say('common:password.label'),
    next: say('common:next'),
  };
}
type Played = ReturnType<typeof played>;

/** Long enough, of words that do not belong together. */
const GOOD = 'trois canards jaunes 41';

/** The rules that refuse: too short, known from breaches, typed otherwise the second time, and the wrong present one. */
function password({ of, say, yes, reviewOf, password: present, wrong, field, next }: Played): Transcript {
  const title = say('changePassword:title');
  const [chosen, again] = [
    say('changePassword:fields.newPassword.label'),
    say('changePassword:fields.again.label'),
  ] as const;
  const [confirm, done] = [say('changePassword:confirm'), say('changePassword:done')];
  const refused = (code: 'short' | 'known' | 'different') => say(`problems:password.${code}`);
  return {
    ...{ ...of, procedure: 'changePassword' },
    cards: [
      [title, {}, [chosen, again]],
      [next, { [chosen]: 'trop court', [again]: 'trop court' }, refused('short')],
      [next, { [chosen]: 'password1234', [again]: 'password1234' }, refused('known')],
      [next, { [chosen]: GOOD, [again]: `${GOOD}?` }, refused('different')],
      [next, { [chosen]: GOOD, [again]: GOOD }, [reviewOf(title), '••••••']],
      [confirm, { [field]: 'not-the-one' }, wrong],
      [confirm, { [field]: present }, done],
    ],
    text: [
      [title, chosen],
      ['trop court', refused('short')],
      ['password1234', refused('known')],
      [GOOD, again],
      [`${GOOD}?`, refused('different')],
      [GOOD, [reviewOf(title), '••••••']],
      [yes, say('common:password.ask')],
      ['not-the-one', wrong],
      [present, done],
    ],
  };
}

/** The receipt is in the new language already, and what comes next as well. */
function language([operator, , , , other]: Who, { of, say, yes, reviewOf, next }: Played): Transcript {
  const there = (key: Key) => plainBlanks(words(other, operator).say(key));
  const name = there('common:language.name');
  const title = say('changeLanguage:title');
  const label = say('changeLanguage:fields.spoken.label');
  const done = [there('changeLanguage:done'), there('changeLanguage:facts.language'), name];
  const after = there('changeLanguage:title');
  return {
    ...{ ...of, procedure: 'changeLanguage' },
    cards: [
      [title, {}, [label, name]],
      [next, { [label]: name }, [reviewOf(title), name]],
      [say('changeLanguage:confirm'), {}, done],
      [after, {}, there('changeLanguage:fields.spoken.label')],
    ],
    text: [
      [title, [label, name]],
      [name, [reviewOf(title), name]],
      [yes, done],
      [after, there('changeLanguage:fields.spoken.label')],
    ],
  };
}

/** An address first: where there is none, nothing goes there by mail. */
function address({ say, yes, reviewOf, password: present, wrong, field, next }: Played) {
  const title = say('changeEmail:title');
  const label = say('changeEmail:fields.email.label');
  const [confirm, done] = [say('changeEmail:confirm'), [say('changeEmail:done'), 'somebody@example.com']];
  const cards: readonly CardStep[] = [
    [title, {}, label],
    [next, { [label]: 'somebody@example.com' }, reviewOf(title)],
    [confirm, { [field]: 'not-the-one' }, wrong],
    [confirm, { [field]: present }, done],
  ];
  const text: readonly TextStep[] = [
    [title, label],
    ['somebody@example.com', reviewOf(title)],
    [yes, say('common:password.ask')],
    ['not-the-one', wrong],
    [present, done],
  ];
  return { cards, text };
}

/** Turned on; then the rules that refuse: what goes nowhere yet, and what cannot be turned off. */
function notices(who: Played, [operator, , language]: Who): Transcript {
  const { of, say, yes, reviewOf, next } = who;
  const title = say('notices:title');
  const browser = say('common:words.noticeNewBrowser');
  const [on, off] = (['on', 'off'] as const).map(
    (one) => words(language, operator).list(`common:said.${one}`)[0] ?? '',
  );
  const asked = [say('notices:fields.notices.label'), say('common:words.alwaysTold'), browser];
  const done = [say('notices:done'), say('notices:facts.notices'), browser];
  const [named = ''] = words(language, operator).list('notices:choices.notices.account');
  const before = address(who);
  return {
    ...{ ...of, procedure: 'notices' },
    cards: [
      [title, {}, say('common:nothingToChoose', { procedure: title })],
      ...before.cards,
      [title, {}, asked],
      [next, {}, say('problems:value.unchanged')],
      [next, { [browser]: 'true' }, [reviewOf(title), browser]],
      [say('notices:confirm'), {}, done],
    ],
    text: [
      [title, say('common:nothingToChoose', { procedure: title })],
      ...before.text,
      [title, [...asked, `1. ${browser}`]],
      [`teams ${on}`, say('problems:account.noTeams')],
      [`${named} ${off}`, say('problems:notice.fixed')],
      [`1 ${on}`, [reviewOf(title), browser]],
      [yes, done],
    ],
  };
}

/** For each operator: another password, another language, what one is told; and an address, which Kcell's guide has by itself. */
export const profileTranscripts: readonly Transcript[] = people.flatMap((who) => {
  const person = played(who);
  const mail: Transcript = { ...person.of, procedure: 'changeEmail', ...address(person) };
  return [password(person), language(who, person), notices(person, who), ...(who[0] === 'kcell' ? [] : [mail])];
});
