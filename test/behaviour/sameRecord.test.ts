import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomIds, systemClock } from '../../src/bot/secrets/hashing.js';
import { changeUser } from '../../src/domain/lines/changeUser.js';
import { makeSelections } from '../../src/domain/lines/find/selections.js';
import { UserData, type UserThere, userDataOf, userOf } from '../../src/domain/lines/userData.js';
import type { WordKey } from '../../src/speech/words.js';
import { startApp, type TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { plainBlanks } from '../support/seen.js';
import { textTalk } from '../support/talk.js';

/** Nobody has confirmed the data of these two. */
const DRIES = '+32470000005';
const ELISE = '+32470000006';
const managers = [
  ['fleet1', 'fr'],
  ['fleet2', 'de'],
] as const;
type Language = (typeof managers)[number][1];

/** What each of them changes, as it is said, and what is read of it in the other's review. */
const changes = {
  firstName: { fr: 'prénom : Andries', de: 'vorname: Andries', read: '→ Andries' },
  lastName: { fr: 'nom : Muster', de: 'nachname: Muster', read: '→ Muster' },
  email: {
    fr: 'adresse e-mail : neu@exemple.example',
    de: 'e-mail-adresse: neu@exemple.example',
    read: '→ neu@exemple.example',
  },
  description: { fr: 'description : Camion 7', de: 'beschreibung: Camion 7', read: '→ Camion 7' },
} as const satisfies Partial<Record<keyof UserData, Record<Language | 'read', string>>>;
type Changed = keyof typeof changes;

describe.each(['embedded', 'PostgreSQL'] as const)('the user of one SIM card, in the store %s', (kind) => {
  let app: TestApp;
  let drop = async () => {};
  beforeAll(async () => {
    const database = kind === 'embedded' ? undefined : await migratedDatabase();
    app = await startApp({ of: 'telenet', env: database === undefined ? {} : { STORE_URL: database.url } });
    if (database !== undefined) drop = database.drop;
  });
  afterAll(async () => {
    await app.stop();
    await drop();
  });

  const say = (language: Language, key: WordKey) => plainBlanks(app.words(language, 'telenet').say(key));
  const there = (number: string) =>
    app.store.read(async (tables) => {
      const [line] = await tables.lines.where({ number });
      if (line === undefined) throw new Error('there is no such line');
      return { line, data: userDataOf(line, await userOf(tables, line)) };
    });

  /** Both are at the review, each with a change; then both say yes in the same moment. */
  async function atOnce(what: readonly [Changed, Changed]) {
    const both = await Promise.all(
      managers.map(async ([login, language], place) => {
        const talk = await textTalk(app, 'telenet', login);
        const change = changes[what[place] ?? 'email'];
        await sayAll(talk, [say(language, 'userData:title'), DRIES, change[language]]);
        return { talk, language, change, yes: language === 'fr' ? 'oui' : 'ja' };
      }),
    );
    const said = await Promise.all(both.map(async (one) => ({ ...one, read: await one.talk.say(one.yes) })));
    const done = said.filter(({ read, language }) => read.includes(say(language, 'userData:done')));
    const shown = said.filter(({ read, language }) => read.includes(say(language, 'problems:record.changed')));
    return {
      done,
      shown,
      close: () =>
        both.forEach(({ talk }) => {
          talk.close();
        }),
    };
  }

  it.each([
    ['firstName', 'email'],
    ['email', 'description'],
    ['lastName', 'firstName'],
  ] as const)(
    'is changed by two managers at once, %s and %s: one is done, the other sees that beside their own',
    async (...what) => {
      const before = await there(DRIES);
      const { done, shown, close } = await atOnce(what);
      expect([done.length, shown.length]).toEqual([1, 1]);
      const [first, second] = [done[0], shown[0]];
      // What the first has changed stands beside what the second wants.
      expect(second?.read).toContain(first?.change.read);
      expect(second?.read).toContain(second?.change.read);
      expect(await second?.talk.say(second.yes)).toContain(say(second?.language ?? 'fr', 'userData:done'));
      close();
      const after = await there(DRIES);
      const changed = UserData.keyof().options.filter((field) => after.data[field] !== before.data[field]);
      expect(changed.toSorted()).toEqual([...what].toSorted());
      await putBack(before);
    },
  );

  /** As it was before. */
  const putBack = ({ line }: Awaited<ReturnType<typeof there>>) =>
    app.store.transaction(async ({ lines, lineUsers }) => {
      await lines.put(line);
      for (const { id } of await lineUsers.where({ line: line.id })) await lineUsers.remove(id);
    });

  it('is written once by two commands of the same moment, whatever each of them changes', async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
    const wanted = fc.record({ firstName: word, lastName: word, description: word }, { requiredKeys: [] });
    const selections = makeSelections({ store: app.store, clock: systemClock, ids: randomIds });
    const { line } = await there(ELISE);
    const { organisation } = line;
    const actors = await Promise.all(
      managers.map(async ([login]) => ({
        ...{ account: await app.accountId('telenet', login), operator: 'telenet', organisation },
        ...{ role: 'fleetManager' as const, channel: 'web', conversation: login },
      })),
    );
    const property = fc.asyncProperty(wanted, wanted, async (...each) => {
      const was: UserThere = (await there(ELISE)).data;
      const outcomes = await Promise.all(
        actors.map(async (actor, place) => {
          const kept = await selections.keep(actor, [line.id], 1);
          if (!kept.ok) throw new Error(kept.problem.code);
          const input = { lines: kept.value, was, user: UserData.parse({ ...was, ...each[place] }) };
          const answer = await app.door.execute({ commandId: randomIds.next(), command: changeUser, input, actor });
          if (!answer.ok) throw new Error(answer.problem.code);
          const { outcome } = answer.value;
          return outcome.kind === 'done' ? 'done' : outcome.problem.code;
        }),
      );
      const changing = each.map((one) => JSON.stringify({ ...was, ...one }) !== JSON.stringify(was));
      const { data } = await there(ELISE);
      const rows = await app.store.read(({ lineUsers }) => lineUsers.where({ line: line.id }));
      expect(rows.length).toBeLessThanOrEqual(1);
      expect(outcomes.filter((one) => one === 'done')).toHaveLength(changing.includes(true) ? 1 : 0);
      const written = outcomes.indexOf('done');
      expect(data).toEqual({ ...was, ...each[written] });
    });
    await fc.assert(property, { numRuns: 200 });
  }, 120_000);
});
