import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { SetClock } from '../domain/office.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { plainBlanks } from '../support/seen.js';
import { type Talk, textTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

// The whole program is started for each.
jest.setTimeout(60_000);

let service: BotService;
let app: TestApp;
let clock: SetClock;
beforeEach(async () => {
  service = await startBotService();
  clock = new SetClock(new Date());
  app = await startApp({ of: 'konnect', env: service.env, bot: service.bot, clock });
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

async function asked(talk: Pick<Talk, 'say'>): Promise<string> {
  for (const line of ['conseiller', 'autre chose', 'Le modem ne démarre plus.', '-', 'oui']) await talk.say(line);
  const [row] = await app.store.read(({ requests }) => requests.where({}));
  return row?.id ?? '';
}

/** One of the staff answers with a file that was sent a moment ago. */
async function answered(request: string): Promise<void> {
  const sent = { name: 'notice.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF-1.7\nnotice') };
  const account = await app.accountId('konnect', 'staff1');
  const form = new FormData();
  for (const [name, value] of Object.entries({
    command: 'press-0001',
    request,
    version: '0',
    message: 'Voici la notice.',
  }))
    form.append(name, value);
  form.append('files', new File([sent.bytes], sent.name, { type: sent.contentType }));
  const password = app.demoData.get('konnect')?.accounts.find(({ login }) => login === 'staff1')?.password;
  const signedIn = await fetch(`${app.url}/konnect/desk/sign-in`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ login: 'staff1', password }),
  });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = await (await fetch(`${app.url}/konnect/desk`, { headers: { cookie } })).text();
  const token = /data-token="([^"]+)"/.exec(page)?.[1] ?? '';
  const headers = { cookie, 'x-guichet-token': token };
  const response = await fetch(`${app.url}/konnect/desk/answer`, { method: 'POST', body: form, headers });
  expect([response.status, account === '']).toEqual([200, false]);
  await app.outbox.idle();
}

it('comes to a conversation in plain text with the address of its file, which opens', async () => {
  const talk = await textTalk(app, 'konnect', 'agent1');
  const request = await asked(talk);
  const heard: string[] = [];
  app.turns.listen(talk.conversation, (said) => {
    heard.push(...said.map(({ activity }) => plainBlanks(String(activity.text))));
  });
  await answered(request);
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain('Voici la notice.');
  const [link = ''] = /http\S+\/files\/request\?t=\S+/.exec(heard[0] ?? '') ?? [];
  const file = await fetch(link);
  expect([file.status, await file.text()]).toEqual([200, '%PDF-1.7\nnotice']);
  // The message is read in a browser where nobody is signed in, in their own, and in one where somebody else is.
  const [own, other] = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent2')];
  expect([await opened(link), await opened(link, own.cookie), await opened(link, other.cookie)]).toEqual([
    200, 200, 404,
  ]);
});

/** What a browser with this cookie gets; without one, nobody is signed in there. */
const opened = async (link: string, cookie = '') => (await fetch(link, { headers: { cookie } })).status;

it('comes to Teams as a card with a button that opens the file', async () => {
  const talk = await teamsTalk(app, service, 'konnect', 'agent1');
  const say = (key: Parameters<ReturnType<TestApp['words']>['say']>[0]) =>
    plainBlanks(app.words('fr', 'konnect').say(key));
  await talk.post({ text: 'conseiller' });
  await talk.press(say('common:next'), { [say('person:fields.message.label')]: 'Le modem ne démarre plus.' });
  await talk.press(say('person:confirm'));
  const [row] = await app.store.read(({ requests }) => requests.where({}));
  const request = row?.id ?? '';
  const before = service.shown.length;
  await answered(request);
  const shown = JSON.stringify(service.shown.slice(before).map(({ activity }) => activity));
  expect(shown).toContain('Voici la notice.');
  expect(shown).toMatch(/Action\.OpenUrl[^}]*notice\.pdf[^}]*\/files\/request\?t=/);
  // Teams has no sign-in of ours that the link could end with: it ends after its time, or with the account.
  const [link = ''] = /http[^"]+\/files\/request\?t=[^"]+/.exec(shown) ?? [];
  const other = await app.signIn('konnect', 'agent2');
  expect([await opened(link), await opened(link, other.cookie)]).toEqual([200, 404]);
  expect(await opened(link.replace(/.(?=.{4}$)/, (sign) => (sign === 'A' ? 'B' : 'A')))).toBe(404);
  clock.pass(11);
  expect(await opened(link)).toBe(404);
  clock.pass(-11);
  expect(await opened(link)).toBe(200);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(await app.accountId('konnect', 'agent1'));
    if (account !== undefined) await accounts.put({ ...account, disabledAt: clock.now().toISOString() });
  });
  expect(await opened(link)).toBe(404);
});

it('is no conversation of the staff’s: whoever is of the staff is unknown in Teams', async () => {
  const talk = await teamsTalk(app, service, 'konnect', 'staff1');
  expect(talk.greeting).not.toContain('Menu');
  expect(await talk.post({ text: 'menu' })).not.toContain('Contacter un conseiller');
});
