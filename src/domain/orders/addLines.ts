import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { type Command, command, type Done, type Work } from '../door/command.js';
import { add as change } from '../lines/changes/add.js';
import { asShown, type ByList, ownSelection } from '../lines/find/selections.js';
import { holdAll } from '../lines/stock/holds.js';
import { letGo } from '../lines/stock/stock.js';
import { countTyped, type Operator } from '../operator/index.js';
import type { Order } from '../records/order.js';
import type { StockItem } from '../records/stock.js';
import type { OneFact } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { type Verdict, whyNothing } from '../terms/verdict.js';
import { requestApproval } from './approvals.js';
import { leftOf, noteBatch } from './batch.js';
import { amountNeedsSecond } from './fourEyes.js';
import type { Approvable } from './lineCommand.js';
import { allot, decidedLines, type NewLineDecision, type NewLinesWanted, newLineVerdicts } from './newLines.js';
import { writeOrder } from './placeOrder.js';

const NAME = 'line.addMany';
const ALLOWED = ['fleetManager'] as const;

/** `lines`: the selection that was made of the list. */
const Input = z.object({ lines: z.string() });
type Input = z.output<typeof Input>;

/**
 * Telenet: SIM cards with their users by a list (T2), an order for each row that can be ordered; the others stay out with
 * their reason. What is asked of a row is what is asked one by one.
 */
export const addLines: Command<Input> & Approvable = {
  ...command<Input>({
    ...{ name: NAME, allowed: ALLOWED, offered: change.offered, proof: 'none', input: Input },
    subject: ({ lines }) => `selection:${lines}`,
    overLines: {
      verdicts: async (asking) => {
        const wanted = await wantedIn(asking);
        return wanted.ok ? ok(newLineVerdicts(await decidedLines(asking, wanted.value))) : wanted;
      },
      shown: noteShown,
      waits: async (asking, verdicts) => {
        const overAmount = await amountNeedsSecond(asking, verdicts);
        return overAmount && { overAmount };
      },
    },
    run: async (work) => {
      const wanted = await wantedIn(work);
      if (!wanted.ok) return wanted;
      const decisions = asSeen(await decidedLines(work, wanted.value), wanted.value.seen);
      const counted = countTyped(work, newLineVerdicts(decisions));
      if (!counted.ok) return counted;
      const overAmount = await amountNeedsSecond(work, newLineVerdicts(decisions));
      return overAmount === undefined ? placed(work, decisions) : asked(work, wanted.value, decisions);
    },
  }),
  told: (operator, { given = {} }) => told(operator, Object.values(given)),
  verdictsOf: async (asking, waited) =>
    ok(newLineVerdicts(await decidedLines({ ...asking, request: waited.reference }, waited))),
  carryOut: async (work, waited) =>
    placed(work, await decidedLines({ ...work, request: waited.reference }, waited), waited.reference),
  letGo: async ({ tables }, { reference, conversation }) => {
    for (const item of await tables.stock.where({ heldBy: conversation }))
      if (item.hold?.request === reference) await letGo(tables, item);
  },
  forgetsList: true,
};

/** The list that was read, with what was shown of each row. Refused where it is gone (`lines.gone`). */
async function wantedIn({ tables, actor, input }: Asking & { readonly input: Input }) {
  const selection = await ownSelection(tables, actor, input.lines);
  return selection?.given === undefined ? refuse('lines.gone') : ok(selection);
}

/** Notes what the review shows: a number that was shown is kept for half an hour, and no yes is one to another. */
async function noteShown(
  asking: Asking & Pick<Work<Input>, 'input' | 'tables'>,
  verdicts: readonly Verdict[],
): Promise<void> {
  const { tables } = asking;
  const wanted = await wantedIn(asking);
  if (!wanted.ok) return;
  const given = await allot(asking, wanted.value, await decidedLines(asking, wanted.value));
  const seen = Object.fromEntries(
    verdicts.map((verdict) => [verdict.line, { ...verdict.seen, shown: readAs(verdict) }]),
  );
  await tables.selections.put({ ...wanted.value, given, seen });
}

/** What is read of a line before the yes, only to be compared. */
const readAs = ({ number, after, price, from }: Verdict): string =>
  asShown([{ phone: number }, ...after, ...(price ? [price] : []), ...(from ? [from] : [])]);

type Seen = Readonly<Record<string, { readonly shown?: string | undefined }>>;

/** Refuses what could be ordered and is not any more what the review showed. */
function asSeen(decisions: readonly NewLineDecision[], seen: Seen = {}): NewLineDecision[] {
  const verdicts = newLineVerdicts(decisions);
  return decisions.map((decision, index) => {
    const [verdict, shown] = [verdicts[index], seen[decision.line]?.shown];
    const isOther = decision.planned.ok && verdict !== undefined && shown !== undefined && readAs(verdict) !== shown;
    return isOther ? { ...decision, planned: refuse('line.otherwise') } : decision;
  });
}

/** Nobody's name stands on a receipt. */
const kept = (decisions: readonly NewLineDecision[]): Verdict[] =>
  newLineVerdicts(decisions).map(({ user: _, ...verdict }) => verdict);

/** Writes an order for each line that can be ordered, as one entry of the list of orders. Refused where none can. */
async function placed(
  work: Work<unknown>,
  decisions: readonly NewLineDecision[],
  reference = work.ids.code(REFERENCE_LENGTH),
): Promise<Result<Done>> {
  const verdicts = kept(decisions);
  const problem = whyNothing(verdicts);
  if (problem !== undefined) return { ok: false, problem };
  const orders: Order[] = [];
  for (const { line, input, planned } of decisions)
    if (planned.ok)
      orders.push(await writeOrder({ ...work, input }, { command: NAME, reference, line }, planned.value));
  await noteBatch(work.tables, orders, leftOf(verdicts));
  return ok({ reference, subject: `lines:${orders.length}`, facts: factsOf(verdicts), verdicts });
}

/** Until somebody has decided, nobody else gets the SIM cards or the numbers. */
async function asked(
  work: Work<Input>,
  wanted: NewLinesWanted,
  decisions: readonly NewLineDecision[],
): Promise<Result<Done>> {
  const verdicts = kept(decisions);
  const problem = whyNothing(verdicts);
  if (problem !== undefined) return { ok: false, problem };
  const given = await allot(work, wanted, decisions);
  const goes = decisions.filter(({ planned }) => planned.ok);
  const lines = goes.map(({ line }) => line);
  const of: ByList['given'] = Object.fromEntries(lines.flatMap((line) => (given[line] ? [[line, given[line]]] : [])));
  const done = await requestApproval(work, NAME, { lines, given: of, facts: factsOf(verdicts), verdicts });
  if (!done.ok) return done;
  const { expiresAt, ...rest } = done.value;
  const held = { until: new Date(expiresAt), request: rest.reference };
  for (const items of stockOf(goes)) await holdAll(work, items, held);
  return ok(rest);
}

/** The numbers and the SIM cards. */
function stockOf(decisions: readonly NewLineDecision[]): [StockItem[], StockItem[]] {
  const planned = decisions.flatMap((one) => (one.planned.ok ? [one.planned.value] : []));
  return [planned.map(({ number }) => number), planned.map(({ card }) => card)];
}

/** Of a single line its number: how many there are is said with them. */
const factsOf = ([only, ...others]: readonly Verdict[]): Done['facts'] =>
  only === undefined || others.length > 0 ? {} : { number: { phone: only.number } };

/** For whoever has to approve it: the plans. */
function told({ catalogue }: Operator, given: readonly Readonly<Record<string, string>>[]): OneFact[] {
  const plans = new Set(given.flatMap(({ plan }) => plan ?? []));
  return catalogue.plans.flatMap(({ id, name }) => (plans.has(id) ? [{ name }] : []));
}
