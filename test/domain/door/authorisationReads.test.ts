import { describe, expect, it } from '@jest/globals';
import { history } from '../../../src/domain/accounts/history.js';
import { otherOrganisations } from '../../../src/domain/accounts/organisations.js';
import { linesFor } from '../../../src/domain/lines/find/choices.js';
import { lineOverview } from '../../../src/domain/lines/overview.js';
import { approvalChoices, approvalsWaiting } from '../../../src/domain/orders/approvalQueries.js';
import { orders } from '../../../src/domain/orders/orderList.js';
import { undoableOrders } from '../../../src/domain/orders/undoable.js';
import { header } from '../../../src/domain/sales/header.js';
import { transactions } from '../../../src/domain/sales/transactions.js';
import { ok } from '../../../src/domain/terms/result.js';
import { requests } from '../../../src/domain/tickets/requestList.js';
import type { Whose } from './authorisationCells.js';
import { asking, find } from './authorisationLookUps.js';
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
      const { door, actor } = world;
      const lists = [
        await door.ask({ query: orders, input: {}, actor }),
        await door.find(undoableOrders, actor, {}, find),
        await door.ask({ query: requests, input: {}, actor }),
        await door.ask({ query: history, input: {}, actor }),
        await door.ask({ query: header, input: {}, actor }),
        await door.find(otherOrganisations, actor, {}, find),
        await door.find(linesFor('any'), actor, {}, { ...find, text: '%' }),
        await door.find(approvalChoices, actor, {}, find),
        ...(operator === 'konnect' ? [await door.ask({ query: transactions, input: {}, actor })] : []),
      ];
      const told = JSON.stringify(lists);
      const foreign = (['company', 'operator'] as const).flatMap((of) => tracesOf(world, of, ''));
      expect(foreign.filter((text) => told.includes(text))).toEqual([]);
    },
  );

  it('count no request of another company', async () => {
    const { door, actor } = await openWorld({ operator: 'kcell', role: 'administrator' });
    expect(await door.ask({ query: approvalsWaiting, input: {}, actor })).toEqual(ok(1));
  });
});

describe('a selection of one’s own', () => {
  it.each(['company', 'operator', 'unknown'] as const)('shows no line of another (%s) that is in it', async (of) => {
    const world = await openWorld({ operator: 'kcell', role: 'administrator' });
    const { selections, door, actor, things } = world;
    const look = (lines: string) => door.ask({ query: lineOverview, input: { lines }, actor });
    const kept = await selections.keep(actor, [things[of].line.id], 10);
    const mixed = await selections.keep(actor, [things[of].line.id, things.own.line.id], 10);
    if (!kept.ok || !mixed.ok) throw new Error('it was not kept');
    const nothing = { rows: [], total: 0, given: { value: kept.value, fits: expect.any(Function) } };
    expect(await look(kept.value)).toEqual(ok(nothing));
    const shown = await look(mixed.value);
    expect(shown).toMatchObject({ value: { facts: { number: { phone: things.own.line.number } } } });
    const told = JSON.stringify(shown);
    expect(tracesOf(world, of, '').filter((text) => told.includes(text))).toEqual([]);
  });
});
