import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Line } from '../../../src/domain/records/line.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../../support/linesApp.js';
import { plainBlanks } from '../../support/seen.js';
import { textTalk } from '../../support/talk.js';
import { type Row, TmfServer } from '../../support/tmf/server.js';
import { until } from '../../support/until.js';

const secret = 'a-secret-at-the-end-of-an-address-of-ours';
let office: LinesApp;
let server: TmfServer;
let folder: string;
beforeAll(async () => {
  server = await new TmfServer().start();
  const interfaces = { TMF632: {}, TMF637: {}, TMF639: {}, TMF666: {} };
  const more = { events: { secret }, lastUpdate: 'lastUpdate', pollEvery: 0.2, pageSize: 2 };
  const tmf = [{ operator: OPERATOR, baseUrl: server.url, interfaces, ...more }];
  office = await startLines(undefined, { env: { TMF: JSON.stringify(tmf) } });
  folder = await mkdtemp(join(tmpdir(), 'guichet-pull-'));
  await until(() => server.callbacks('TMF637').length === 1);
}, 60_000);
afterAll(async () => {
  await office.stop();
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  for (const [at, list] of [
    ['TMF632', 'organization'],
    ['TMF637', 'product'],
    ['TMF639', 'resource'],
    ['TMF666', 'billingAccount'],
  ] as const)
    server.list(at, list).clear();
});

/** `npm run admin -- pull …`, as it is run. */
async function pull(...args: string[]): Promise<{ readonly out: string; readonly ok: boolean }> {
  const program = new URL('../../../dist/bot/console/adminProgram.js', import.meta.url).pathname;
  const env = { ...process.env, DATA_DIR: office.app.dataDir };
  const all = [program, 'pull', OPERATOR, ...args, '--folder', folder];
  return promisify(execFile)(process.execPath, all, { env }).then(
    ({ stdout, stderr }) => ({ out: stdout + stderr, ok: true }),
    ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ out: stdout + stderr, ok: false }),
  );
}
const company = (id: string) => [{ id, role: 'customer', '@referredType': 'Organization' }];
const product = (number: string, more: object = {}): Row => ({
  ...{ id: `p${number}`, productSerialNumber: number, status: 'active', relatedParty: company('probnaya') },
  ...{ productOffering: { id: plan }, billingAccount: { id: '9001' }, ...more },
});
let plan = '';
beforeAll(async () => {
  plan = (await office.lines('active'))[0]?.plan ?? '';
});
const lineOf = (number: string): Promise<Line | undefined> =>
  office.app.store.read(async ({ lines }) => (await lines.where({ number }))[0]);
const numbers = ['+375291110001', '+375291110002', '+375291110003', '+375291110004', '+375291110005'] as const;
/** A line of the demo, as the back end has it. */
const upstream = ({ number, organisation, billingAccount, plan: offering }: Line, more: object = {}): Row => ({
  ...product(number, {
    relatedParty: company(organisation.split(':')[1] ?? ''),
    billingAccount: { id: billingAccount },
  }),
  ...{ productOffering: { id: offering }, ...more },
});

describe('npm run admin -- pull', () => {
  it('brings companies, what their bills are made for, lines and stock, page by page; said again, nothing changes', async () => {
    server.put('TMF632', 'organization', { id: 'probnaya', tradingName: 'Пробная' });
    server.put('TMF666', 'billingAccount', { id: '9001', name: 'x', relatedParty: company('probnaya') });
    server.put('TMF637', 'product', ...numbers.map((number) => product(number)), { id: 'news', status: 'active' });
    server.put('TMF639', 'resource', {
      id: 'r1',
      resourceStatus: 'available',
      resourceCharacteristic: [{ name: 'MSISDN', value: '+375291119999' }],
    });
    const first = await pull();
    expect(first.out).toContain('lines: 5 in the back end, and 1 that are none');
    expect(first.ok).toBe(true);
    for (const number of numbers)
      expect(await lineOf(number)).toMatchObject({ organisation: `${OPERATOR}:probnaya`, plan, state: 'active' });
    const again = await pull('lines');
    expect(again.out).toContain('0 new, 0 changed, 5 as they are, 0 refused');
    expect(server.asked.filter(({ path }) => path.endsWith('/product')).length).toBeGreaterThan(5);
  }, 60_000);

  it('says what was not seen again, and lets it stay', async () => {
    server.put('TMF637', 'product', ...numbers.slice(1).map((number) => product(number)));
    const { out } = await pull('lines');
    expect(out).toContain('They stay as they are');
    expect(await readFile(join(folder, 'lines.unseen.txt'), 'utf8')).toContain(numbers[0]);
    expect(await lineOf(numbers[0])).toMatchObject({ state: 'active' });
    // What came is nobody's to read afterwards.
    expect(await readdir(folder)).not.toContain('lines.jsonl');
  }, 60_000);

  it('takes nothing in where a row is refused, or the back end cannot be believed', async () => {
    const odd = { status: 'suspended', productOffering: { id: 'unheardOf' } };
    server.put('TMF637', 'product', product('+375291110006'), product(numbers[0], odd));
    const { out, ok } = await pull('lines');
    expect(out).toContain('row 2, plan:');
    expect(ok).toBe(false);
    expect(await lineOf('+375291110006')).toBeUndefined();
    // Whoever looks for changes every moment may take one of them.
    server.faults.push(...Array.from({ length: 200 }, () => ({ text: '{"code":"20","reason":"later"}' })));
    expect(await pull('lines')).toMatchObject({ ok: false, out: expect.stringContaining('TMF637.bad.errorBody') });
    server.faults.length = 0;
    server.paging = 'ignoresOffset';
    server.put('TMF637', 'product', product(numbers[0]));
    expect(await pull('lines')).toMatchObject({
      ok: false,
      out: expect.stringContaining('twice: nothing of it is taken in'),
    });
    server.paging = 'right';
    expect(await lineOf('+375291110006')).toBeUndefined();
  }, 60_000);
});

describe('a line that changes in the back end', () => {
  const suspended = {
    status: 'suspended',
    productCharacteristic: [{ name: 'suspensionReason', value: 'asked' }],
  };
  const told = (id: string) => server.tell('TMF637', 'productStateChangeEvent', { product: { id } });

  it('changes here as soon as it is told, and is refused where somebody was about to change it', async () => {
    const [line] = await office.lines('active');
    if (line === undefined) throw new Error('no line is active');
    await office.select('Mine', [line]);
    const talk = await textTalk(office.app, OPERATOR, LOGIN);
    await talk.say('pause');
    await talk.say('Mine');
    const row = upstream(line, suspended);
    server.put('TMF637', 'product', row);
    expect(await told(row.id)).toEqual([204]);
    const taken = await lineOf(line.number);
    // It is told again, and what it was told of before comes late: what it is now was asked each time.
    for (const type of ['productStateChangeEvent', 'productCreateEvent'])
      expect(await server.tell('TMF637', type, { product: { id: row.id, status: 'active' } })).toEqual([204]);
    expect(await lineOf(line.number)).toEqual(taken);
    expect(await lineOf(line.number)).toMatchObject({ state: 'suspended', reason: 'asked' });
    const answer = await talk.say('да');
    const words = office.app.words('ru', OPERATOR);
    expect(answer).toContain(plainBlanks(words.say('problems:line.alreadySuspended')).slice(0, 12));
    expect(await office.app.store.read(async ({ orders }) => (await orders.where({ line: line.id })).length)).toBe(0);
  });

  it('brings what is barred and forwarded on it, and nothing where it does not tell', async () => {
    const [line] = await office.lines('active');
    if (line === undefined) throw new Error('no line is active');
    const services = (values: Readonly<Record<string, unknown>>) => ({
      productCharacteristic: Object.entries(values).map(([name, value]) => ({ name, value })),
    });
    const taken = async (values: Readonly<Record<string, unknown>>) => {
      const row = upstream(line, services(values));
      server.put('TMF637', 'product', row);
      expect(await told(row.id)).toEqual([204]);
      const { bars, forwarding, smsControlBanned } = (await lineOf(line.number)) ?? {};
      return { bars, forwarding, smsControlBanned };
    };
    const after = 20;
    const turned = { CFU: false, CFB: { to: '+375291110009' }, CFNRy: { to: '+375291110009', after } };
    const barred = { BAOC: true, 'barring-data': 'true', BOIC: false, smsControl: true };
    const there = {
      ...{ bars: ['callsOut', 'data'], smsControlBanned: true },
      forwarding: { CFB: turned.CFB, CFNRy: turned.CFNRy },
    };
    expect(await taken({ ...barred, ...turned })).toEqual(there);
    expect(await taken({ BAOC: 'perhaps', CFU: { to: 'nowhere' } })).toEqual(there);
    expect(await taken({ BAOC: false, smsControl: false, CFU: false, CFB: false })).toEqual({});
  });

  it('is found by when it was changed, where nobody told', async () => {
    const [line] = await office.lines('active');
    if (line === undefined) throw new Error('no line is active');
    server.put(
      'TMF637',
      'product',
      upstream(line, { ...suspended, lastUpdate: new Date(Date.now() + 1000).toISOString() }),
    );
    await until(async () => (await lineOf(line.number))?.state === 'suspended');
  });

  it('that is gone over there stays here, and is said', async () => {
    const [line] = await office.lines('active');
    expect(await told('nobody-knows')).toEqual([204]);
    expect(await lineOf(line?.number ?? '')).toMatchObject({ state: 'active' });
    expect(office.app.lines.join('')).toContain('tmf.lineGone');
  });
});
