import { afterEach, expect, it, jest } from '@jest/globals';
import { usualBudgets } from '../../src/bot/budgets.js';
import { startApp, type TestApp } from '../support/app.js';
import { hostile } from '../torture/neighbour/hostile.js';
import { honestPeople, passed, talking } from '../torture/neighbour/people.js';

jest.setTimeout(120_000);

let app: TestApp;
afterEach(() => app.stop());

/** The short form of `npm run torture:neighbour`, which measures what the honest ones wait. */
it('who does all they can against the others is told what and when again; the others notice no refusal and no fault', async () => {
  const few = { turns: { points: 120, duration: 60 } };
  app = await startApp({ of: 'kcell', env: { PROXIES: '1' }, limits: { ...usualBudgets, ...few } });
  const people = await honestPeople(app, 9);
  const login = 'admin1';
  const password = app.demoData.get('kcell')?.accounts.find((one) => one.login === login)?.password ?? '';
  const attack = hostile({ url: app.url, operator: 'kcell', login, password, ...(await app.signIn('kcell', login)) });
  // On a busy machine it takes longer until it has used up what it may.
  const isLong = passed(15_000);
  const isOver = () => isLong() && attack.isTold('turns') && attack.isTold('uploads');
  const { waits, refused } = await talking(app, people, isOver);
  const { statuses, told, untold } = await attack.stop();
  expect(refused).toEqual([]);
  expect(waits.length).toBeGreaterThan(people.length);
  expect(told).toMatchObject({
    turns: expect.stringContaining('Слишком много сообщений'),
    uploads: expect.any(String),
  });
  expect(untold).toEqual([]);
  expect(Object.values(statuses).flatMap((of) => Object.keys(of).filter((status) => Number(status) >= 500))).toEqual(
    [],
  );
  expect(app.lines.filter((line) => /turn\.failed|request\.failed/.test(line))).toEqual([]);
});
