import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { guideClock } from '../guides/days.js';
import { registerPaymentBelarus } from '../guides/payments/registerPayment.belarus.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { type OneDrive, startOneDrive } from '../support/oneDrive.js';
import { plainBlanks } from '../support/seen.js';
import { teamsTalk } from '../support/teamsTalk.js';

const guide = registerPaymentBelarus;
const PDF = Buffer.from('%PDF-1.7\norder');
const MB = 1024 * 1024;

let app: TestApp;
let service: BotService;
let drive: OneDrive;
let talk: Awaited<ReturnType<typeof teamsTalk>>;
beforeEach(async () => {
  service = await startBotService();
  drive = await startOneDrive();
  const env = { ...service.env, BOT_FILE_HOSTS: drive.host };
  // The transcript's days are days of this clock.
  app = await startApp({ of: guide.operator, env, bot: service.bot, clock: guideClock });
  talk = await teamsTalk(app, service, guide.operator, guide.login);
  // Up to the card that takes files.
  const [[title] = [''], [next, wrong] = ['', {}], , [, right] = ['', {}]] = guide.cards;
  await talk.press(title);
  expect(await talk.press(next, { ...wrong, ...right })).toContain('Вложения');
});
afterEach(async () => {
  await app.stop();
  await drive.close();
  await service.close();
});

/** A file as Teams sends it. */
const file = (downloadUrl: string, name: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  name,
  content: { downloadUrl, uniqueId: 'u1', fileType: name.split('.').at(-1) },
});
/** Sends files by their addresses, as Teams does: with a text, which is HTML once more. */
const send = (...files: readonly object[]) =>
  talk.post({ text: '', attachments: [...files, { contentType: 'text/html', content: '<p>&nbsp;</p>' }] });
const ru = (key: Parameters<ReturnType<TestApp['words']>['say']>[0]) =>
  plainBlanks(app.words('ru', guide.operator).say(key));
/** What is kept of people's files: what is in them, and what they are. */
async function kept(): Promise<{ bytes: Buffer; said: string }[]> {
  const folder = join(app.dataDir, 'uploads');
  const found: { bytes: Buffer; said: string }[] = [];
  for (const conversation of await readdir(folder).catch(() => []))
    for (const name of await readdir(join(folder, conversation)))
      if (name.endsWith('.json')) {
        const at = join(folder, conversation, name);
        found.push({ said: await readFile(at, 'utf8'), bytes: await readFile(at.replace(/\.json$/, '')) });
      }
  return found;
}

describe('a file from OneDrive', () => {
  it('goes with what it was sent for', async () => {
    drive.files.set('/order', { bytes: PDF });
    expect(await send(file(`${drive.url}/order`, 'order.pdf'))).toContain('order.pdf');
    const [, , , , [next, message] = ['', {}], [, contact] = ['', {}], [confirm] = ['']] = guide.cards;
    expect(await talk.press(next, message)).toContain('Вложения order.pdf');
    expect(await talk.press(next, contact)).toContain('Изменить «Вложения»: order.pdf');
    expect(await talk.press(confirm)).toContain('Платёж зарегистрирован');
    const requests = await app.store.read(({ requests: all }) => all.where({}));
    expect(requests).toEqual([
      expect.objectContaining({ attachments: [expect.objectContaining({ name: 'order.pdf' })] }),
    ]);
  });

  it('that is another thing than its name says is not the answer, and that is said', async () => {
    drive.files.set('/order', { bytes: PDF });
    expect(await send(file(`${drive.url}/order`, 'Поручение.txt'))).toContain(
      'Содержимое файла не соответствует его названию',
    );
  });

  it('is read, known by what is in it, kept, and is the answer to the open question', async () => {
    drive.files.set('/order', { bytes: PDF });
    expect(await send(file(`${drive.url}/order`, 'Поручение.pdf'))).toContain('Поручение.pdf');
    const [only] = await kept();
    expect(only?.bytes).toEqual(PDF);
    expect(only?.said).toContain('application/pdf');
  });

  it('is not read twice when its message is delivered again', async () => {
    drive.files.set('/order', { bytes: PDF });
    const message = { id: 'm1', text: '', attachments: [file(`${drive.url}/order`, 'order.pdf')] };
    await talk.post(message);
    await talk.post(message);
    expect(drive.asked).toEqual(['/order']);
    expect(await kept()).toHaveLength(1);
  });

  it('is followed where its address leads, among these hosts', async () => {
    drive.files.set('/order', { bytes: PDF });
    drive.files.set('/moved', { to: '/order' });
    await send(file(`${drive.url}/moved`, 'order.pdf'));
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    ['lies elsewhere', 'https://files.example.com/order', 'elsewhere'],
    ['is to be overheard', 'http://contoso.sharepoint.com/order', 'elsewhere'],
    ['only looks like one of these hosts', 'https://sharepoint.com.example.com/order', 'elsewhere'],
    ['lies on this machine', 'http://127.0.0.1:9/order', 'elsewhere'],
  ] as const)('that %s is not asked for, and that is said', async (_name, address, problem) => {
    expect(await send(file(address, 'order.pdf'))).toBe(ru(`teams:file.${problem}`));
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['leads elsewhere', { to: 'http://127.0.0.1:9/order' }, 'elsewhere'],
    ['leads nowhere', { to: '/gone' }, 'away'],
    ['leads to itself', { to: '/order' }, 'away'],
    ['is too large', { bytes: new Uint8Array(4 * MB + 1) }, 'large'],
    ['has no end', 'endless', 'large'],
    ['is gone', undefined, 'away'],
  ] as const)('that %s is not taken, and that is said', async (_name, lies, problem) => {
    if (lies !== undefined) drive.files.set('/order', lies);
    expect(await send(file(`${drive.url}/order`, 'order.pdf'))).toBe(ru(`teams:file.${problem}`));
    expect(await kept()).toEqual([]);
    // The question is still open: sent again, it is the answer.
    drive.files.set('/order', { bytes: PDF });
    expect(await send(file(`${drive.url}/order`, 'order.pdf'))).toContain('order.pdf');
    expect(await kept()).toHaveLength(1);
  });

  it('among more than are taken at a time is not asked for', async () => {
    const six = Array.from({ length: 6 }, (_, at) => file(`${drive.url}/${at}`, `${at}.pdf`));
    expect(await send(...six)).toBe(ru('teams:file.many'));
    expect(drive.asked).toEqual([]);
  });
});
