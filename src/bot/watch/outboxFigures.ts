import type { Clock, Store } from '../../domain/door/ports.js';
import type { OutboxFigures } from './figures.js';

/** How the outbox stands now. Counted up to ten thousand, as all that is counted of the store. */
export function outboxFigures(store: Pick<Store, 'read'>, clock: Clock): Promise<OutboxFigures> {
  const now = clock.now();
  return store.read(async ({ outbox }) => {
    const page = { from: 0, most: 1, order: 'dueAt' } as const;
    const overdue = [{ column: 'dueAt', until: now.toISOString() }] as const;
    const [waiting, due, parked] = await Promise.all([
      outbox.search({ ...page, equal: { state: 'waiting' } }),
      outbox.search({ ...page, equal: { state: 'waiting' }, between: overdue }),
      outbox.search({ ...page, equal: { state: 'parked' } }),
    ]);
    const [first] = due.rows;
    const oldest = first === undefined ? 0 : (now.getTime() - Date.parse(first.dueAt)) / 1000;
    return { waiting: waiting.total, due: due.total, parked: parked.total, oldest };
  });
}
