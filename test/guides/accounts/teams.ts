import { fileURLToPath } from 'node:url';
import { loadWords } from '../../../src/bot/words/words.js';
import type { Language } from '../../../src/domain/terms/language.js';
import { plainBlanks } from '../../support/seen.js';
import type { CardStep, TextStep, Transcript } from '../transcript.js';

/** In no guide: accounts in Teams. The same at every operator, each in its own language, by somebody whom the demo has linked. */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const missingWord = (key: string) => {
  throw new Error(`there is no word ${key}`);
};

type Who = readonly [operator: string, login: string, language: Language, name: string, password: string];
const linked: readonly Who[] = [
  ['konnect', 'agent2', 'fr', 'Agent Matonge', 'konnect-demo-2'],
  ['telenet', 'fleet2', 'de', 'Fleet Manager Voorbeeld', 'telenet-demo-2'],
  ['belarus', 'admin2', 'ru', 'Пётр Образцов', 'belarus-demo-2'],
  ['kcell', 'admin2', 'ru', 'Ерлан Образцов', 'kcell-demo-2'],
  ['comuniq', 'reseller2', 'en', 'Reseller Beispiel', 'comuniq-demo-2'],
];

const words = await loadWords(`${root}/locales`, missingWord, {
  folder: `${root}/operators`,
  operators: new Set(linked.map(([operator]) => operator)),
});

function transcriptsOf([operator, login, language, name, password]: Who): Transcript[] {
  const say = (key: Parameters<ReturnType<typeof words>['say']>[0], values = {}) =>
    plainBlanks(words(language, operator).say(key, values));
  const [link, links, unlink] = [say('teamsLink:title'), say('teamsLinks:title'), say('teamsUnlink:title')];
  const yes = words(language, operator).list('common:said.yes')[0] ?? '';
  const isLinked = [say('teamsLinks:done'), name, say('teamsLinks:facts.linkedAt')];
  const none = say('teamsLinks:nothing');
  const label = say('teamsUnlink:fields.link.label');
  const unlinkReview = [say('common:review.title', { procedure: unlink }), name];
  const unlinkedOnCards: readonly CardStep[] = [
    // The row's own button: the account is chosen already.
    [links, {}, isLinked],
    [say('teamsUnlink:about'), {}, unlinkReview],
    [say('teamsUnlink:confirm'), {}, [say('teamsUnlink:done'), name]],
  ];
  const unlinkedInText: readonly TextStep[] = [
    [links, isLinked],
    [unlink, [label, name]],
    ['1', unlinkReview],
    [yes, [say('teamsUnlink:done'), name]],
  ];
  const review = say('common:review.title', { procedure: link });
  const ready = say('teamsLink:done');
  const wrong = say('problems:password.wrong', { count: 4 });
  const field = say('common:password.label');
  const of = { operator, login, greeting: [link, links, unlink] };
  return [
    {
      ...{ ...of, procedure: 'teamsLinks' },
      cards: [...unlinkedOnCards, [links, {}, none]],
      text: [...unlinkedInText, [links, none]],
    },
    {
      ...{ ...of, procedure: 'teamsUnlink' },
      cards: [
        [unlink, {}, [label, name]],
        [say('common:next'), { [label]: new RegExp(name) }, unlinkReview],
        [say('teamsUnlink:confirm'), {}, say('teamsUnlink:done')],
        // The rule that refuses: there is none any more.
        [unlink, {}, say('common:nothingToChoose', { procedure: unlink })],
      ],
      text: [
        [unlink, [label, name]],
        ['1', unlinkReview],
        [yes, say('teamsUnlink:done')],
        [unlink, say('common:nothingToChoose', { procedure: unlink })],
      ],
    },
    {
      ...{ ...of, procedure: 'teamsLink' },
      cards: [
        // The rule that refuses: it is linked already. Then a wrong password.
        [link, {}, say('problems:teams.linked')],
        ...unlinkedOnCards,
        [link, {}, review],
        [say('teamsLink:confirm'), { [field]: 'not-the-one' }, wrong],
        [say('teamsLink:confirm'), { [field]: password }, [ready, say('common:once.show')]],
      ],
      text: [
        [link, say('problems:teams.linked')],
        ...unlinkedInText,
        [link, review],
        [yes, say('common:password.ask')],
        ['not-the-one', wrong],
        [password, [ready, `/${operator}/once/`]],
      ],
    },
  ];
}

/** For each operator: the list, unlinking, and a code for another link. */
export const teamsTranscripts: readonly Transcript[] = linked.flatMap(transcriptsOf);
