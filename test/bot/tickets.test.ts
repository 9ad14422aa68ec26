import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { askControl } from '../../src/bot/control/socket.js';
import { createUploads } from '../../src/bot/directline/uploads.js';
import { orderBlankSims } from '../../src/domain/tickets/orderBlankSims.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk, type SignedIn } from '../support/directTalk.js';
import { plainBlanks } from '../support/seen.js';

// The whole program is started for each.
jest.setTimeout(60_000);

let app: TestApp;
let signedIn: SignedIn;
beforeEach(async () => {
  app = await startApp({ of: 'telenet' });
  signedIn = await app.signIn('telenet', 'fleet1');
});
afterEach(() => app.stop());

const words = (...[key, values]: Parameters<ReturnType<TestApp['words']>['say']>) =>
  app.words('fr', 'telenet').say(key, values);
const say = (...of: Parameters<typeof words>) => plainBlanks(words(...of));
const PDF = 'application/pdf';

const upload = (file: File) => {
  const form = new FormData();
  form.append('file', file);
  const url = `${app.url}/v3/directline/conversations/${signedIn.conversationId}/upload`;
  return fetch(url, { method: 'POST', headers: { authorization: `Bearer ${signedIn.token}` }, body: form });
};
/** What makes a PDF of a file. */
const SIGNED = '%PDF-1.7\n';
const pdf = (name: string, text = `${SIGNED}what was sent`, type = PDF) => new File([text], name, { type });

/** Orders ten cards, up to the screen that takes files. */
async function begun() {
  const talk = directTalk(app, signedIn);
  await talk.say(say('blankSims:title'));
  await talk.press(say('common:next'), { [say('blankSims:fields.quantity.label')]: '10' });
  await talk.press(say('common:next'), { [say('fields:fields.country.label')]: 'Belgique' });
  const address = { postcode: '1000', place: 'Bruxelles', street: 'Rue du Modèle', houseNumber: '12' };
  const filled = Object.entries(address).map(([name, value]) => [say(`fields:fields.${name}.label`), value]);
  await talk.press(say('common:next'), Object.fromEntries(filled));
  return talk;
}
type Talk = Awaited<ReturnType<typeof begun>>;

async function sent(talk: Talk) {
  await talk.press(say('common:next'));
  const reach = {
    [say('blankSims:fields.email.label')]: 'a@example.com',
    [say('blankSims:fields.mobile.label')]: '0470123456',
  };
  await talk.press(say('common:next'), reach);
  const value = await talk.valueOf(say('blankSims:confirm'));
  const receipts = await Promise.all([talk.post({ value }), talk.post({ value })]);
  await app.outbox.idle();
  return receipts;
}
const requests = () => app.store.read((tables) => tables.requests.where({}));
const kept = async (id = '') =>
  (await readdir(join(app.dataDir, 'uploads', `kept-${id}`))).filter((name) => !name.endsWith('.json'));
const ask = (name: string, input: object) => askControl(app.dataDir, name, input);

/** The addresses on the list of requests, by the name of the file. */
async function links(talk: Talk): Promise<Map<string, string>> {
  await talk.say(say('myRequests:title'));
  const log = (await app.store.conversations.load(signedIn.conversationId))?.log ?? [];
  const found = JSON.stringify(log).matchAll(/"type":"Action.OpenUrl","title":"([^"]+)","url":"([^"]+)"/g);
  return new Map([...found].map(([, name = '', url = '']) => [name, url]));
}

describe('attachments of a ticket', () => {
  it('are kept with it, whatever becomes of the conversation, and pressed twice it is one ticket', async () => {
    const talk = await begun();
    for (const name of ['plan.pdf', 'list.pdf']) await upload(pdf(name));
    await sent(talk);
    const [request, another] = await requests();
    expect(another).toBeUndefined();
    expect(request?.attachments?.map(({ name }) => name)).toEqual(['plan.pdf', 'list.pdf']);
    expect(await kept(request?.id)).toHaveLength(2);
    await app.store.conversations.expire('9999-01-01T00:00:00.000Z');
    const stays = {
      conversation: async () => false,
      request: async () => request?.attachments?.map(({ id }) => id) ?? [],
    };
    const uploads = createUploads(join(app.dataDir, 'uploads'));
    await uploads.sweep(stays);
    expect(await readdir(join(app.dataDir, 'uploads'))).toEqual([`kept-${request?.id}`]);
    // With the ticket they go.
    await uploads.sweep({ ...stays, request: async () => [] });
    expect(await readdir(join(app.dataDir, 'uploads'))).toEqual([]);
  });

  it('are opened by whoever sent them, from the list, and by nobody else', async () => {
    const talk = await begun();
    await upload(pdf('plan.pdf'));
    await sent(talk);
    const url = (await links(talk)).get('plan.pdf') ?? '';
    const own = await fetch(url);
    expect([own.status, own.headers.get('content-type'), await own.text()]).toEqual([
      200,
      'application/octet-stream',
      `${SIGNED}what was sent`,
    ]);
    expect(own.headers.get('content-disposition')).toContain('attachment');
    const [request] = await requests();
    const [file] = request?.attachments ?? [];
    // By the address of a conversation's files a request's are not found.
    const bare = `${app.url}/v3/directline/attachments/kept-${request?.id}/${file?.id}`;
    expect((await fetch(bare)).status).toBe(404);
    expect((await fetch(url.replace(/.(?=.{4}$)/, (sign) => (sign === 'A' ? 'B' : 'A')))).status).toBe(404);
    // Whoever is signed in as somebody else does not get it by the link either.
    const { cookie: other } = await app.signIn('telenet', 'fleet3');
    expect((await fetch(url, { headers: { cookie: other } })).status).toBe(404);
    // Nor does anybody once the sign-in has ended that it was given in, be it that its owner has signed in anew.
    const { cookie: anew } = await app.signIn('telenet', 'fleet1');
    await app.store.transaction(async ({ sessions }) => {
      for (const { id, conversations } of await sessions.where({ account: await app.accountId('telenet', 'fleet1') }))
        if (Object.values(conversations).includes(signedIn.conversationId)) await sessions.remove(id);
    });
    for (const cookie of ['', anew]) expect((await fetch(url, { headers: { cookie } })).status).toBe(404);
  });

  it.each([
    ['of a kind that is not taken', 'fileKind', () => [pdf('tool.exe', 'MZ', 'application/x-msdownload')]],
    ['called a PDF that is none', 'fileKind', () => [pdf('invoice.pdf.exe')]],
    ['a script among texts', 'fileKind', () => [pdf('run.js', 'x', 'text/plain')]],
    ['a program that is called a PDF', 'fileUnlike', () => [pdf('plan.pdf', 'MZ\u0090\u0000\u0003')]],
    ['a PDF with nothing in it', 'fileUnlike', () => [pdf('plan.pdf', '')]],
    ['a text that is called a picture', 'fileUnlike', () => [pdf('photo.png', 'no picture', 'image/png')]],
    ['a picture that is called a table', 'fileUnlike', () => [pdf('list.csv', '\u0089PNG\r\n\u001a\n', 'text/csv')]],
    ['five', 'fileTooMany', () => [1, 2, 3, 4, 5].map((n) => pdf(`${n}.pdf`))],
  ] as const)('are refused at once where they are %s', async (_what, code, files) => {
    const talk = await begun();
    for (const file of files()) await upload(file);
    await sent(talk);
    const names = (await requests())[0]?.attachments?.map(({ name }) => name) ?? [];
    expect(names).toEqual(code === 'fileTooMany' ? ['1.pdf', '2.pdf', '3.pdf', '4.pdf'] : []);
    const log = JSON.stringify((await app.store.conversations.load(signedIn.conversationId))?.log);
    expect(log).toContain(words(`problems:value.${code}`, { maximum: 4 }));
  });

  it('are refused unread where they are too large', async () => {
    await begun();
    expect((await upload(pdf('large.pdf', 'x'.repeat(4 * 1024 * 1024)))).status).toBe(413);
  });

  it('of another conversation are refused by the command, too', async () => {
    const account = await app.accountId('telenet', 'fleet1');
    const owner = await app.store.read(({ accounts }) => accounts.get(account));
    const done = await app.door.execute({
      ...{ commandId: 'forged', command: orderBlankSims },
      input: {
        ...{ quantity: 10, country: 'BE', postcode: '1000', place: 'Bruxelles', street: 'Rue du Modèle' },
        ...{ houseNumber: '1', email: 'a@example.com', mobile: '0470123456' },
        attachments: [{ name: 'a.pdf', contentType: PDF, url: `${app.url}/v3/directline/attachments/other/abc` }],
      },
      actor: {
        ...{ account, operator: 'telenet', role: 'fleetManager', organisation: owner?.organisations?.[0] },
        ...{ channel: 'web', conversation: signedIn.conversationId },
      },
    });
    expect(done.ok && done.value.outcome).toMatchObject({ kind: 'refused', problem: { code: 'file.elsewhere' } });
    expect(await requests()).toEqual([]);
  });
});

describe('the address that blank SIM cards go to', () => {
  it('is no other than one of the countries that are delivered to', async () => {
    const talk = directTalk(app, signedIn);
    await talk.say(say('blankSims:title'));
    await talk.press(say('common:next'), { [say('blankSims:fields.quantity.label')]: '10' });
    const value = await talk.valueOf(say('common:next'), { [say('fields:fields.country.label')]: 'Belgique' });
    await talk.post({ value: { ...value, country: 'US' } });
    await app.outbox.idle();
    const log = JSON.stringify((await app.store.conversations.load(signedIn.conversationId))?.log);
    expect(log).toContain(words('problems:value.choice').split('.')[0]);
  });

  it.each([
    ['another country', { country: 'US', postcode: '10001' }, 'value.choice'],
    ['a postcode of another country', { country: 'BE', postcode: '1012 AB' }, 'value.postcode'],
  ])('is refused by the command, too: %s', async (_, where, code) => {
    const account = await app.accountId('telenet', 'fleet1');
    const owner = await app.store.read(({ accounts }) => accounts.get(account));
    const done = await app.door.execute({
      ...{ commandId: 'elsewhere', command: orderBlankSims },
      input: {
        ...{ quantity: 10, place: 'Bruxelles', street: 'Rue du Modèle', houseNumber: '1' },
        ...{ email: 'a@example.com', mobile: '0470123456', ...where },
      },
      actor: {
        ...{ account, operator: 'telenet', role: 'fleetManager', organisation: owner?.organisations?.[0] },
        ...{ channel: 'web', conversation: signedIn.conversationId },
      },
    });
    expect(done.ok ? done.value.outcome : done).toMatchObject({ problem: { code } });
    expect(await requests()).toEqual([]);
  });
});

describe('the staff at the console', () => {
  it('reads a ticket under its own labels, saves its files, and says that it works on it', async () => {
    const talk = await begun();
    await upload(pdf('plan.pdf'));
    await sent(talk);
    const [request] = await requests();
    const reference = request?.reference ?? '';
    const listed = z.object({
      answer: z.array(z.looseObject({ given: z.array(z.looseObject({ label: z.string() })) })),
    });
    const [entry] = listed.parse(await ask('requests.list', {})).answer;
    expect(entry).toMatchObject({
      ...{ reference, subject: 'blankSims', topic: 'Commander des cartes SIM vierges', files: ['plan.pdf'] },
      given: expect.arrayContaining([
        { label: say('blankSims:facts.quantity'), value: '10' },
        { label: say('blankSims:facts.address'), value: 'Rue du Modèle 12, 1000 Bruxelles, Belgique' },
        { label: say('blankSims:facts.mobile'), value: '+32 470 12 34 56' },
      ]),
    });
    expect(await ask('requests.file', { reference, number: 1 })).toEqual({
      answer: { name: 'plan.pdf', base64: Buffer.from(`${SIGNED}what was sent`).toString('base64') },
    });
    expect(await ask('requests.file', { reference, number: 2 })).toEqual({
      problem: `the request ${reference} has no file 2`,
    });
    expect(await ask('requests.take', { reference })).toEqual({ answer: reference });
    expect((await requests())[0]).toMatchObject({ state: 'inProgress' });
    await app.outbox.idle();
    const log = JSON.stringify((await app.store.conversations.load(signedIn.conversationId))?.log);
    expect(log).toContain(words('common:request.inProgress', { reference }));
  });
});

it('is taken apart from its files by an erasure: they go at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  const uploads = createUploads(folder);
  const [id = ''] = (await uploads.keep('talk', [{ name: 'a.pdf', contentType: PDF, bytes: Buffer.from('x') }])) ?? [];
  expect(await uploads.settle('q1', [{ conversation: 'talk', id }])).toEqual([]);
  expect(await uploads.settle('q1', [{ conversation: 'gone', id }])).toEqual([]);
  expect((await uploads.findKept('q1', id))?.name).toBe('a.pdf');
  expect(await uploads.settle('q2', [{ conversation: 'gone', id }])).toEqual([{ conversation: 'gone', id }]);
  expect(await uploads.settle('q1', [])).toEqual([]);
  expect(await uploads.findKept('q1', id)).toBeUndefined();
  await rm(folder, { recursive: true });
});
