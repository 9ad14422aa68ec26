import { describe, expect, it } from '@jest/globals';
import { FIRST_ROWS } from '../../../src/domain/terms/shown.js';
import { asking, find } from './authorisationLookUps.js';
import type { Whose } from './authorisationTable.js';
import { openWorld, tracesOf, withoutAsked } from './authorisationWorld.js';

const cases = asking.flatMap(([operator, role, reads]) =>
  Object.entries(reads)
    .filter(([, { only = operator }]) => only === operator)
    .map(([name, read]) => [name, operator, role, read] as const),
);

describe('what can be looked up', () => {
  it.each(cases)('%s, at %s, as %s', async (_name, operator, role, read) => {
    const { asked, look, colleague, foreign = ['company', 'operator'] } = read;
    const world = await openWorld({ operator, role });
    const answer = async (of: Whose) => {
      const key = asked(world.things[of]);
      const found = await look(world, key);
      if (foreign.includes(of)) {
        const told = JSON.stringify(found) ?? '';
        expect(tracesOf(world, of, key).filter((text) => told.includes(text))).toEqual([]);
      }
      return withoutAsked(found, key);
    };
    const unknown = await answer('unknown');
    expect(await answer('own')).not.toEqual(unknown);
    for (const of of foreign) expect([of, await answer(of)]).toEqual([of, unknown]);
    const theirs = await answer('colleague');
    if (colleague === 'seen') expect(theirs).not.toEqual(unknown);
    else expect(theirs).toEqual(unknown);
  });
});

describe('whole lists', () => {
  it.each(asking.map(([operator, role]) => [operator, role] as const))(
    'have nothing of others, at %s, as %s',
    async (operator, role) => {
      const world = await openWorld({ operator, role });
      const { desk, actor } = world;
      const lists = [
        await desk.orders(actor, {}, FIRST_ROWS),
        await desk.undoable(actor, find),
        await desk.requests(actor, FIRST_ROWS),
        await desk.history(actor, {}, FIRST_ROWS),
        await desk.header(actor),
        await desk.otherOrganisations(actor, find),
        await desk.lines(actor, 'any', { ...find, text: '%' }),
        await desk.approvals(actor, find),
        ...(operator === 'konnect' ? [await desk.transactions(actor, {}, FIRST_ROWS)] : []),
      ];
      const told = JSON.stringify(lists);
      const foreign = (['company', 'operator'] as const).flatMap((of) => tracesOf(world, of, ''));
      expect(foreign.filter((text) => told.includes(text))).toEqual([]);
    },
  );

  it('count no request of another company', async () => {
    const { desk, actor } = await openWorld({ operator: 'kcell', role: 'administrator' });
    expect(await desk.approvalsWaiting(actor)).toBe(1);
  });
});

describe('a selection of one’s own', () => {
  it.each(['company', 'operator', 'unknown'] as const)('shows no line of another (%s) that is in it', async (of) => {
    const world = await openWorld({ operator: 'kcell', role: 'administrator' });
    const { selections, desk, actor, things } = world;
    const kept = await selections.keep(actor, [things[of].line.id], 10);
    const mixed = await selections.keep(actor, [things[of].line.id, things.own.line.id], 10);
    if (!kept.ok || !mixed.ok) throw new Error('it was not kept');
    const nothing = { rows: [], total: 0, given: { field: 'lines', value: kept.value } };
    expect(await desk.chosenLines(actor, kept.value, FIRST_ROWS)).toEqual(nothing);
    const shown = await desk.chosenLines(actor, mixed.value, FIRST_ROWS);
    expect(shown).toMatchObject({ facts: { number: { phone: things.own.line.number } } });
    const told = JSON.stringify(shown);
    expect(tracesOf(world, of, '').filter((text) => told.includes(text))).toEqual([]);
  });
});
