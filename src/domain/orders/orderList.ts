import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { addUser } from '../lines/changes/addUser.js';
import { roles } from '../records/account.js';
import type { Batch, Order } from '../records/order.js';
import { type Choice, choose } from '../terms/choices.js';
import { orderStates } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';
import { batchesSeen, batchSeen, type Narrowed } from './batchesSeen.js';
import { batchLines } from './batchLines.js';
import { detailsOf } from './orderDetails.js';
import { entryOf } from './orderEntry.js';

interface Wanted extends Narrowed {
  /** The customer whose orders they are, where that is asked: the one that is worked for. */
  readonly customer?: string | undefined;
  /** The command that is opened, by its reference. */
  readonly order?: string | undefined;
}

/**
 * Telenet: overview of orders (O3). A company's people see the company's, newest first; others their own. A command is one
 * entry, however many lines it is about; opened, it shows them.
 */
export const orders = query<Wanted>({
  name: 'order.list',
  allowed: roles,
  look: async (asking, { customer, order, ...narrowed }, rows) => {
    if (customer !== undefined && customer !== asking.actor.organisation) return refuse('organisation.unknown');
    return order === undefined ? entries(asking, narrowed, rows) : opened(asking, order, rows);
  },
});

async function entries(asking: Asking, narrowed: Narrowed, rows: Rows): Promise<Result<Shown>> {
  const found = await batchesSeen(asking, narrowed, rows);
  const isNarrowed = Object.values(narrowed).some((one) => one !== undefined);
  const shown = await Promise.all(found.rows.map((batch) => entryOf(asking, batch)));
  return ok({
    rows: shown.map(({ facts }) => facts),
    rowsGiven: shown.map(({ given }) => given),
    rowsOpen: found.rows.map((batch, index) => (shown[index]?.opens === true ? opening(batch) : undefined)),
    total: found.total,
    ...((found.total > 0 || isNarrowed) && { narrows: true }),
  });
}

async function opened(asking: Asking, reference: string, rows: Rows): Promise<Result<Shown>> {
  const batch = await batchSeen(asking, reference);
  if (batch === undefined) return refuse('order.unknown');
  const [entry, lines, only] = await Promise.all([
    entryOf(asking, batch),
    batchLines(asking, batch, rows),
    onlyOrder(asking, batch),
  ]);
  const details = only === undefined ? {} : detailsOf(asking.operator, only);
  return ok({ ...lines, summary: [{ ...entry.facts, ...details }], ...(entry.given && { given: entry.given }) });
}

/** The order of a command that has one only, which is made of items. */
async function onlyOrder({ tables }: Asking, { id }: Batch): Promise<Order | undefined> {
  const [only, ...others] = await tables.orders.where({ commandId: id }, { limit: 2 });
  return others.length === 0 && only?.items !== undefined ? only : undefined;
}

const opening = ({ reference }: Batch) => ({ field: 'order', value: reference });

/** The states that the list can be narrowed to. Where no users are ordered, nothing waits for a SIM card or is carried out in part. */
export const orderStateChoices = list(async ({ operator }, _, find) => {
  const ofUsers: ReadonlySet<string> = new Set(addUser.offered({ operator }) ? [] : ['awaitsSim', 'partial']);
  const all = (['awaitsApproval', 'scheduled', 'porting', 'awaitsSim', ...orderStates] as const).filter(
    (state) => !ofUsers.has(state),
  );
  return choose(
    all.map((state): Choice => ({ value: state, title: '', facts: [{ word: state }] })),
    find,
  );
});

/** The commands that can be opened, by their reference. */
export const orderChoices = list(async (asking, _, find) => {
  if (find.value === undefined) {
    const { rows, total } = await batchesSeen(
      asking,
      { search: find.text || undefined },
      {
        from: find.page * find.pageSize,
        most: find.pageSize,
      },
    );
    return { choices: rows.map(choiceOf), total };
  }
  const batch = await batchSeen(asking, find.value);
  return choose(batch === undefined ? [] : [choiceOf(batch)], find);
});

const choiceOf = ({ reference, lines, orderedAt }: Batch): Choice => ({
  value: reference,
  title: reference,
  facts: [{ counted: 'lines', count: lines }, { instant: orderedAt }],
});
