import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { roles } from '../records/account.js';
import type { Batch } from '../records/order.js';
import { type Choice, choose } from '../terms/choices.js';
import { orderStates } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import type { Rows, Shown } from '../terms/shown.js';
import { batchesSeen, batchSeen } from './batchesSeen.js';
import { batchLines } from './batchLines.js';
import { entryOf } from './orderEntry.js';

interface Wanted {
  /** Only what is in this state, as a whole or in part. */
  readonly state?: string | undefined;
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
  look: (asking, { state, order }, rows) =>
    order === undefined ? entries(asking, state, rows) : opened(asking, order, rows),
});

async function entries(asking: Asking, state: string | undefined, rows: Rows): Promise<Result<Shown>> {
  const found = await batchesSeen(asking, state, rows);
  const shown = await Promise.all(found.rows.map((batch) => entryOf(asking, batch)));
  return ok({
    rows: shown.map(({ facts }) => facts),
    rowsGiven: shown.map(({ given }) => given),
    rowsOpen: found.rows.map((batch, index) => (shown[index]?.opens === true ? opening(batch) : undefined)),
    total: found.total,
    ...((found.total > 0 || state !== undefined) && { narrows: true }),
  });
}

async function opened(asking: Asking, reference: string, rows: Rows): Promise<Result<Shown>> {
  const batch = await batchSeen(asking, reference);
  if (batch === undefined) return refuse('order.unknown');
  const [entry, lines] = await Promise.all([entryOf(asking, batch), batchLines(asking, batch, rows)]);
  return ok({ ...lines, summary: [entry.facts], ...(entry.given && { given: entry.given }) });
}

const opening = ({ reference }: Batch) => ({ field: 'order', value: reference });

/** The states that the list can be narrowed to. */
export const orderStateChoices = list(async (_asking, _, find) =>
  choose(
    (['awaitsApproval', 'scheduled', 'porting', ...orderStates] as const).map(
      (state): Choice => ({ value: state, title: '', facts: [{ word: state }] }),
    ),
    find,
  ),
);

/** The commands that can be opened, by their reference. */
export const orderChoices = list(async (asking, _, find) => {
  if (find.value === undefined) {
    const { rows, total } = await batchesSeen(asking, undefined, {
      from: find.page * find.pageSize,
      most: find.pageSize,
    });
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
