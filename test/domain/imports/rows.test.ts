import { beforeEach, describe, expect, it } from '@jest/globals';
import { importRows, judgeRows } from '../../../src/domain/imports/importRows.js';
import type { ImportKindName } from '../../../src/domain/imports/kinds.js';
import { type Actor, programActor } from '../../../src/domain/records/account.js';
import { type Office, openOffice } from '../office.js';

let office: Office;
let next: number;
beforeEach(async () => {
  office = await openOffice();
  next = 0;
});

const program: Actor = { ...programActor('acme', 'console:test', 'console'), everyCompany: true };
type Cells = Readonly<Record<string, string>>;
const rowsOf = (all: readonly Cells[]) => all.map((cells, index) => ({ at: index + 2, cells: { ...cells } }));

async function imported(kind: ImportKindName, ...all: readonly Cells[]) {
  next += 1;
  const input = { kind, rows: rowsOf(all), invites: false };
  const done = await office.door.execute({ commandId: `import-${next}`, command: importRows, input, actor: program });
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.outcome;
}
/** Of each row what it comes to, or which column is refused and why. */
async function judged(kind: ImportKindName, ...all: readonly Cells[]) {
  const answer = await office.door.ask({ query: judgeRows, input: { kind, rows: rowsOf(all) }, actor: program });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.map((one) => (one.ok ? one.outcome : [one.column, one.problem.code]));
}
const counts = (added: number, changed: number, same: number) => ({
  ...{ kind: 'done', facts: { added: { count: added }, changed: { count: changed }, same: { count: same } } },
});

const document = { documentType: 'passport', country: 'CD', documentNumber: 'OP 0000009' };
const customer = {
  ...{ ...document, lastName: 'Exemple', phone1: '0812 345 678', email: 'exemple@client.example' },
  ...{ houseNumber: '12', avenue: 'du Modèle', commune: 'Gombe', town: 'Kinshasa' },
};
const subscription = {
  ...{ ...document, modemSerial: 'MODEM0000009', activationNumber: 'KEY000000009', offer: 'home10' },
  ...{ startsAt: '2026-10-15T00:00:00Z', endsAt: '2026-11-14T00:00:00Z' },
};

describe('rows of a file', () => {
  it('are written all or none: one that has come to be refused is named', async () => {
    const [one, other] = [
      { id: 'one', name: 'One' },
      { id: 'no good', name: 'Two' },
    ];
    expect(await imported('organisations', one, other)).toMatchObject({
      ...{ kind: 'refused', problem: { code: 'import.rowRefused', details: { row: 3 } } },
    });
    expect(await judged('organisations', one, other, one)).toEqual([
      'added',
      ['id', 'value.text'],
      ['', 'row.repeats'],
    ]);
    expect(await imported('organisations', one)).toMatchObject(counts(1, 0, 0));
    expect(await imported('organisations', { ...one, name: 'Another' })).toMatchObject(counts(0, 1, 0));
    expect(await judged('organisations', one, { ...one, id: 'two' })).toEqual(['changed', 'added']);
  });

  it('bring customers and their modems, once', async () => {
    expect(await judged('subscriptions', subscription)).toEqual([['documentNumber', 'customer.unknown']]);
    expect(await imported('customers', customer)).toMatchObject(counts(1, 0, 0));
    expect(await imported('subscriptions', subscription)).toMatchObject(counts(1, 0, 0));
    expect(await imported('customers', customer)).toMatchObject(counts(0, 0, 1));
    expect(await imported('subscriptions', subscription)).toMatchObject(counts(0, 0, 1));
    const second = { ...customer, documentNumber: 'OP0000010' };
    await imported('customers', second);
    expect(
      await judged(
        'subscriptions',
        { ...subscription, documentNumber: 'OP0000010' },
        { ...subscription, modemSerial: 'MODEM0000010' },
        {
          ...subscription,
          modemSerial: 'MODEM0000011',
          activationNumber: 'KEY000000011',
          endsAt: '2026-10-14T00:00:00Z',
        },
        { ...subscription, modemSerial: 'MODEM0000012', activationNumber: 'KEY000000012', offer: 'gold' },
      ),
    ).toEqual([
      ['modemSerial', 'modem.taken'],
      ['activationNumber', 'import.notThere'],
      ['endsAt', 'value.periodOrder'],
      ['offer', 'value.choice'],
    ]);
    expect(await judged('customers', { ...customer, phone1: '12' }, { ...customer, documentNumber: '7' })).toEqual([
      ['phone1', 'value.phoneForm'],
      ['documentNumber', 'value.documentCharacters'],
    ]);
  });

  it('give an account another role: whoever is signed in as it signs in anew', async () => {
    await imported('organisations', { id: 'one', name: 'One' });
    const agent = await office.store.read(({ accounts }) => accounts.get(office.agent.account));
    const row = { login: agent?.login ?? '', name: 'Agent Exemple', role: 'agent' };
    const session = { operator: 'acme', account: office.agent.account, expiresAt: '2026-11-01T21:00:00.000Z' };
    await office.store.transaction(({ sessions }) => sessions.put({ ...session, id: 'session', conversations: {} }));
    await imported('accounts', row);
    const signedIn = () => office.store.read(({ sessions }) => sessions.where({ account: office.agent.account }));
    expect(await signedIn()).toHaveLength(1);
    expect(await judged('accounts', { ...row, role: 'reseller' }, { ...row, organisations: 'nobody' })).toEqual([
      ['role', 'account.noRole'],
      ['organisations', 'import.notThere'],
    ]);
    await imported('accounts', { ...row, organisations: 'one' });
    expect(await signedIn()).toEqual([]);
  });

  it('of what the operator does not have are refused', async () => {
    await expect(judged('lines', { number: '+243812345678' })).rejects.toThrow('import.notHere');
  });
});
