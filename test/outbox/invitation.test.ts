import { beforeEach, expect, it } from '@jest/globals';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
import { linkIn, mailsOf, secretIn } from '../support/invitations.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const apps = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await apps.open('telenet');
});

/** Malina reads this language. */
async function reads(language: Language): Promise<void> {
  await app.store.transaction(async ({ profiles }) => {
    const [malina] = await profiles.where({ email: 'malina@example.com' });
    if (malina !== undefined) await profiles.put({ ...malina, language });
  });
}

const sendAgain = async () => {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await sayAll(talk, [app.words('fr', 'telenet').say('resendInvitation:title'), 'Malina', 'oui']);
  talk.close();
};

it.each(languages)('an invitation says in %s who invites to what, as what, and where to go on', async (language) => {
  await reads(language);
  const [mail, ...others] = await mailsOf(app, sendAgain);
  expect(others).toEqual([]);
  const operator = app.operators.get('telenet');
  const role = operator?.profile.userProfiles?.roles.member;
  const text = mail?.text ?? '';
  expect(text).toContain('Fleet Manager Exemple');
  expect(text).toContain('Exemple Logistique SA');
  expect(text).toContain(typeof role === 'string' ? role : role?.[language]);
  expect(text).toContain(operator?.profile.contact.email);
  expect(text).toContain('Malina Modèle');
  const link = linkIn(text);
  expect(link.startsWith(`${app.url}/telenet/invitation?language=${language}#`)).toBe(true);
  // The same in both, and no other: a mail that asks for nothing from elsewhere.
  const elsewhere = `${text}${mail?.html}`.replaceAll(link, '').match(/https?:\/\/(?!www\.w3\.org)\S+/);
  expect(elsewhere).toBeNull();
  // Only its digest is kept.
  const [kept] = await app.store.read(({ profiles }) => profiles.where({ email: 'malina@example.com' }));
  expect(kept?.invitation).toMatch(/^[\da-f]{64}$/);
  expect(JSON.stringify(kept)).not.toContain(secretIn(link));
  expect(app.lines.join('')).not.toContain(secretIn(link));
});
