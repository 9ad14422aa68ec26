import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DialogsState } from '../../src/dialogs/conversation/state.js';
import { isAction } from '../../src/dialogs/definition/fields.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { languages } from '../../src/domain/terms/language.js';
import { startApp, type TestApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ clock: { now: () => new Date('2026-11-18T09:00:00Z') } });
});
afterAll(() => app.stop());

/** Those of which one answer says what they do. */
const acting = new Map(procedures.flatMap(({ id, fields }) => fields.filter(isAction).map(({ name }) => [id, name])));
/** Those that ask for it before anything else. */
const asksFirst = new Set(procedures.flatMap(({ id, fields: [first] }) => (first && isAction(first) ? [id] : [])));
const operators = ['telenet', 'belarus', 'kcell'] as const;

async function stateOf(conversation: string) {
  const found = await app.store.conversations.load(conversation);
  return DialogsState.parse(found?.state);
}

/** Whether any run has an answer that says what is done. */
const decided = ({ runs }: DialogsState): string[] =>
  Object.values(runs).flatMap(({ procedure, answers }) =>
    Object.hasOwn(answers, acting.get(procedure) ?? '') ? [procedure] : [],
  );

async function speak(language: (typeof languages)[number]): Promise<void> {
  await app.store.transaction(async ({ accounts }) => {
    for (const account of await accounts.where({})) await accounts.put({ ...account, language });
  });
}

describe.each(languages)('a title of a procedure in %s', (language) => {
  it.each(operators)(
    'decides nothing of what is done, whatever list is open (%s)',
    async (operator) => {
      await speak(language);
      const [account] = app.demoData.get(operator)?.accounts ?? [];
      if (account === undefined) throw new Error(`${operator} has no account`);
      const { login, role } = account;
      const offered = app.operators.get(operator)?.profile.roles[role] ?? [];
      const title = (id: string) => app.words(language, operator).say(`${id}:title`);
      const wanted = offered.filter((id) => acting.has(id) && id !== 'approvals');
      expect(wanted.length).toBeGreaterThan(0);
      const wrong: unknown[] = [];
      for (const open of offered) {
        for (const id of wanted) {
          const { conversation, say, close } = await textTalk(app, operator, login);
          // The last is a line or a search for one: what is done to it is still to be asked, unless that comes first.
          for (const text of [title(open), title(id), ...([open, id].some((one) => asksFirst.has(one)) ? [] : ['1'])])
            await say(text);
          const now = decided(await stateOf(conversation));
          if (now.length > 0) wrong.push({ open, id, now });
          close();
        }
      }
      expect(wrong).toEqual([]);
    },
    240_000,
  );
});
