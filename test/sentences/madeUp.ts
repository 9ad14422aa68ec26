import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { Words } from '../../src/speech/words.js';
import type { TestApp } from '../support/app.js';

const ID = 'premiumLimit';

/** What people would say to have it done, the title first. */
const phrases: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    ...['Limite des numéros surtaxés', 'limiter les numéros surtaxés', 'plafond pour les appels surtaxés'],
    ...['bloquer les numéros 090x', 'budget pour les numéros spéciaux', 'appels surtaxés trop chers'],
    ...['baisser la limite des numéros surtaxés', 'pas plus de 25 euros d’appels surtaxés', 'numéros à tarif majoré'],
    ...['combien peut coûter un numéro surtaxé', 'limite mensuelle pour services premium'],
  ],
  ru: [
    ...['Лимит на платные номера', 'ограничить звонки на платные номера', 'предел для платных номеров'],
    ...['дорогие короткие номера, ограничить', 'лимит на короткие платные номера', 'бюджет на платные номера'],
    ...['не больше 25 рублей на платные номера', 'снизить лимит платных номеров', 'номера с повышенной оплатой'],
  ],
  de: [
    ...['Limit für Sondernummern', 'Sondernummern begrenzen', 'Obergrenze für 0900-Nummern'],
    ...['teure Servicenummern einschränken', 'Budget für Premiumnummern', 'Mehrwertdienste begrenzen'],
    ...['höchstens 25 Euro für Sondernummern', 'Limit der Sondernummern senken', 'Kosten durch Mehrwertnummern'],
  ],
  en: [
    ...['Premium number limit', 'limit premium numbers', 'ceiling for premium rate calls'],
    ...['expensive premium numbers, limit them', 'budget for premium numbers', 'cap premium rate services'],
    ...['no more than 25 euros for premium numbers', 'lower the premium limit', 'premium rate spending'],
  ],
};

const like = procedures.find(({ id }) => id === 'payByMobileLimit');
if (like === undefined) throw new Error('there is no procedure to make another like');

/** A procedure that there is not. */
export const madeUp: Procedure = { ...like, id: ID, fields: [] };

/** The same installation where every role of every operator is offered it, too. */
export function withMadeUp(app: TestApp): TestApp {
  const operators = new Map(
    [...app.operators].map(([id, operator]) => {
      const { profile } = operator;
      const roles = { ...profile.roles };
      for (const [role, offered] of Object.entries(profile.roles)) Object.assign(roles, { [role]: [...offered, ID] });
      return [id, { ...operator, profile: { ...profile, roles } }] as const;
    }),
  );
  const all = new Map(
    [...operators.keys()].flatMap((at) => languages.map((one) => [`${at} ${one}`, withPhrases(app.words(one, at))])),
  );
  const words = (language: Language, operator = '') =>
    all.get(`${operator} ${language}`) ?? app.words(language, operator);
  return { ...app, operators, words };
}

function withPhrases(words: Words): Words {
  const own = phrases[words.language];
  return {
    language: words.language,
    say: (key, values) => (key === `${ID}:title` ? (own[0] ?? '') : words.say(key, values)),
    has: (key, values) => key === `${ID}:title` || key === `${ID}:phrases` || words.has(key, values),
    lines: (key) => words.lines(key),
    list: (key) => (key === `${ID}:phrases` ? own : words.list(key)),
    listOfAll: (key) => words.listOfAll(key),
  };
}
