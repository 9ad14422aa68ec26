import { describe, expect, it } from '@jest/globals';
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
