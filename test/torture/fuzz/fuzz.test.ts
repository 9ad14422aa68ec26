import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import { fuzz } from './fuzz.js';

jest.setTimeout(120_000);

const often = { points: 1_000_000, duration: 60 };
let app: TestApp;
beforeAll(async () => {
  app = await startApp({
    of: 'konnect',
    limits: { access: often, accessOfAddress: often, login: often, loginAnywhere: often },
  });
});
afterAll(() => app.stop());

/** A sample of what `npm run torture:fuzz` sends. */
it('whatever is sent, the answer is no fault, and the program goes on', async () => {
  const who = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent2')];
  const { faults, statuses } = await fuzz(app, who, 400, 20261130);
  expect(faults).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(100);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  // A fault within a turn is apologised for with 200: it is one all the same.
  expect(app.lines.filter((line) => line.includes('turn.failed'))).toEqual([]);
});
