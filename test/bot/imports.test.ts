import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { startApp, type TestApp } from '../support/app.js';
import { mailsOf } from '../support/invitations.js';
import { encoded, workbook } from '../support/sheetFiles.js';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'guichet-imports-'));
}, 60_000);
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

/** `npm run admin -- …`, as it is run. */
async function admin(
  ...args: string[]
): Promise<{ readonly out: string; readonly problem: string; readonly ok: boolean }> {
  const program = new URL('../../dist/bot/console/adminProgram.js', import.meta.url).pathname;
  const env = { ...process.env, DATA_DIR: app.dataDir };
  const done = await promisify(execFile)(process.execPath, [program, ...args], { env }).then(
    (said) => ({ ...said, ok: true }),
    (error: { stdout: string; stderr: string }) => ({ ...error, ok: false }),
  );
  return { out: done.stdout.trim(), problem: done.stderr.trim(), ok: done.ok };
}

let files = 0;
/** A file of its own for each test: its name says what it holds. */
async function file(kind: string, content: string | Uint8Array, end = '.csv'): Promise<string> {
  files += 1;
  const path = join(folder, `${kind}-${files}${end}`);
  await writeFile(path, content);
  return path;
}
const table = (...rows: readonly string[]): string => `${rows.join('\r\n')}\r\n`;
const lineOf = async (number: string) => (await app.store.read(({ lines }) => lines.where({ number })))[0];
const refusedOf = (path: string) => readFile(path.replace(/\.\w+$/, '.refused.csv'), 'utf8');

/** With its check digit. */
const SIM = `899970100000000901${luhnDigit('899970100000000901')}`;
const LINES = 'number;organisation;billingAccount;plan;iccid;state;reason;user;packages;balance;creditLimit';

describe('npm run admin -- import', () => {
  it('brings a company, what its bills are made for, its administrator and its lines, who then work with them', async () => {
    await admin('import', 'kcell', await file('organisations', table('id,name', 'modelExpress,«Модель Экспресс»')));
    await admin(
      'import',
      'kcell',
      await file('billing-accounts', table('number,organisation', '20000901,modelExpress')),
    );
    const people = table(
      'login,name,role,email,organisations',
      'saule,Сауле Новая,administrator,saule@model.example,modelExpress',
    );
    const [mail] = await mailsOf(app, async () => {
      const { out } = await admin('import', 'kcell', await file('accounts', people), '--invite');
      expect(out).toContain('1 new, 0 changed, 0 as they are, 0 refused');
    });
    expect(mail?.headers.get('to')).toMatchObject({ value: [{ address: 'saule@model.example' }] });
    const lines = table(
      LINES,
      `8 701 999 09 01;modelExpress;20000901;businessManager;${SIM};active;;Данияр Пробный;internet10;120.50 KZT;5000 KZT`,
      '+7 701 999 09 02;modelExpress;20000901;businessVoice;;suspended;lost;Склад;;;',
    );
    const path = await file('lines', lines);
    const checked = await admin('import', 'kcell', path, '--check');
    expect([checked.ok, checked.out]).toEqual([true, '2 new, 0 changed, 0 as they are, 0 refused']);
    expect(await lineOf('+77019990901')).toBeUndefined();
    expect((await admin('import', 'kcell', path)).out).toContain('Imported.');
    expect(await lineOf('+77019990901')).toMatchObject({
      ...{ organisation: 'kcell:modelExpress', plan: 'businessManager', state: 'active', internet: true },
      ...{ user: 'Данияр Пробный', packages: [{ id: 'internet10' }], balance: { minor: 12_050, currency: 'KZT' } },
    });
    // Once more, nothing changes: a run that was broken off is run again.
    expect((await admin('import', 'kcell', path)).out).toContain('0 new, 0 changed, 2 as they are, 0 refused');
    const audit = await app.store.read(({ audit: all }) => all.search({ equal: {}, from: 0, most: 100, order: 'at' }));
    const subjects = audit.rows.filter(({ command }) => command === 'import.rows').map(({ subject }) => subject);
    expect(subjects).toEqual([
      'import:organisations',
      'import:billing-accounts',
      'import:accounts',
      'import:lines',
      'import:lines',
    ]);
  });

  it('changes what a file says, and leaves what it does not', async () => {
    const before = await lineOf('+77010000002');
    const path = await file('lines', table('number,user', '+77010000002,Новое Имя'));
    expect((await admin('import', 'kcell', path)).out).toContain('0 new, 1 changed');
    const after = await lineOf('+77010000002');
    expect(after).toEqual({
      ...before,
      user: 'Новое Имя',
      called: 'новое имя',
      sought: expect.stringContaining('новое имя'),
    });
  });

  it('names every row that it cannot take, and takes none', async () => {
    const path = await file(
      'lines',
      table(
        LINES,
        '+77019990911;primer;20000001;businessVoice;;active;;Хорошая Строка;;;',
        '7.70100009e+10;primer;20000001;businessVoice;;;;;;;',
        '+77019990912;primer;20000001;businessVoice;8.9997E+18;;;;;;',
        '+77019990911;primer;20000001;businessVoice;;;;;;;',
        '+77010000001;ulgi;20000005;businessVoice;;;;;;;',
        '+77019990913;nobody;20000001;businessVoice;;;;;;;',
        '+77019990914;primer;20000005;businessVoice;;;;;;;',
        '+77019990915;primer;20000001;gold;;;;;;;',
        '+77019990916;primer;20000001;businessVoice;;suspended;;;;;',
        '+77019990917;primer;20000001;businessVoice;;;;;;12 EUR;',
        '+77019990918;primer;20000001;m2m;;;;;internet10;;',
        '+77019990919;;20000001;businessVoice;;;;;;;',
      ),
    );
    const done = await admin('import', 'kcell', path);
    expect(done.ok).toBe(false);
    expect(done.out).toContain('1 new, 0 changed, 0 as they are, 11 refused');
    expect(done.out).toContain('Nothing was imported.');
    expect(await lineOf('+77019990911')).toBeUndefined();
    const said = (await refusedOf(path)).trim().split('\r\n').slice(1);
    const beginnings = [
      ['number', 'The spreadsheet has shortened the number'],
      ['iccid', 'The spreadsheet has shortened this number'],
      ['', 'Duplicate of row 2.'],
      ['organisation', 'It belongs to another organisation already'],
      ['organisation', 'Not found: “nobody”.'],
      ['billingAccount', 'Not found: “20000005”.'],
      ['plan', 'That is not on the list.'],
      ['reason', 'This field is required.'],
      ['balance', 'Enter an amount'],
      ['packages', 'Not available with this plan.'],
      ['organisation', 'This field is required.'],
    ];
    expect(said.map((line) => line.split('","').slice(-2))).toEqual(
      beginnings.map(([column, why]) => [column, expect.stringContaining(why ?? '')]),
    );
    const taken = await admin('import', 'kcell', path, '--skip-refused');
    expect([taken.ok, taken.out.includes('Imported.')]).toEqual([false, true]);
    expect(await lineOf('+77019990911')).toBeDefined();
  });

  it('names each of a hundred, in a file, and takes none of the good ones', async () => {
    const bad = Array.from({ length: 100 }, (_, n) => `+7701${n}`);
    const path = await file('numbers', table('number', '+77010000981', ...bad, '+77010000982'));
    expect(await admin('import', 'kcell', path)).toMatchObject({ ok: false });
    const said = (await refusedOf(path)).trim().split('\r\n').slice(1);
    expect(said.map((line) => /\+7701\d+/.exec(line)?.[0])).toEqual(bad);
    const there = await app.store.read(({ stock }) => stock.where({ kind: 'number' }));
    expect(there.some(({ id }) => id.includes('7701000098'))).toBe(false);
  });

  it('brings what is barred and forwarded, takes it away, and gives it out as it comes in', async () => {
    const heading = 'number,bars,forwarding,smsControlBanned';
    const set = '+77010000002,data callsOut,CFU:+77010000003 CFNRy:+77010000004:20,yes';
    await admin('import', 'kcell', await file('lines', table(heading, set)));
    const forwarding = { CFU: { to: '+77010000003' }, CFNRy: { to: '+77010000004', after: 20 } };
    const there = { bars: ['callsOut', 'data'], smsControlBanned: true, forwarding };
    expect(await lineOf('+77010000002')).toMatchObject(there);
    const out = join(folder, 'bars.csv');
    await admin('export', 'kcell', 'lines', out);
    expect(await readFile(out, 'utf8')).toMatch(/CFU:\+77010000003 CFNRy:\+77010000004:20/);
    const dreams = await file('lines', table(heading, '+77010000002,dreams,,'));
    expect(await admin('import', 'kcell', dreams)).toMatchObject({ ok: false });
    expect(await lineOf('+77010000002')).toMatchObject(there);
    await admin('import', 'kcell', await file('lines', table(heading, '+77010000002,none,none,no')));
    const { bars, forwarding: turned, smsControlBanned } = (await lineOf('+77010000002')) ?? {};
    expect({ bars, turned, smsControlBanned }).toEqual({});
  });

  it('takes the file of those that were refused once it is mended', async () => {
    const path = await file('numbers', table('number', '+77010000951', '+7701000095'));
    expect((await admin('import', 'kcell', path)).ok).toBe(false);
    const refused = await refusedOf(path);
    expect(refused).toContain('"number","column","why"');
    const mended = await file('numbers', refused.replace('+7701000095', '+77010000952'));
    expect((await admin('import', 'kcell', mended)).out).toContain('1 new, 0 changed, 0 as they are, 0 refused');
  });

  it.each(['utf-8 with mark', 'utf-16le', 'windows-1251'] as const)('reads %s, with tabs', async (encoding) => {
    const text = table('id\tname', 'cyrillic\tПримерная компания «Тест»');
    const path = await file('organisations', encoded(text, encoding));
    expect((await admin('import', 'kcell', path)).ok).toBe(true);
    const found = await app.store.read(({ organisations }) => organisations.get('kcell:cyrillic'));
    expect(found?.name).toBe('Примерная компания «Тест»');
  });

  it('reads a workbook and JSON Lines, whose numbers may be texts or none', async () => {
    const sheet = workbook([
      ['number', 'type'],
      [{ number: '77010000961' }, ''],
      [{ number: '8.9997010000000090E+18' }, ''],
    ]);
    const path = await file('numbers', sheet, '.xlsx');
    expect((await admin('import', 'kcell', path, '--skip-refused')).out).toContain(
      '1 new, 0 changed, 0 as they are, 1 refused',
    );
    expect(await refusedOf(path)).toContain('The spreadsheet has shortened the number');
    const json = ['{"number": "+77010000962"}', '', '{"number": 77010000963, "kind": true}'].join('\n');
    const lines = await file('numbers', json, '.jsonl');
    const { out } = await admin('import', 'kcell', lines);
    expect(out).toContain('1 new, 0 changed, 0 as they are, 1 refused');
    expect(out).toContain('row 3, kind: There is no column “kind”.');
    const broken = await file('numbers', '{"number": "+77010000962"}\n{"number"', '.jsonl');
    expect((await admin('import', 'kcell', broken)).problem).toContain('line 2 is no JSON object');
  });

  it.each([
    ['a separator that is none', 'numbers', 'number:type\r\n+77010000971:x\r\n', 'There is no column “number:type”'],
    ['nothing', 'numbers', '', 'is empty'],
    ['a picture', 'numbers', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff]), 'is no text'],
    ['another kind of thing', 'widgets', table('id', '1'), 'say with --kind what is in it'],
    ['what the operator does not have', 'customers', table('lastName', 'A'), 'This operator has no such thing'],
  ])('says what is wrong with %s', async (_, kind, content, problem) => {
    const done = await admin('import', 'kcell', await file(kind, content));
    expect([done.ok, done.problem]).toEqual([false, expect.stringContaining(problem)]);
  });
});

describe('npm run admin -- export', () => {
  it.each([
    ...(['organisations', 'billing-accounts', 'accounts', 'lines', 'sim-cards'] as const).map(
      (kind) => ['kcell', kind, '.csv'] as const,
    ),
    ...(['accounts', 'customers', 'subscriptions'] as const).map((kind) => ['konnect', kind, '.jsonl'] as const),
    ...(['billing-accounts', 'lines', 'numbers'] as const).map((kind) => ['telenet', kind, '.jsonl'] as const),
    ...([
      ['belarus', 'lines', '.csv'],
      ['comuniq', 'lines', '.csv'],
    ] as const),
  ])('what %s has of %s comes back as it was, as %s', async (operator, kind, end) => {
    const path = join(folder, `${kind}-${operator}${end}`);
    const { out } = await admin('export', operator, kind, path);
    const count = Number(/^(\d+) rows written$/.exec(out)?.[1]);
    expect(count).toBeGreaterThan(0);
    const back = await admin('import', operator, path, '--check');
    expect(back.out).toBe(`0 new, 0 changed, ${count} as they are, 0 refused`);
  });

  it('writes over nothing', async () => {
    const path = await file('organisations', 'mine');
    expect((await admin('export', 'kcell', 'organisations', path)).problem).toContain('EEXIST');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});
