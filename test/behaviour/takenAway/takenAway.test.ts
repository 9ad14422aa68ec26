import { expect } from '@jest/globals';
import type { Role } from '../../../src/domain/records/account.js';
import { situation } from '../table/situation.js';
import type { Walk } from '../table/walk.js';

async function become(walk: Walk, role: Role): Promise<Role> {
  return walk.app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(walk.account);
    if (account === undefined) throw new Error('there is no account');
    await accounts.put({ ...account, role });
    return account.role;
  });
}

situation('role taken away', async (walk) => {
  const closed = walk.word('common:takenAway', { count: 1 });
  await walk.to('middle');
  for (const place of ['middle', 'confirmation'] as const) {
    if (place === 'confirmation') await walk.toLast();
    const next = await walk.next();
    const role = await become(walk, 'subscriber');
    expect(await walk.deliver(next)).toContain(closed);
    expect(await walk.state()).toMatchObject({ runs: {}, open: [] });
    // Given back, it does not come to life by itself; what was answered is a draft.
    await become(walk, role);
    if (walk.onCards) expect(await walk.deliver(next)).toBe(walk.word('common:stale'));
    expect(await walk.effects()).toBe(0);
    await walk.say('menu');
    walk.rewind('menu');
    await walk.go();
    await walk.choose('common:drafts.goOn', walk.word('common:yes'));
    walk.rewind(place === 'middle' ? 'middle' : 'review');
    walk.expectAsked(place === 'middle' ? 'middle' : 'review');
  }
  await walk.finish();
  expect(await walk.effects()).toBe(1);
});
