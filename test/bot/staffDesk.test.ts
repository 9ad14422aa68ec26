import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { changedRequest, type Request } from '../../src/domain/records/request.js';
import { startApp, type TestApp } from '../support/app.js';

// The whole program is started.
jest.setTimeout(60_000);

let app: TestApp;
let cookies: Record<'staff1' | 'staff2' | 'fleet1', string>;
let count = 0;
beforeAll(async () => {
  app = await startApp();
  const [staff1, staff2, fleet1] = [await session('staff1'), await session('staff2'), await session('fleet1')];
  cookies = { staff1, staff2, fleet1 };
});
afterAll(() => app.stop());

/** Signs in on the staff's page, or on the customers' for everybody else. */
async function session(login: string, path = login.startsWith('staff') ? 'telenet/desk' : 'telenet'): Promise<string> {
  const [operator = ''] = path.split('/');
  const password = app.demoData.get(operator)?.accounts.find((one) => one.login === login)?.password;
  const response = await fetch(`${app.url}/${path}/sign-in`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ login, password }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const get = (path: string, cookie = '', headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, { redirect: 'manual', headers: { cookie, ...headers } });
const page = async (path: string, cookie = '', headers: Record<string, string> = {}) =>
  (await get(path, cookie, headers)).text();
const tokenOf = async (cookie: string) => /data-token="([^"]+)"/.exec(await page('/telenet/desk', cookie))?.[1] ?? '';

let asked: Request;
beforeEach(async () => {
  const account = await app.accountId('telenet', 'fleet1');
  const owner = await app.store.read(({ accounts }) => accounts.get(account));
  count += 1;
  asked = {
    ...{ id: `request-${count}`, operator: 'telenet', organisation: owner?.organisations?.[0], account },
    ...{ conversation: 'none', reference: `REFER${count}`, subject: 'other', message: '<b>Bonjour</b>', state: 'open' },
    ...{ at: '2026-11-20T09:00:00.000Z', answers: [] },
  };
  await app.store.transaction(({ requests }) => requests.insert(asked));
});
const stored = () => app.store.read(({ requests }) => requests.get(asked.id));

async function act(body: object, cookie = cookies.staff1, token?: string, headers: Record<string, string> = {}) {
  const sent = {
    ...{ command: `press-${++count}-000`, request: asked.id, version: 0 },
    ...body,
  };
  const response = await fetch(`${app.url}/telenet/desk/act`, {
    ...{ method: 'POST', body: JSON.stringify(sent) },
    headers: {
      ...{ cookie, 'content-type': 'application/json', 'x-guichet-token': token ?? (await tokenOf(cookie)) },
      ...headers,
    },
  });
  return [response.status, await response.text()] as const;
}

async function answer(files: readonly File[], message = 'Voici.', press = `answer-${++count}-00`) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ command: press, request: asked.id, version: '0', message }))
    form.append(name, value);
  for (const file of files) form.append('files', file);
  const cookie = cookies.staff1;
  const response = await fetch(`${app.url}/telenet/desk/answer`, {
    ...{ method: 'POST', body: form, headers: { cookie, 'x-guichet-token': await tokenOf(cookie) } },
  });
  return [response.status, await response.text()] as const;
}
const pdf = (name: string, content = '%PDF-1.7\nanswer') => new File([content], name, { type: 'application/pdf' });

describe('who sees the staff’s page', () => {
  it('is the staff; a customer, the staff of another operator and somebody unknown get the form to sign in', async () => {
    const unknown = (await page('/telenet/desk')).replaceAll(/nonce="[^"]*"/g, '');
    expect(unknown).toContain('data-action="/telenet/desk/sign-in"');
    expect(unknown).not.toContain(asked.reference);
    const elsewhere = await session('staff1', 'belarus/desk');
    expect(elsewhere).not.toBe('');
    for (const cookie of [cookies.fleet1, elsewhere])
      expect((await page('/telenet/desk', cookie)).replaceAll(/nonce="[^"]*"/g, '')).toBe(unknown);
    expect(await page('/telenet/desk', cookies.staff1)).toContain(asked.reference);
  });

  it('is nobody else at any of its addresses', async () => {
    for (const path of ['list', `request/${asked.id}/now`])
      for (const cookie of ['', cookies.fleet1]) expect((await get(`/telenet/desk/${path}`, cookie)).status).toBe(401);
    for (const cookie of ['', cookies.fleet1]) {
      expect(await page(`/telenet/desk/request/${asked.id}`, cookie)).not.toContain('Bonjour');
      expect((await act({ does: 'take' }, cookie, 'x'))[0]).toBe(401);
    }
    expect((await stored())?.state).toBe('open');
  });

  it('signs no customer in, in the words of a wrong password', async () => {
    expect(await session('fleet1', 'telenet/desk')).toBe('');
  });

  it('has no conversation for the staff, whose own page it is sent to', async () => {
    const home = await get('/telenet', cookies.staff1);
    expect([home.status, home.headers.get('location')]).toEqual([302, '/telenet/desk']);
    const token = await fetch(`${app.url}/telenet/token`, { method: 'POST', headers: { cookie: cookies.staff1 } });
    expect(token.status).toBe(401);
  });

  it('finds no request of another operator, and no operator that is none', async () => {
    await app.store.transaction(({ requests }) => requests.put({ ...asked, id: 'foreign', operator: 'belarus' }));
    for (const id of ['foreign', 'none'])
      expect((await get(`/telenet/desk/request/${id}`, cookies.staff1)).status).toBe(404);
    expect((await act({ does: 'take', request: 'foreign' }))[0]).toBe(409);
    expect((await get('/nobody/desk', cookies.staff1)).status).toBe(404);
  });
});

describe('the page', () => {
  it('is in the browser’s language where the account has none, and shows what was written as text', async () => {
    const titles = {
      fr: 'Demandes des clients',
      de: 'Anliegen der Kunden',
      en: 'Customers’ requests',
      ru: 'Обращения',
    };
    for (const [language, title] of Object.entries(titles))
      expect(await page('/telenet/desk', cookies.staff1, { 'accept-language': language })).toContain(title);
    const shown = await page(`/telenet/desk/request/${asked.id}`, cookies.staff1);
    expect(shown).toContain('&lt;b&gt;Bonjour&lt;/b&gt;');
    expect(shown).not.toContain('<b>Bonjour');
  });

  it('runs nothing but its own script', async () => {
    const response = await get('/telenet/desk', cookies.staff1);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[^']+';/);
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(
      /<script(?! nonce="[^"]+"(?: src="\/assets\/desk\.js|>try { document\.documentElement\.dataset\.theme))|\son\w+=|\sstyle=/,
    );
  });

  it('is narrowed by its address, whatever stands there', async () => {
    const shows = async (query: string) =>
      (await page(`/telenet/desk/list?${query}`, cookies.staff1)).includes(asked.reference);
    expect(await shows('state=open&days=1&assignee=nobody&subject=other&text=bonjour')).toBe(true);
    expect(await shows('state=closed')).toBe(false);
    expect(await shows('text=nirgends')).toBe(false);
    expect(await shows('state=%00&days=-1&page=x&days=1e9')).toBe(true);
  });
});

describe('what is pressed', () => {
  it('comes from a page of this session, of this origin', async () => {
    expect((await act({ does: 'take' }, cookies.staff1, await tokenOf(cookies.staff2)))[0]).toBe(403);
    expect((await act({ does: 'take' }, cookies.staff1, ''))[0]).toBe(403);
    expect((await act({ does: 'take' }, cookies.staff1, undefined, { origin: 'https://evil.example' }))[0]).toBe(403);
    expect((await act({ does: 'take' }, cookies.staff1, undefined, { 'sec-fetch-site': 'same-site' }))[0]).toBe(403);
    expect((await stored())?.state).toBe('open');
    expect((await act({ does: 'take' }))[0]).toBe(200);
    expect(await stored()).toMatchObject({ state: 'inProgress', version: 1 });
  });

  it('is told to the second of two', async () => {
    await app.store.transaction(({ requests }) => requests.put(changedRequest(asked, { state: 'inProgress' })));
    const [status, said] = await act({ does: 'close' }, cookies.staff2);
    expect([status, said]).toEqual([409, expect.stringContaining('request.changed')]);
    expect(said).toContain(app.words('fr', 'telenet').say('problems:request.changed', { reference: asked.reference }));
  });

  it('is none where it has another shape', async () => {
    for (const body of [{ does: 'erase' }, { does: 'take', version: -1 }, { does: 'take', command: '../x' }])
      expect((await act(body))[0]).toBe(400);
  });
});

describe('an answer', () => {
  it('comes with its files, once, which open for whoever works here and is signed in, as a download', async () => {
    const press = 'the-same-press';
    expect((await answer([pdf('réponse.pdf')], 'Voici.', press))[0]).toBe(200);
    expect((await answer([pdf('réponse.pdf')], 'Voici.', press))[0]).toBe(200);
    await app.outbox.idle();
    const request = await stored();
    expect(request?.answers).toMatchObject([{ text: 'Voici.', attachments: [{ name: 'réponse.pdf' }] }]);
    const shown = await page(`/telenet/desk/request/${asked.id}`, cookies.staff1);
    const [, link = ''] = /href="([^"]*\/files\/desk\?t=[^"]+)"/.exec(shown) ?? [];
    const file = (cookie: string) => get(new URL(link).pathname + new URL(link).search, cookie);
    const own = await file(cookies.staff1);
    expect([own.status, own.headers.get('content-type'), await own.text()]).toEqual([
      ...[200, 'application/octet-stream', '%PDF-1.7\nanswer'],
    ]);
    expect(own.headers.get('content-disposition')).toContain('attachment');
    for (const cookie of ['', cookies.staff2, cookies.fleet1]) expect((await file(cookie)).status).toBe(404);
  });

  it.each([
    ['without a text', 'value.missing', [], ' '],
    ['too long', 'value.tooLong', [], 'x'.repeat(3001)],
    ['with five files', 'value.fileTooMany', [1, 2, 3, 4, 5].map((n) => pdf(`${n}.pdf`)), 'x'],
    ['with a program that is called a PDF', 'value.fileUnlike', [pdf('plan.pdf', 'MZ\u0090\u0000\u0003')], 'x'],
    ['with a page', 'value.fileKind', [new File(['<script>'], 'a.html', { type: 'text/html' })], 'x'],
  ])('is refused %s, and nothing is kept of it', async (_what, code, files, message) => {
    const [status, said] = await answer(files, message);
    expect([status, said]).toEqual([409, expect.stringContaining(code)]);
    expect(await stored()).toEqual(asked);
  });

  it('is refused unread where it is too large', async () => {
    expect((await answer([pdf('large.pdf', `%PDF-1.7\n${'x'.repeat(4 * 1024 * 1024)}`)]))[0]).toBe(413);
  });
});
