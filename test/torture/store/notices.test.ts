import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '../../../src/domain/records/tables.js';
import { registerCustomer } from '../../../src/domain/sales/registerCustomer.js';
import { type Office, openOffice } from '../../domain/office.js';
import { registration } from '../../domain/sales/registration.js';
import { type Books, readBooks } from './books.js';
import { Intents } from './intents.js';

const COMMAND = 'c1';
let office: Office;
let reference: string;

/** What is wrong after somebody has tampered with the store. */
async function problemsAfter(tampering: (tables: Tables) => Promise<void>): Promise<string[]> {
  await office.store.transaction(tampering);
  return (await readBooks(office.store)).problems;
}

beforeEach(async () => {
  office = await openOffice();
  const done = await office.withPin(registerCustomer, registration, COMMAND);
  if (!done.ok || done.value.outcome.kind === 'refused') throw new Error('the registration was refused');
  reference = done.value.outcome.reference;
});

describe('the torture of the stores notices', () => {
  it('nothing where all is well', async () => {
    expect(await readBooks(office.store)).toEqual({ problems: [], done: [{ command: COMMAND, reference }] });
  });

  it('a receipt without its audit line', async () => {
    const removed = async ({ audit }: Tables) => {
      const [line] = await audit.where({ commandId: COMMAND });
      await audit.remove(line?.id ?? '');
    };
    expect((await problemsAfter(removed)).join()).toContain(`a receipt without an audit line: ${COMMAND}`);
  });

  it('an audit line without its receipt', async () => {
    const problems = await problemsAfter(({ receipts }) => receipts.remove(COMMAND));
    expect(problems.join()).toContain(`an audit line without a receipt: ${COMMAND}`);
  });

  it('a second audit line', async () => {
    const doubled = async ({ audit }: Tables) => {
      const [line] = await audit.where({ commandId: COMMAND });
      if (line !== undefined) await audit.insert({ ...line, id: 'second' });
    };
    expect(await problemsAfter(doubled)).toContain(`audited twice: ${COMMAND}`);
  });

  it('a sale that is gone, and a debit that was made twice', async () => {
    const removed = async ({ sales }: Tables) => {
      const [sale] = await sales.where({ reference });
      await sales.remove(sale?.id ?? '');
    };
    expect(await problemsAfter(removed)).toContain(`a receipt without its sale: ${COMMAND}`);
    const debited = async ({ entries }: Tables) => {
      const debit = (await entries.where({})).find(({ reason }) => reason === 'sale');
      if (debit !== undefined) await entries.insert({ ...debit, id: 'second' });
    };
    expect((await problemsAfter(debited)).join()).toContain('its entries');
  });

  it('what was acknowledged and is lost, done twice, or never confirmed', () => {
    const intents = new Intents();
    const intent = intents.begin('customer K1');
    for (const command of ['c1', 'c2']) intent.pressed.add(command);
    intent.acknowledged = { command: 'c1', reference: 'R1' };
    const found = (done: Books['done']) => intents.problems(intents.acknowledged(), done).map(({ kind }) => kind);
    expect(found([{ command: 'c1', reference: 'R1' }])).toEqual([]);
    expect(found([])).toEqual(['lost']);
    expect(found([{ command: 'c1', reference: 'R2' }])).toEqual(['lost']);
    expect(found(['c1', 'c2'].map((command) => ({ command, reference: 'R1' })))).toEqual(['twice']);
    expect(found(['c1', 'c3'].map((command) => ({ command, reference: 'R1' })))).toEqual(['twice']);
  });
});
