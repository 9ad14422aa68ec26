import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account } from '../../src/domain/records/account.js';
import type { Line } from '../../src/domain/records/line.js';
import { phoneForReading } from '../../src/domain/values/phone.js';
import { SetClock } from '../domain/office.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { plainBlanks } from '../support/seen.js';
import { type CardTalk, cardTalk, textTalk } from '../support/talk.js';

const PAUSED = { state: 'suspended', reason: 'asked' } as const;

let office: LinesApp;
let clock: SetClock;
beforeEach(async () => {
  clock = new SetClock(new Date());
  office = await startLines(clock);
});
afterEach(() => office.stop());

const ru = (
  key: Parameters<ReturnType<LinesApp['app']['words']>['say']>[0],
  values: Record<string, string | number> = {},
) => plainBlanks(office.app.words('ru', OPERATOR).say(key, values));
const reads = ({ number }: Line) => plainBlanks(phoneForReading(number));
/** A line with who uses it, in plain text. */
const named = (line: Line) => [reads(line), ...(line.user === undefined ? [] : [line.user])].join(', ');

/** So many active lines and some that are paused already, chosen together. */
async function chosen(active: number, paused: number): Promise<{ active: Line[]; paused: Line[] }> {
  const all = (await office.lines('active')).slice(0, active + paused);
  const lines = { active: all.slice(0, active), paused: all.slice(active) };
  for (const line of lines.paused) await office.change(line, PAUSED);
  await office.select('Mine', all);
  return lines;
}

async function reviewOnCards(procedure = 'pause'): Promise<CardTalk & { review: string }> {
  const talk = await cardTalk(office.app, OPERATOR, LOGIN);
  await talk.press(procedure);
  return { ...talk, review: await talk.press(ru('common:next'), { Lines: 'Mine' }) };
}

async function reviewInText(procedure = 'pause') {
  const talk = await textTalk(office.app, OPERATOR, LOGIN);
  await talk.say(procedure);
  return { ...talk, review: await talk.say('Mine') };
}

const openUrl = (talk: CardTalk): string => {
  const action = talk
    .cards()
    .at(-1)
    ?.actions.find(({ type }) => type === 'Action.OpenUrl');
  return String(action?.url);
};

describe('the review of a command over lines', () => {
  it('says on a card what becomes of each line, and the refused stay out', async () => {
    const { active, paused } = await chosen(8, 2);
    const talk = await reviewOnCards();
    expect(talk.review).toContain('10 номеров: будет обработано 8, будет пропущено 2');
    for (const line of [...active, ...paused]) expect(talk.review).toContain(reads(line));
    expect(talk.review.split('Активный → Пауза')).toHaveLength(9);
    expect(talk.review.split(ru('problems:line.alreadySuspended'))).toHaveLength(3);
    expect(talk.review).toContain(`${ru('common:verdicts.from')} ${ru('common:words.atOnce')}`);

    const receipt = await talk.press('confirm');
    expect(receipt).toContain('10 номеров: принято 8, пропущено 2');
    const found = await office.app.store.read(({ orders }) =>
      Promise.all([...active, ...paused].map(({ id }) => orders.where({ line: id }))),
    );
    expect(
      found
        .flat()
        .map(({ line }) => line)
        .sort(),
    ).toEqual(active.map(({ id }) => id).sort());
  });

  it('says the same in plain text, one line a number', async () => {
    const { active, paused } = await chosen(2, 1);
    const talk = await reviewInText();
    const [one] = active;
    const [out] = paused;
    if (one === undefined || out === undefined) throw new Error('no lines');
    expect(talk.review.split('\n')).toEqual(
      expect.arrayContaining([
        '3 номера: будет обработано 2, будет пропущено 1',
        `${named(one)}: Активный → Пауза`,
        `${named(out)}: Пауза · ${ru('common:verdicts.out', { reason: ru('problems:line.alreadySuspended') })}`,
      ]),
    );
    expect(await talk.say('да')).toContain('3 номера: принято 2, пропущено 1');
  });

  it('shows one line as facts side by side, with its price', async () => {
    const [line] = (await office.lines('active')).filter(
      ({ packages, plan, internet }) => internet && packages.length === 0 && plan === 'office',
    );
    if (line === undefined) throw new Error('no line');
    await office.select('Mine', [line]);
    const { review } = await reviewOnCards('pack');
    expect(review).toContain(`${ru('common:verdicts.now')} ${ru('common:words.planInternet')}`);
    expect(review).toContain(`${ru('common:verdicts.after')} Пакет 350`);
    expect(review).toContain(`${ru('common:verdicts.price')} 3,90 руб.`);
    expect(review).not.toContain(ru('common:verdicts.number'));
  });

  it('adds the prices of several lines', async () => {
    const free = (await office.lines('active')).filter(
      ({ packages, plan, internet }) => internet && packages.length === 0 && plan === 'office',
    );
    await office.select('Mine', free.slice(0, 3));
    const { review } = await reviewInText('pack');
    expect(review).toContain(`${ru('common:verdicts.total')}: 11,70 руб.`);
    expect(review.split('· 3,90 руб.')).toHaveLength(4);
  });

  it('offers no confirmation where nothing goes, and the answers can be changed', async () => {
    const { paused } = await chosen(0, 2);
    const [one] = paused;
    if (one === undefined) throw new Error('no line');
    await office.select('Single', [one]);
    await office.select('Good', (await office.lines('active')).slice(0, 2));
    const talk = await reviewOnCards();
    expect(talk.review).toContain(ru('problems:lines.allRefused', { count: 2 }));
    expect(() => talk.valueOf('confirm')).toThrow('no card has a button');
    const { card } = talk.valueOf(ru('common:back'));
    expect(await talk.send({ act: 'confirm', card })).toBe(ru('problems:lines.allRefused', { count: 2 }));
    await talk.send({ act: 'change', field: 'lines', card });
    const single = await talk.press(ru('common:next'), { Lines: 'Single' });
    expect(single).toContain(ru('problems:line.alreadySuspended'));
    expect(() => talk.valueOf('confirm')).toThrow('no card has a button');
    const again = talk.valueOf(ru('common:back'));
    await talk.send({ act: 'change', field: 'lines', card: again.card });
    expect(await talk.press(ru('common:next'), { Lines: 'Good' })).toContain('2 номера: будет обработано 2');
    expect(await talk.press('confirm')).toContain('2 номера: принято 2');
  });

  it('refuses a yes in plain text where nothing goes', async () => {
    await chosen(0, 2);
    const talk = await reviewInText();
    const reason = ru('problems:lines.allRefused', { count: 2 });
    expect(talk.review).toContain(reason);
    expect(talk.review).not.toContain('The effect.');
    expect(await talk.say('да')).toBe(reason);
    await office.select('Good', (await office.lines('active')).slice(0, 2));
    await talk.say('1');
    expect(await talk.say('Good')).toContain('The effect.');
    expect(await talk.say('да')).toContain('принято 2');
  });

  it('says of lines that are gone that they are, and asks for nothing', async () => {
    const { active } = await chosen(2, 0);
    await office.app.store.transaction(async ({ lines }) => {
      for (const { id } of active) await lines.remove(id);
    });
    const { review, say } = await reviewInText();
    expect(review).toContain(ru('problems:lines.gone'));
    expect(await say('да')).toBe(ru('problems:lines.gone'));
  });

  it('refuses a line that changed after it was shown, with what changed', async () => {
    const { active } = await chosen(3, 0);
    const [moved] = active;
    if (moved === undefined) throw new Error('no line');
    const talk = await reviewOnCards();
    await office.change(moved, { state: 'suspended', reason: 'debt' });
    const receipt = await talk.press('confirm');
    expect(receipt).toContain('3 номера: принято 2, пропущено 1');
    expect(receipt).toContain(ru('problems:line.changed', { was: 'Активный', now: 'Заблокирован / Долг' }));
  });

  it('is drawn anew with the lines as they are now', async () => {
    const { active } = await chosen(3, 0);
    const [moved] = active;
    if (moved === undefined) throw new Error('no line');
    const talk = await reviewOnCards();
    await office.change(moved, PAUSED);
    const review = await talk.send({ act: 'language', language: 'en' });
    expect(review).toContain('3 numbers: 2 will go ahead, 1 will be skipped');
    expect(await talk.press('confirm')).toContain('3 numbers: 2 accepted, 1 skipped');
  });

  it('stays a sound card with twenty lines that are refused at length', async () => {
    const lines = (await office.lines('active')).slice(0, 25);
    const [last, ...debts] = [...lines].reverse();
    if (last === undefined) throw new Error('no line');
    for (const line of debts) await office.change(line, { state: 'suspended', reason: 'debt' });
    await office.change(last, PAUSED);
    await office.select('Mine', lines);
    const talk = await reviewOnCards('resume');
    expect(talk.review).toContain('25 номеров: будет обработано 1, будет пропущено 24');
    expect(talk.review).toContain(`24 номера\nЗаблокирован / Долг`);
    expect(await talk.press('confirm')).toContain('25 номеров: принято 1, пропущено 24');
  });
});

describe('few lines that go ahead among many that stay out', () => {
  it('are named in the review and on the receipt, beside how many stay out; the file keeps the order of the lines', async () => {
    const all = (await office.lines('active')).slice(0, 25);
    const [out, going] = [all.slice(0, -3), all.slice(-3)];
    for (const line of out) await office.change(line, PAUSED);
    await office.select('Mine', all);
    const shown = going.map(reads);
    const listedIn = (text: string) =>
      all
        .map(reads)
        .filter((number) => text.includes(number))
        .toSorted((one, other) => text.indexOf(one) - text.indexOf(other));
    const text = await reviewInText();
    expect(listedIn(text.review)).toEqual(shown);
    // Otherwise the next conversation would offer to go on with it.
    for (const said of ['отмена', 'да']) await text.say(said);
    text.close();
    const talk = await reviewOnCards();
    expect(listedIn(talk.review)).toEqual(shown);
    const receipt = await talk.press('confirm');
    expect(listedIn(receipt)).toEqual(shown);
    expect(receipt).toContain('25 номеров: принято 3, пропущено 22');
    await talk.press(ru('common:file.get'));
    const rows = (await (await fetch(openUrl(talk))).text()).trimEnd().split('\r\n').slice(1);
    expect(rows.map(digitsIn)).toEqual(all.map(({ number }) => number.slice(1)));
  });
});

describe('many lines in a review', () => {
  const rowsIn = (text: string, lines: readonly Line[]) => lines.filter((line) => text.includes(reads(line)));

  it('are counted by what happens to them, and opened page by page without a yes being touched', async () => {
    const { active, paused } = await chosen(38, 6);
    const talk = await reviewOnCards();
    expect(talk.review).toContain('38 номеров\nАктивный → Пауза');
    expect(talk.review).toContain('6 номеров\nПауза');
    expect(rowsIn(talk.review, [...active, ...paused])).toEqual([]);
    const pages = [
      await talk.press(ru('common:verdicts.all', { count: 44 })),
      await talk.press(ru('common:lines.next')),
      await talk.press(ru('common:lines.next')),
    ];
    expect(pages.map((page) => rowsIn(page, [...active, ...paused]).length)).toEqual([20, 20, 4]);
    const opened = pages.join('\n');
    for (const line of [...active, ...paused]) {
      expect(opened).toContain(reads(line));
      if (line.user !== undefined) expect(opened).toContain(line.user);
    }
    expect(() => talk.valueOf(ru('common:lines.next'))).toThrow('no card has a button');
    expect(await talk.press(ru('common:verdicts.summary'))).toContain('38 номеров\nАктивный → Пауза');
    expect(await talk.press('confirm', { [ru('common:review.count', { count: 38 })]: '38' })).toContain('принято 38');
  });

  it('can be had as one file before the yes, by the account alone and as long as the review is open', async () => {
    const { active, paused } = await chosen(18, 4);
    const talk = await reviewOnCards();
    await talk.press(ru('common:file.planGet'));
    const url = openUrl(talk);
    const served = await fetch(url);
    expect(served.headers.get('content-disposition')).toContain('attachment');
    const [heads = '', ...rows] = (await served.text()).trimEnd().split('\r\n');
    for (const head of ['number', 'user', 'now', 'after', 'verdict', 'price', 'from'] as const)
      expect(plainBlanks(heads)).toContain(`"${ru(`common:verdicts.${head}`)}"`);
    expect(rows.map(digitsIn)).toEqual([...active, ...paused].map(({ number }) => number.replace('+', '')));
    expect(rows.filter((row) => row.includes(`"${ru('common:verdicts.goes')}"`))).toHaveLength(18);
    expect(rows.filter((row) => plainBlanks(row).includes(ru('problems:line.alreadySuspended')))).toHaveLength(4);
    for (const [index, { user = '' }] of [...active, ...paused].entries()) expect(rows[index]).toContain(user);
    const orders = await office.app.store.read((tables) => tables.orders.where({}));
    expect(orders).toEqual([]);

    const id = await office.app.accountId(OPERATOR, LOGIN);
    const account = await office.app.store.read(({ accounts }) => accounts.get(id));
    await office.app.store.transaction(({ accounts }) => accounts.remove(id));
    expect((await fetch(url)).status).toBe(404);
    if (account !== undefined) await office.app.store.transaction(({ accounts }) => accounts.put(account));
    expect((await fetch(url)).status).toBe(200);
    // The file is no look at the review: the yes is compared with what that has shown.
    await talk.press('confirm');
    expect((await fetch(url)).status).toBe(404);
  });

  it('is linked to in plain text', async () => {
    await chosen(20, 1);
    const talk = await reviewInText();
    const link = /https?:\S+/.exec(talk.review)?.[0] ?? '';
    expect((await (await fetch(link)).text()).trimEnd().split('\r\n')).toHaveLength(22);
  });

  it('are read on in plain text, and the yes is compared with what was shown as a whole', async () => {
    const { active, paused } = await chosen(20, 2);
    const [moved] = active;
    if (moved === undefined) throw new Error('no line');
    const talk = await reviewInText();
    expect(talk.review).toContain('20 номеров: Активный → Пауза');
    for (const line of paused) expect(talk.review).toContain(named(line));
    await office.change(moved, { state: 'suspended', reason: 'debt' });
    const pages = [await talk.say('ещё'), await talk.say('ещё')];
    expect(pages.map((page) => rowsIn(page, [...active, ...paused]).length)).toEqual([20, 2]);
    expect(await talk.say('ещё')).toContain('19 номеров: Активный → Пауза');
  });

  it('a line that changed while a page was read is refused, with what changed', async () => {
    const { active } = await chosen(24, 0);
    const talk = await reviewOnCards();
    const [moved] = active;
    if (moved === undefined) throw new Error('no line');
    await talk.press(ru('common:verdicts.all', { count: 24 }));
    await office.change(moved, { state: 'suspended', reason: 'debt' });
    await talk.press(ru('common:lines.next'));
    const receipt = await talk.press('confirm', { [ru('common:review.count', { count: 23 })]: '23' });
    expect(receipt).toContain('24 номера: принято 23, пропущено 1');
    expect(receipt).toContain(ru('problems:line.changed', { was: 'Активный', now: 'Заблокирован / Долг' }));
  });

  it('warns of lines whose package becomes smaller or cheaper', async () => {
    const all = (await office.lines('active'))
      .filter(({ plan, internet }) => internet && plan === 'office')
      .slice(0, 3);
    const since = clock.now().toISOString();
    const [one, ...others] = all;
    if (one === undefined) throw new Error('no line');
    await office.app.store.transaction(async ({ lines }) => {
      await lines.put({ ...one, packages: [{ id: 'p3000', since }] });
      for (const line of others) await lines.put({ ...line, packages: [] });
    });
    await office.select('Mine', all);
    const { review } = await reviewOnCards('pack');
    expect(review.split(ru('common:verdicts.less'))).toHaveLength(2);
    expect(review).toContain(ru('common:verdicts.lowered', { count: 1 }));
  });
});

/** The number in the first column, without what keeps a spreadsheet from taking it for an amount. */
const digitsIn = (row: string): string => (row.split(';')[0] ?? '').replaceAll(/\D/g, '');

describe('the result as a file', () => {
  it('has every line, numbers as text, for a spreadsheet in the reader’s language', async () => {
    const { active, paused } = await chosen(22, 3);
    const talk = await reviewOnCards();
    const receipt = await talk.press('confirm', { [ru('common:review.count', { count: 22 })]: '22' });
    expect(receipt).toContain('22 номера\nАктивный → Пауза');
    for (const line of paused) expect(receipt).toContain(named(line));
    await talk.press(ru('common:file.get'));
    const answer = await fetch(openUrl(talk));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+\.csv$/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heads, ...rows] = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
    expect(heads).toMatch(/^"Номер";"Абонент";"Описание";"Было";"Стало";"Заменяет запланированное";/);
    expect(heads).toContain('"Сумма";"Валюта"');
    const [first] = active;
    expect(rows.find((row) => digitsIn(row) === first?.number.slice(1))).toContain(`"${first?.user ?? ''}"`);
    expect(rows).toHaveLength(25);
    expect(rows.map(digitsIn).sort()).toEqual([...active, ...paused].map(({ number }) => number.slice(1)).sort());
    // A number of digits alone would become 3.75E+11.
    expect(rows.every((row) => /^"\d+(-\d+)+"/.test(row))).toBe(true);
    expect(rows.filter((row) => row.includes(`"${ru('common:file.left')}"`))).toHaveLength(3);
    await office.app.outbox.idle();
    // How it stands when it is fetched.
    const again = await (await fetch(openUrl(talk))).text();
    expect(again.split(`"${ru('common:words.completed')}"`)).toHaveLength(23);
    expect(office.app.lines.filter((line) => line.includes('eyJ'))).toEqual([]);
  });

  it('is offered for two lines and more, and in plain text as a link', async () => {
    await chosen(2, 0);
    const several = await reviewInText();
    const link = /https?:\S+/.exec(await several.say('да'))?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
    clock.pass(11);
    expect((await fetch(link)).status).toBe(404);
    const fresh = /https?:\S+/.exec(await several.say('файл'))?.[0] ?? '';
    expect((await fetch(fresh)).status).toBe(200);
    await office.select('Mine', (await office.lines('active')).slice(10, 11));
    const talk = await reviewOnCards();
    const receipt = await talk.press('confirm');
    expect(receipt).not.toContain(ru('common:file.get'));
  });

  it('is for the receipt’s account only, for minutes, and by a sound token only', async () => {
    await chosen(2, 0);
    const talk = await reviewOnCards();
    const order = talk.valueOf('confirm');
    await talk.press('confirm');
    const { command } = talk.valueOf(ru('common:file.get'));
    expect(command).toBe(order.command);
    await talk.press(ru('common:file.get'));
    const link = openUrl(talk);
    expect((await fetch(link)).status).toBe(200);

    const other = await cardTalk(office.app, OPERATOR, 'admin2');
    expect(await other.send({ act: 'file', command })).toBe(ru('common:stale'));
    const { token } = await office.app.signIn(OPERATOR, LOGIN);
    const at = new URL(link);
    const tried = async (t: string) => (await fetch(`${at.origin}${at.pathname}?${new URLSearchParams({ t })}`)).status;
    const real = at.searchParams.get('t') ?? '';
    const [head, body = '', sign] = real.split('.');
    const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString('utf8')), account: 'somebody' };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), sign].join('.');
    expect([await tried(forged), await tried(token), await tried(''), await tried('nonsense')]).toEqual([
      404, 404, 404, 404,
    ]);
    const chat = { method: 'POST', headers: { Authorization: `Bearer ${real}` } };
    expect((await fetch(`${office.app.url}/v3/directline/conversations`, chat)).status).toBe(403);
    clock.pass(11);
    expect(await tried(real)).toBe(404);
    await talk.press(ru('common:file.get'));
    expect((await fetch(openUrl(talk))).status).toBe(200);
  });

  it('is fetched by who is signed in on our page, of a command of their own, and by nobody else', async () => {
    await chosen(2, 0);
    const talk = await reviewOnCards();
    await talk.press('confirm');
    const { command } = talk.valueOf(ru('common:file.get'));
    const tried = async (cookie: string, asked: Record<string, string> = {}, operator = OPERATOR) => {
      const query = new URLSearchParams({ command: String(command), language: 'ru', ...asked });
      return (await fetch(`${office.app.url}/${operator}/result?${query}`, { headers: { cookie } })).status;
    };
    const { cookie } = await office.app.signIn(OPERATOR, LOGIN);
    expect(await tried(cookie)).toBe(200);
    const other = await office.app.signIn(OPERATOR, 'admin2');
    const refused = [
      await tried(''),
      await tried(other.cookie),
      await tried(cookie, {}, 'nobody'),
      await tried(cookie, { command: 'nothing' }),
      await tried(cookie, { language: 'xx' }),
    ];
    expect(refused).toEqual([404, 404, 404, 404, 404]);
    // A company that was lost is no more to be read of.
    const id = await office.app.accountId(OPERATOR, LOGIN);
    await office.app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      if (account) await accounts.put({ ...account, organisations: ['belarus:none'] });
    });
    expect(await tried(cookie)).toBe(404);
  });

  it.each([
    ['is gone', () => undefined],
    ['is another operator’s', (account: Account) => ({ ...account, operator: 'kcell' })],
    ['has lost the company', (account: Account) => ({ ...account, organisations: ['belarus:none'] })],
    ['works for no company', ({ organisations: _, ...account }: Account) => account],
  ])('opens by no link once its account %s, before the yes or after', async (_, changed) => {
    await chosen(22, 0);
    const talk = await reviewOnCards();
    await talk.press(ru('common:file.planGet'));
    const plan = openUrl(talk);
    await talk.press('confirm', { [ru('common:review.count', { count: 22 })]: '22' });
    await talk.press(ru('common:file.get'));
    const result = openUrl(talk);
    const again = await reviewOnCards();
    await again.press(ru('common:file.planGet'));
    const links = [result, openUrl(again), plan];
    const statuses = async () => Promise.all(links.map(async (link) => (await fetch(link)).status));
    expect(await statuses()).toEqual([200, 200, 404]);
    const id = await office.app.accountId(OPERATOR, LOGIN);
    await office.app.store.transaction(async ({ accounts }) => {
      const account = await accounts.get(id);
      const other = account && changed(account);
      await (other === undefined ? accounts.remove(id) : accounts.put(other));
    });
    expect(await statuses()).toEqual([404, 404, 404]);
  });

  it('is given again with the receipt that is shown again', async () => {
    await chosen(2, 0);
    const talk = await reviewOnCards();
    const order = talk.valueOf('confirm');
    await talk.press('confirm');
    // A press that comes again is told which receipt it has; that one can be opened.
    const told = await talk.send(order);
    const again = await talk.say(/[A-Z0-9]{8}/.exec(told)?.[0] ?? '');
    expect(again).toContain('2 номера: принято 2');
    expect(again.split('Активный → Пауза')).toHaveLength(3);
    expect(again).toContain(ru('common:file.get'));
  });
});
