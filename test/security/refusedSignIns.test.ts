import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Rate } from '../../src/bot/budgets.js';
import { FakeTime, hour } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

const often = { points: 1000, duration: 60 };
let app: TestApp;
let time: FakeTime;
const start = async (limits: { refusedOfAccount?: Rate } = {}) => {
  time = new FakeTime();
  app = await startApp({ of: 'konnect', clock: time, timer: time, limits: { login: often, ...limits } });
};
afterEach(() => app.stop());

const tried = (login: string, password: string) =>
  fetch(`${app.url}/konnect/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
const lines = (command: string) =>
  app.store.read(async ({ audit }) => (await audit.where({})).filter((line) => line.command === command));
const audit = async () => JSON.stringify(await app.store.read((tables) => tables.audit.where({})));

describe('in the audit', () => {
  it('each wrong password for an account is a line, with nothing of what was typed', async () => {
    await start();
    for (const password of ['planted-1', 'planted-2', 'planted-3'])
      expect((await tried('agent1', password)).status).toBe(401);
    await until(async () => (await lines('signIn.check')).length === 3);
    const account = await app.accountId('konnect', 'agent1');
    for (const line of await lines('signIn.check'))
      expect(line).toMatchObject({
        account,
        subject: `account:${account}`,
        outcome: 'refused',
        problem: 'password.wrong',
      });
    expect(await audit()).not.toContain('planted');
  });

  it('an hour of tries for accounts that do not exist is one line with their number', async () => {
    await start();
    for (let one = 0; one < 5; one += 1) expect((await tried(`planted-${one}`, 'wrong')).status).toBe(401);
    time.pass(hour);
    await until(async () => (await lines('signIn.counted')).length === 1);
    expect(await lines('signIn.counted')).toMatchObject([{ account: 'unknown', subject: 'signIns:5' }]);
    expect(await lines('signIn.check')).toEqual([]);
    expect(await audit()).not.toContain('planted');
  });

  it('strangers fill nothing: beyond the budget tries for an account are counted, too', async () => {
    await start({ refusedOfAccount: { points: 2, duration: 3600 } });
    for (let one = 0; one < 6; one += 1) await tried('agent1', `wrong-${one}`);
    await until(async () => (await lines('signIn.check')).length === 2);
    await app.halt();
    app = await startApp({ of: 'konnect', dataDir: app.dataDir });
    expect(await lines('signIn.check')).toHaveLength(2);
    expect(await lines('signIn.counted')).toMatchObject([{ subject: 'signIns:4' }]);
  });
});
