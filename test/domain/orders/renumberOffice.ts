import { randomIds } from '../../../src/bot/secrets/hashing.js';
import { seedDemo } from '../../../src/bot/start/demo.js';
import { loadDemoData, loadOperators } from '../../../src/bot/words/operators.js';
import { makeDoor } from '../../../src/domain/door/execute.js';
import type { Store } from '../../../src/domain/door/ports.js';
import { makeSelections } from '../../../src/domain/lines/find/selections.js';
import { numbersOnOffer } from '../../../src/domain/lines/stock/numberChoices.js';
import { renumberLines } from '../../../src/domain/orders/renumberLines.js';
import type { Actor } from '../../../src/domain/records/account.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { root } from '../../outbox/world.js';
import { nothingOutside } from '../../support/nothingOutside.js';

const folder = `${root}/operators`;

/** Belarus' demo in a store, with administrators of one company, each in a conversation of their own. */
export async function openRenumbering(store: Store) {
  const operator = (await loadOperators(folder, ['belarus'])).get('belarus');
  const demo = operator && (await loadDemoData(folder, operator));
  if (operator === undefined || demo === undefined) throw new Error('Belarus has no demo');
  const time = new FakeTime();
  const ports = { store, clock: time, ids: randomIds, operatorOf: () => operator, outside: nothingOutside };
  const hasher = { hash: async (text: string) => `#${text}`, matches: async () => false };
  await seedDemo({ ...ports, hasher, folder }, operator, demo);
  const door = makeDoor({ ...ports, digest: (text) => text, open: async (sealed) => sealed });
  const administrator = (account: string): Actor => ({
    ...{ account, operator: 'belarus', role: 'administrator', organisation: 'belarus:primer' },
    ...{ channel: 'web', conversation: `talk-${account}` },
  });
  const selections = makeSelections({ store, clock: time, ids: randomIds });
  const [one, two] = [administrator('one'), administrator('two')];
  return {
    ...{ time, one, two },
    /** Undefined: it is reserved; else why it is not. */
    reserve: async (who: Actor, number: string) => {
      const way = { way: 'list', numberType: undefined, mask: undefined };
      const taken = await door.take(numbersOnOffer, who, way, number);
      return taken.ok ? undefined : taken.problem.code;
    },
    /** Gives `done` or why it was refused. */
    change: async (who: Actor, line: string, number: string) => {
      const [found] = await store.read(({ lines }) => lines.where({ number: line }));
      const kept = await selections.keep(who, found === undefined ? [] : [found.id], 1);
      const input = { lines: kept.ok ? kept.value : '', number };
      const done = await door.execute({ commandId: randomIds.next(), command: renumberLines, input, actor: who });
      if (!done.ok) return done.problem.code;
      return done.value.outcome.kind === 'refused' ? done.value.outcome.problem.code : 'done';
    },
    orders: () => store.read(({ orders }) => orders.where({ organisation: 'belarus:primer' })),
    stockOf: (number: string) => store.read(({ stock }) => stock.get(`belarus:number:${number}`)),
  };
}
