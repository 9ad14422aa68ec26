import { describe, expect, it } from '@jest/globals';
import { NotAvailable } from '../../../src/domain/door/outside.js';
import { query } from '../../../src/domain/door/query.js';
import { fine, ok, refuse } from '../../../src/domain/terms/result.js';
import { openOffice } from '../office.js';

const page = { rows: [], total: 0 };
let looks = 0;
/** A query that the guide wants recorded. */
const details = query<{ readonly line: string }>({
  name: 'test.details',
  allowed: ['agent'],
  audited: ({ line }) => `line:${line}`,
  look: async () => {
    looks += 1;
    return ok(page);
  },
});

async function asking(question = details) {
  const { door, store, agent } = await openOffice();
  const input = { line: 'one' };
  return {
    ask: (actor = agent, rows = { from: 0, most: 10 }) =>
      door.ask({ query: question, input, actor, rows, procedure: 'details' }),
    preflight: (actor = agent) => door.preflight(question, actor),
    lines: () => store.read(({ audit }) => audit.where({ account: agent.account })),
    agent,
  };
}

/** A query that the guide wants recorded, about what another system has. */
const elsewhere = (answer: () => Promise<ReturnType<typeof ok<typeof page>>>) =>
  query<{ readonly line: string }>({
    ...{ name: 'test.elsewhere', allowed: ['agent'], from: [{ name: 'test' }], audited: () => 'selection:one' },
    look: async () => ({ subject: 'line:one', fetch: answer }),
  });

describe('asking for what is not ours', () => {
  it('records what it was about once it has come', async () => {
    const { ask, lines } = await asking(elsewhere(async () => ok(page)));
    expect(await ask()).toEqual(ok(page));
    await ask(undefined, { from: 10, most: 10 });
    expect(await lines()).toMatchObject([{ subject: 'line:one', outcome: 'done' }]);
  });

  it('keeps nobody else from the store meanwhile', async () => {
    let answer = (_: typeof page) => {};
    const waiting = new Promise<typeof page>((resolve) => {
      answer = resolve;
    });
    const { ask, lines } = await asking(elsewhere(async () => ok(await waiting)));
    const asked = ask();
    expect(await lines()).toEqual([]);
    answer(page);
    expect(await asked).toEqual(ok(page));
  });

  it('is refused where it is not available, and the refusal is recorded', async () => {
    const { ask, lines } = await asking(elsewhere(() => Promise.reject(new NotAvailable('ABCD2345'))));
    expect(await ask()).toEqual(refuse('outside.away', { reference: 'ABCD2345' }));
    expect(await lines()).toMatchObject([{ subject: 'line:one', outcome: 'refused', problem: 'outside.away' }]);
  });

  it('fails where our own part does, and where a query does not say what it reads', async () => {
    const broken = await asking(elsewhere(() => Promise.reject(new Error('ours'))));
    await expect(broken.ask()).rejects.toThrow('ours');
    const silent = await asking(query({ ...elsewhere(async () => ok(page)), from: undefined, audited: undefined }));
    await expect(silent.ask()).rejects.toThrow('does not say');
  });

  it('is refused for whoever may not, before anything is fetched', async () => {
    let fetched = 0;
    const { ask, agent } = await asking(
      elsewhere(async () => {
        fetched += 1;
        return ok(page);
      }),
    );
    expect(await ask({ ...agent, role: 'reseller' })).toEqual(refuse('actor.notAllowed'));
    expect(fetched).toBe(0);
  });
});

describe('asking', () => {
  it('answers those who may, and refuses the others before anything is looked up', async () => {
    const { ask, preflight, agent } = await asking();
    expect(await ask()).toEqual(ok(page));
    const before = looks;
    const other = { ...agent, role: 'reseller' as const };
    expect(await ask(other)).toEqual(refuse('actor.notAllowed'));
    expect(await preflight(other)).toEqual(refuse('actor.notAllowed'));
    expect(await preflight()).toEqual(fine);
    expect(looks).toBe(before);
  });

  it('refuses what the operator does not have', async () => {
    const { ask } = await asking(query({ ...details, offered: () => false }));
    expect(await ask()).toEqual(refuse('actor.notAllowed'));
  });

  it('leaves a line in the audit where the guide wants it, also for what was refused', async () => {
    const { ask, lines, agent } = await asking();
    await ask();
    await ask({ ...agent, role: 'reseller' });
    const common = { command: 'test.details', subject: 'line:one', procedure: 'details', channel: 'web' };
    expect(await lines()).toMatchObject([
      { ...common, outcome: 'done' },
      { ...common, outcome: 'refused', problem: 'actor.notAllowed' },
    ]);
  });

  it('records a list once, however many pages are read', async () => {
    const { ask, lines } = await asking();
    await ask();
    await ask(undefined, { from: 10, most: 10 });
    expect(await lines()).toHaveLength(1);
  });

  it('leaves none without the guide’s wish', async () => {
    const { ask, lines } = await asking(query({ ...details, audited: undefined }));
    await ask();
    expect(await lines()).toEqual([]);
  });
});
