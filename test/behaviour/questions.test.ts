import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/records/account.js';
import { inLanguage } from '../../src/domain/terms/choices.js';
import { startApp, type TestApp } from '../support/app.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Who asks: somebody of each role that has the questions in its menu. */
const askers = [
  ['konnect', 'agent1', 'agent'],
  ['konnect', 'admin1', 'administrator'],
  ['telenet', 'fleet1', 'fleetManager'],
  ['belarus', 'admin1', 'administrator'],
  ['kcell', 'admin1', 'administrator'],
  ['comuniq', 'reseller1', 'reseller'],
] as const;

/** An operator, with the questions of a role. */
const operatorOf = (id: string, role: Role) => {
  const operator = app.operators.get(id);
  if (operator?.questionRules === undefined) throw new Error(`${id} has no questions`);
  const { questions } = operator.questionRules;
  return { ...operator, questions: questions.filter(({ roles }) => roles?.includes(role) ?? true) };
};

async function speak(operator: string, login: string, language: 'fr' | 'ru' | 'de' | 'en') {
  const id = await app.accountId(operator, login);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
}

it('somebody of every role that has questions asks here', () => {
  // Whoever is invited to Telenet has its role `subscriber`; the demo has nobody who was.
  const there = (operator: string, role: Role) =>
    app.demoData.get(operator)?.accounts.some((account) => account.role === role) ?? false;
  const roles = [...app.operators.values()].flatMap(({ profile }) =>
    Role.options
      .filter((role) => profile.roles[role]?.includes('questions') && there(profile.id, role))
      .map((role) => `${profile.id} ${role}`),
  );
  expect(askers.map(([operator, , role]) => `${operator} ${role}`).sort()).toEqual(roles.sort());
});

describe.each(askers)('at %s, %s, %s', (id, login, role) => {
  it.each(['fr', 'ru', 'de', 'en'] as const)(
    'every way to ask a question comes to its answer, in %s',
    async (language) => {
      const { questions } = operatorOf(id, role);
      await speak(id, login, language);
      const { say } = await textTalk(app, id, login);
      const unanswered: string[] = [];
      for (const { question, answer, said } of questions) {
        for (const way of [inLanguage(question, language), ...(said[language] ?? [])]) {
          const heard = await say(way);
          if (!heard.includes(plainBlanks(inLanguage(answer, language))))
            unanswered.push(`${way}: ${heard.slice(0, 200)}`);
        }
      }
      expect(unanswered).toEqual([]);
    },
  );

  it('the answer begins what it is about', async () => {
    const { questions, profile } = operatorOf(id, role);
    const [language = 'en'] = profile.languages;
    await speak(id, login, language);
    const talk = await cardTalk(app, id, login);
    const words = app.words(language, id);
    for (const { question, procedures } of questions) {
      const heard = await talk.say(inLanguage(question, language));
      const titles = procedures
        .filter((procedure) => profile.roles[role]?.includes(procedure))
        .map((procedure) => plainBlanks(words.say(`${procedure}:title`)));
      for (const title of titles) expect(heard).toContain(title);
    }
  });
});

it('what is to be done is begun, and not asked about', async () => {
  await speak('kcell', 'admin1', 'ru');
  const said = [
    ['заблокировать номер', 'blocking'],
    ['замена SIM-карты', 'swapSim'],
    ['отправить секретный код', 'sendSecretCode'],
    ['подключить услугу', 'options'],
  ] as const;
  const words = app.words('ru', 'kcell');
  for (const [text, procedure] of said) {
    const { say } = await textTalk(app, 'kcell', 'admin1');
    await say(text);
    expect(await say('где я остановился')).toContain(plainBlanks(words.say(`${procedure}:title`)));
  }
});
