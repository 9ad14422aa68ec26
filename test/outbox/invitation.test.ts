import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { type Language, languages } from '../../src/domain/terms/language.js';
import type { TestApp } from '../support/app.js';
import { sayAll } from '../support/drafting.js';
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

const folder = () => join(app.dataDir, 'mail');
const written = async () => (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.eml'));

/** The mails that are written meanwhile, read back. */
async function mailsOf(work: () => Promise<void>) {
  const before = await written();
  await work();
  await app.outbox.idle();
  const names = (await written()).filter((name) => !before.includes(name));
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder(), name)))));
}

const sendAgain = async () => {
  const talk = await textTalk(app, 'telenet', 'fleet1');
  await sayAll(talk, [app.words('fr', 'telenet').say('resendInvitation:title'), 'Malina', 'oui']);
  talk.close();
};

it.each(languages)('an invitation says in %s who invites to what, as what, and where to go on', async (language) => {
  await reads(language);
  const [mail, ...others] = await mailsOf(sendAgain);
  expect(others).toEqual([]);
  const operator = app.operators.get('telenet');
  const role = operator?.profile.userProfiles?.roles.member;
  const text = mail?.text ?? '';
  expect(text).toContain('Fleet Manager Exemple');
  expect(text).toContain('Exemple Logistique SA');
  expect(text).toContain(typeof role === 'string' ? role : role?.[language]);
  expect(text).toContain(operator?.profile.contact.email);
  expect(text).toContain('Malina Modèle');
  // How a profile is confirmed is the portal's: nobody learns here to press a link in a mail.
  expect(`${text}${mail?.html}`).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});
