import { expect, it } from '@jest/globals';
import { systemTimer } from '../../src/bot/outbox/timer.js';
import { startApp } from '../support/app.js';
import { textTalk } from '../support/talk.js';

it('a stop says first that it is not ready, and serves on until the time is over', async () => {
  let over = () => {};
  // All other waits are as they are.
  const timer = {
    after: (milliseconds: number, run: () => void) => {
      if (milliseconds !== 7_000) return systemTimer.after(milliseconds, run);
      over = run;
      return () => {};
    },
  };
  const app = await startApp({ of: 'kcell', timer, env: { DRAIN_SECONDS: '7' } });
  const ready = async () => (await fetch(`${app.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  const stopped = app.stop();
  expect(await ready()).toBe(503);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  const talk = await textTalk(app, 'kcell', 'admin1');
  expect(await talk.say('меню')).not.toBe('');
  talk.close();
  over();
  await stopped;
  await expect(ready()).rejects.toThrow();
});
