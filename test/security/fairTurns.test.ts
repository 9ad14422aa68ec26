import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { makeFairTurns } from '../../src/bot/turns/fairTurns.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

let app: TestApp | undefined;
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

describe('turns of one account', () => {
  it('come one after the other, over all its conversations: whoever else says something does not wait for them', async () => {
    app = await startApp({ of: 'konnect' });
    const flooding = [await app.signIn('konnect', 'agent1'), await app.signIn('konnect', 'agent1')];
    const other = directTalk(app, await app.signIn('konnect', 'agent2'));
    let answered = 0;
    const flood = flooding.flatMap((one) => {
      const talk = directTalk(app ?? never(), one);
      return Array.from({ length: 20 }, () => talk.say('menu').then(() => (answered += 1)));
    });
    await until(async () => answered > 0);
    const before = answered;
    expect((await other.say('menu')).status).toBe(200);
    const meanwhile = answered - before;
    await Promise.all(flood);
    expect(meanwhile).toBeLessThan(6);
    expect(answered).toBe(40);
  });

  it('give what they give, and one that fails holds none up', async () => {
    const fairly = makeFairTurns();
    const failed = fairly('one', async () => {
      throw new Error('planted');
    });
    const next = fairly('one', async () => 'done');
    await expect(failed).rejects.toThrow('planted');
    expect(await next).toBe('done');
  });
});

function never(): never {
  throw new Error('there is no app');
}
