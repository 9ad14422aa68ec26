import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { TestApp } from './app.js';
import { sayAll } from './drafting.js';
import { textTalk } from './talk.js';

/** A link of an invitation, as a mail has it. */
const LINK = /https?:\/\/[^\s"<]+\/invitation\?language=\w\w#\w+/;

export const linkIn = (text: string): string => {
  const link = LINK.exec(text)?.[0];
  if (link === undefined) throw new Error('there is no link in the mail');
  return link;
};

/** The secret of a link: what stands after its #. */
export const secretIn = (link: string): string => link.slice(link.indexOf('#') + 1);

const written = async (folder: string) => (await readdir(folder).catch(() => [])).filter((one) => one.endsWith('.eml'));

/** The mails that the demo writes into its folder meanwhile, read back. */
export async function mailsOf(app: TestApp, work: () => Promise<void>) {
  const folder = join(app.dataDir, 'mail');
  const before = await written(folder);
  await work();
  await app.outbox.idle();
  const names = (await written(folder)).filter((name) => !before.includes(name));
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
}

/** Somebody of fleet1's company is invited anew, by their description; gives the link of the mail. */
export async function invitedAnew(app: TestApp, description: string, login = 'fleet1'): Promise<string> {
  const [mail] = await mailsOf(app, async () => {
    const talk = await textTalk(app, 'telenet', login);
    await talk.say('français');
    await sayAll(talk, [app.words('fr', 'telenet').say('resendInvitation:title'), description, 'oui']);
    talk.close();
  });
  return linkIn(mail?.text ?? '');
}
