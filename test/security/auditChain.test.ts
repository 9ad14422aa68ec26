import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { askControl } from '../../src/bot/control/socket.js';
import { sha256 } from '../../src/bot/secrets/hashing.js';
import { sealAudit } from '../../src/domain/audit/chain.js';
import { startApp, type TestApp } from '../support/app.js';
import { directTalk } from '../support/directTalk.js';

jest.setTimeout(60_000);

let app: TestApp;
let now = Date.now();
const clock = { now: () => new Date(now) };
afterEach(() => app.stop());

const Verified = z.array(z.object({ lines: z.int(), seals: z.int(), problems: z.array(z.string()) }));
const verified = async () => {
  const asked = await askControl(app.dataDir, 'audit.verify', {});
  const [found] = Verified.parse(asked !== undefined && 'answer' in asked ? asked.answer : undefined);
  return found;
};
const seal = () => sealAudit({ store: app.store, clock, digest: sha256 }, 'konnect');
const lines = () => app.store.read(({ audit }) => audit.where({}));

/** Somebody signs in and out some times, each time in a seal of its own. */
async function sealedWork(): Promise<void> {
  now = Date.now();
  app = await startApp({ of: 'konnect', clock });
  for (let day = 0; day < 3; day += 1) {
    const signedIn = await app.signIn('konnect', 'agent1');
    await directTalk(app, signedIn, []).say('en');
    await fetch(`${app.url}/konnect/sign-out`, { method: 'POST', headers: { cookie: signedIn.cookie } });
    expect(await seal()).toBeDefined();
    now += 60_000;
  }
}

describe('the audit', () => {
  it('has who signed in and out, and is as it was written', async () => {
    await sealedWork();
    const commands = (await lines()).map(({ command }) => command);
    expect(commands.filter((one) => one === 'session.begin')).toHaveLength(3);
    expect(commands.filter((one) => one === 'session.end')).toHaveLength(3);
    expect(await seal()).toBeUndefined();
    expect(await verified()).toEqual({ lines: commands.length, seals: 3, problems: [] });
  });

  it('shows a line that was taken out', async () => {
    await sealedWork();
    const [first] = await lines();
    await app.store.transaction(({ audit }) => audit.remove(first?.id ?? ''));
    expect((await verified())?.problems).toEqual([expect.stringContaining(`the line ${first?.id} of the seal`)]);
  });

  it('shows a line that was changed', async () => {
    await sealedWork();
    const [, , line] = await lines();
    if (line === undefined) throw new Error('there is no line');
    await app.store.transaction(({ audit }) => audit.put({ ...line, account: 'somebody-else' }));
    expect((await verified())?.problems).toEqual([expect.stringContaining('was changed')]);
  });

  it('shows a line that was put in afterwards, and a seal that was taken out', async () => {
    await sealedWork();
    const [, line] = await lines();
    if (line === undefined) throw new Error('there is no line');
    await app.store.transaction(({ audit }) =>
      audit.insert({ ...line, id: 'planted', at: new Date(now).toISOString() }),
    );
    now += 2 * 3600_000;
    expect((await verified())?.problems).toEqual([expect.stringContaining('planted')]);
    await app.store.transaction(async ({ auditSeals }) => {
      const [, second] = await auditSeals.where({});
      await auditSeals.remove(second?.id ?? '');
    });
    expect((await verified())?.problems.join('\n')).toContain('one is missing');
  });
});
