import { afterEach, expect, it, jest } from '@jest/globals';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { registration } from '../../src/dialogs/procedures/sales/registration.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';

jest.setTimeout(60_000);

let app: TestApp;
afterEach(() => app.stop());

/** Keeps the processor for so many milliseconds of its own. */
function burn(milliseconds: number): void {
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user / 1000 < milliseconds);
}

/** The registration, but for a check that is as dear as a reader that has got out of hand. */
const dear: Procedure = {
  ...registration,
  fields: registration.fields.map((field) => {
    const [check] = field.checks;
    if (field.name !== 'phone1' || check === undefined) return field;
    const kept: typeof check.kept = (asking, known, typed) => {
      burn(1200);
      return check.kept(asking, known, typed);
    };
    return { ...field, checks: [{ ...check, kept }] };
  }),
};

it('a turn that is dear is in the log with a reference, and whoever sends such ones waits; nobody else does', async () => {
  app = await startApp({
    of: 'konnect',
    procedures: [dear],
    limits: { turnWork: { points: 1000, duration: 3600 } },
  });
  const talk = directTalk(app, await app.signIn('konnect', 'agent1'), []);
  const other = directTalk(app, await app.signIn('konnect', 'agent2'), []);
  const id = await app.accountId('konnect', 'agent1');
  const isNoted = () => app.lines.join('').includes('turn.dear');
  for (const [button, filled] of registrationKonnect.cards.slice(0, -1)) {
    if (!isNoted()) await talk.press(button, filled);
  }
  const [line = ''] = app.lines.filter((one) => one.includes('turn.dear'));
  expect(JSON.parse(line)).toMatchObject({
    event: 'turn.dear',
    account: id,
    reference: expect.stringMatching(/^\w{8}$/),
  });
  const refused = await talk.say('menu');
  expect(refused.status).toBe(429);
  expect((await other.say('menu')).status).toBe(200);
});
