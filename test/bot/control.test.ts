import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askControl } from '../../src/bot/control/socket.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ of: 'konnect' });
});
afterEach(() => app.stop());

const person = { operator: 'konnect', login: 'admin1', documentType: 'passport', country: 'CD' };
const ask = (input: object) => askControl(app.dataDir, 'person.export', { ...person, ...input });
const right = { password: 'konnect-demo-4', documentNumber: 'OP0000001' };

describe('the control socket', () => {
  it('is for the owner only', async () => {
    const { mode } = await stat(join(app.dataDir, 'store', 'control.sock'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('hands out what is held about a person, and the audit says who had it', async () => {
    const said = await ask(right);
    expect(said).toMatchObject({ answer: { customer: { lastName: 'Exemple', email: 'alpha@example.com' } } });
    expect(JSON.stringify(said)).not.toContain('registeredBy');
    const account = await app.accountId('konnect', 'admin1');
    const lines = await app.store.read(({ audit }) => audit.where({ account }));
    expect(lines.map(({ command, outcome, channel }) => ({ command, outcome, channel }))).toEqual([
      { command: 'person.export', outcome: 'done', channel: 'console' },
    ]);
  });

  it.each([
    ['a wrong password', { ...right, password: 'no' }, 'wrong login or password'],
    ['an unknown login', { ...right, login: 'nobody' }, 'wrong login or password'],
    ['an agent', { ...right, login: 'agent1', password: 'konnect-demo-1' }, 'refused: actor.notAllowed'],
    ['an unknown person', { ...right, documentNumber: 'OP9999999' }, 'refused: customer.unknown'],
  ])('refuses %s', async (_what, input, problem) => {
    expect(await ask(input)).toEqual({ problem });
  });

  it('says what it does not know, and goes on', async () => {
    expect(await askControl(app.dataDir, 'nonsense', {})).toEqual({ problem: 'there is no operation nonsense' });
    expect(await askControl(app.dataDir, 'outbox.list', { state: 'parked' })).toEqual({ answer: [] });
    expect(await askControl(app.dataDir, 'outbox.replay', { id: 'all' })).toEqual({ answer: 0 });
  });

  it('is silent when nothing runs', async () => {
    await app.halt();
    expect(await askControl(app.dataDir, 'outbox.list', { state: 'parked' })).toBeUndefined();
  });
});
