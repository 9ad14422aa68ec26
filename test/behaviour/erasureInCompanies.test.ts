import { beforeEach, describe, expect, it } from '@jest/globals';
import { askControl } from '../../src/bot/control/socket.js';
import { textsOf } from '../../src/domain/lines/sought.js';
import { type Row, tableNames } from '../../src/domain/records/tables.js';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import type { TestApp } from '../support/app.js';
import { sharedApps } from '../support/sharedApp.js';
import { textTalk } from '../support/talk.js';

const apps = sharedApps();
let app: TestApp;
beforeEach(async () => {
  app = await apps.open('telenet');
});

const manager = { operator: 'telenet', login: 'fleet1', password: 'telenet-demo-1' };
const ask = (what: 'export' | 'erase', who: object) =>
  askControl(app.dataDir, `person.${what}`, { ...manager, ...who });

/** Jürgen's line: its user has confirmed their data, so nobody can change them in the chat. */
const NUMBER = '+32470000010';
const USER = { birthDate: '1981-02-03', email: 'Juergen.User@example.com', phone: '+32470999888' };

/** The number's line, with everything about its user that an administrator can write. */
async function used(): Promise<Row<'lines'>> {
  return app.store.transaction(async ({ lines, lineUsers }) => {
    const [line] = await lines.where({ number: NUMBER });
    if (line === undefined) throw new Error('the demo has this number');
    const { operator, organisation, id } = line;
    const names = { firstName: 'Jürgen', lastName: 'Müßiggang-Größe' };
    await lineUsers.put({ id: 'user-1', operator, organisation, line: id, ...names, ...USER });
    const described = { ...line, description: 'Firmenwagen von Jürgen' };
    await lines.put({ ...described, ...textsOf(described) });
    return described;
  });
}

/** The tables of the store that have a text in some row. */
const tablesWith = (text: string): Promise<string[]> =>
  app.store.read(async (tables) => {
    const has = await Promise.all(
      tableNames.map(async (name) =>
        JSON.stringify(await tables[name].where({}))
          .toLowerCase()
          .includes(text.toLowerCase()),
      ),
    );
    return tableNames.filter((_name, index) => has[index]);
  });

describe('a user of a line', () => {
  it.each([
    ['address', { email: 'juergen.user@EXAMPLE.com' }],
    ['phone', { phone: '0470 99 98 88' }],
    ['number of the line', { phone: '0470 00 00 10' }],
  ])('is handed out with all that is written of them, by the %s', async (_by, who) => {
    await used();
    expect(await ask('export', who)).toMatchObject({
      answer: {
        profiles: [],
        lines: [
          {
            ...{ number: NUMBER, user: 'Jürgen Müßiggang-Größe', description: 'Firmenwagen von Jürgen' },
            data: { firstName: 'Jürgen', ...USER },
          },
        ],
      },
    });
  });

  it('is in no table any more once erased, though they had confirmed; the line works on', async () => {
    const line = await used();
    const talk = await textTalk(app, 'telenet', 'fleet1');
    await talk.say('une personne');
    await talk.say('autre chose');
    await talk.say(`Qui est ${USER.email} ?`);
    await talk.say('-');
    await talk.say('oui');
    expect(await tablesWith(USER.email)).toEqual(['lineUsers', 'requests']);
    expect(await ask('erase', { email: USER.email })).toMatchObject({ answer: { reference: expect.any(String) } });
    for (const text of [USER.email, USER.phone, USER.birthDate, 'Müßiggang', 'Firmenwagen', 'muessiggang'])
      expect([text, await tablesWith(text)]).toEqual([text, []]);
    const now = await app.store.read(({ lines }) => lines.get(line.id));
    expect(now).toMatchObject({ number: NUMBER, state: line.state, plan: line.plan, iccid: line.iccid });
    expect(now).not.toHaveProperty('userConfirmedAt');
    expect(await ask('erase', { email: USER.email })).toEqual({ problem: 'refused: user.unknown' });
    talk.close();
  });
});

it('the user of a SIM card that is still to come is known and erased, too', async () => {
  await app.store.transaction(async ({ lines, lineUsers }) => {
    const [line] = await lines.where({ number: NUMBER });
    const { operator = '', organisation = '' } = line ?? {};
    const user = { firstName: 'Lena', lastName: 'Beispiel', email: 'lena@example.com' };
    await lineUsers.insert({ id: 'user-2', operator, organisation, line: 'to come', ...user });
  });
  expect(await ask('export', { email: 'lena@example.com' })).toMatchObject({
    answer: { lines: [{ data: { firstName: 'Lena' } }] },
  });
  await ask('erase', { email: 'lena@example.com' });
  expect(await tablesWith('lena@example.com')).toEqual([]);
});

/** A card of the demo's stock. */
const SIM = `893203000080000001${luhnDigit('893203000080000001')}`;

it('what waits for a second administrator is taken back where it names whoever is erased', async () => {
  const waiting = (id: string, email: string): Row<'approvals'> => ({
    ...{ id, operator: 'telenet', organisation: 'telenet:exempleLogistique', account: 'whoever', conversation: 'one' },
    ...{ commandId: id, command: 'line.add', reference: id, lines: [], state: 'waiting' },
    input: { iccid: SIM, plan: 'mobileStart', firstName: 'Jürgen', email },
    ...{ askedAt: '2026-03-02T09:00:00.000Z', expiresAt: '2126-03-03T09:00:00.000Z' },
  });
  await used();
  await app.store.transaction(async ({ approvals }) => {
    await approvals.insert(waiting('theirs', USER.email));
    await approvals.insert(waiting('anothers', `x.${USER.email}`));
  });
  expect(await ask('erase', { email: USER.email })).toMatchObject({ answer: { reference: expect.any(String) } });
  const after = await app.store.read(({ approvals }) => approvals.where({}));
  expect(after.map(({ id, state, input }) => [id, state, 'email' in input])).toEqual([
    ['theirs', 'withdrawn', false],
    ['anothers', 'waiting', true],
  ]);
});

describe('somebody with a profile', () => {
  const malina = { email: 'malina@example.com' };

  it('is handed out, and the audit says who had it', async () => {
    const said = await ask('export', malina);
    expect(said).toMatchObject({
      answer: { profiles: [{ firstName: 'Malina', phone: '+32470000902', state: 'invited' }], lines: [] },
    });
    expect(JSON.stringify(said)).not.toContain('sought');
    const account = await app.accountId('telenet', 'fleet1');
    const lines = await app.store.read(({ audit }) => audit.where({ account }));
    expect(
      lines.map(({ command, outcome, channel, subject }) => [command, outcome, channel, subject.split(':')[0]]),
    ).toEqual([['user.export', 'done', 'console', 'profile']]);
  });

  it('is in no table any more once erased', async () => {
    expect(await tablesWith('malina')).toEqual(['profiles']);
    await ask('erase', { phone: '+32470000902' });
    expect(await tablesWith('malina')).toEqual([]);
  });
});

describe('nobody is handed out or erased', () => {
  it.each([
    ['with a wrong password', { email: 'malina@example.com', password: 'no' }, 'wrong login or password'],
    ['of another company', { email: 'senne@example.com' }, 'refused: user.unknown'],
    ['whom no book has', { email: 'nobody@example.com' }, 'refused: user.unknown'],
    ['by a phone that is none', { phone: '12' }, 'refused: value.phoneHere'],
  ])('%s', async (_why, who, problem) => {
    for (const what of ['export', 'erase'] as const) expect([what, await ask(what, who)]).toEqual([what, { problem }]);
  });

  it('who asks for it themselves: they manage the company', async () => {
    expect(await ask('erase', { email: 'fleet1@example.com' })).toEqual({ problem: 'refused: profile.own' });
    expect(await ask('export', { email: 'fleet1@example.com' })).toMatchObject({ answer: { profiles: [{}] } });
  });
});
