import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const apps = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await apps.open('telenet');
});

/** What is said in somebody's language. */
const said = (language: 'fr' | 'de', key: Parameters<ReturnType<TestApp['words']>['say']>[0]) =>
  plainBlanks(app.words(language, 'telenet').say(key));

describe('two managers at once', () => {
  it('give a profile a role: the second one is told that it has it', async () => {
    const [one, other] = [await textTalk(app, 'telenet', 'fleet1'), await textTalk(app, 'telenet', 'fleet2')];
    await sayAll(one, [said('fr', 'changeProfileRole:title'), 'Gand', 'manager']);
    await sayAll(other, [said('de', 'changeProfileRole:title'), 'Gand', 'manager']);
    expect(await one.say('oui')).toContain(
      app.words('fr', 'telenet').say('changeProfileRole:done', { context: 'manager' }),
    );
    expect(await other.say('ja')).toContain(said('de', 'problems:profile.sameRole'));
    one.close();
    other.close();
  });

  it('one removes what the other has open: it is gone, and said so', async () => {
    const [one, other] = [await textTalk(app, 'telenet', 'fleet1'), await textTalk(app, 'telenet', 'fleet2')];
    await sayAll(other, [said('de', 'resendInvitation:title'), 'Malina']);
    await sayAll(one, [said('fr', 'removeProfile:title'), 'Malina']);
    expect(await one.say('oui')).toContain(said('fr', 'removeProfile:done'));
    expect(await other.say('ja')).toContain(said('de', 'problems:profile.unknown'));
    one.close();
    other.close();
  });

  it('one takes the other’s role away in the middle: nothing more is carried out', async () => {
    const [one, other] = [await textTalk(app, 'telenet', 'fleet1'), await textTalk(app, 'telenet', 'fleet2')];
    await sayAll(other, [said('de', 'removeProfile:title'), 'Gand']);
    await sayAll(one, [said('fr', 'changeProfileRole:title'), 'Fuhrpark', 'membre', 'oui']);
    expect(await other.say('ja')).not.toContain(said('de', 'removeProfile:done'));
    const left = await app.store.read(({ profiles }) => profiles.where({ email: 'joris@example.com' }));
    expect(left).toHaveLength(1);
    one.close();
    other.close();
  });
});

it('an invitation that is answered while it is sent once more goes to nobody', async () => {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await sayAll(talk, [said('fr', 'resendInvitation:title'), 'Malina']);
  await app.store.transaction(async ({ profiles }) => {
    const [malina] = await profiles.where({ email: 'malina@example.com' });
    if (malina !== undefined) await profiles.put({ ...malina, state: 'validated' });
  });
  expect(await talk.say('oui')).toContain(said('fr', 'problems:profile.validated'));
  expect(await app.store.read(({ outbox }) => outbox.where({}))).toEqual([]);
  talk.close();
});
