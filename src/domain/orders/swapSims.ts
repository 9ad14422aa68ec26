import { z } from 'zod';
import type { Asking } from '../door/asking.js';
import { swapSim } from '../lines/changes/swapSim.js';
import { freeSimOf } from '../lines/stock/stock.js';
import { languageOf, lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { simNumber } from '../values/identifiers.js';
import { moreThanAlone } from './fourEyes.js';
import { lineCommand } from './lineCommand.js';
import type { Given, Wanted } from './lineWork.js';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** `iccid`: of the line for which no list says one. */
const Input = z.object({ lines: z.string(), iccid: simNumber.optional() });
type Input = z.output<typeof Input>;

/**
 * Telenet: replace the SIM card (T4); Kcell: Замена SIM-карты (C13). Whoever gets somebody's number gets their codes, too: the
 * account proves itself again, a second administrator has to agree where the account's password was reset lately or it replaces
 * many cards, and the number's user is told on the old card, minutes before that one is dead ([19](docs/adr/0019-sim-swap.md)).
 */
export const swapSims = lineCommand<Input>({
  name: 'line.swapSim',
  allowed: ['fleetManager', 'administrator'],
  proof: 'password',
  input: Input,
  offered: swapSim.offered,
  reads: swapSim.reads,
  decide: wanted,
  due: (operator, _input, now) => ok(new Date(now.getTime() + (swapOf(operator)?.noticeMinutes ?? 0) * MINUTE_MS)),
  waits,
  tells: ({ id: line, organisation, state, language }, operator, dueAt) =>
    state === 'active'
      ? {
          ...{ kind: 'sms.simSwap', line, organisation, at: dueAt.toISOString() },
          language: languageOf(operator, { language }),
        }
      : undefined,
});

const swapOf = (operator: Operator) => lineRulesOf(operator).simSwap;

/** The new card, one of the company's own that nobody has; not the one that is in the phone. */
async function wanted(asking: Asking & { readonly input: Input }, line: Line, given: Given): Promise<Result<Wanted>> {
  const iccid = given.iccid ?? asking.input.iccid;
  if (iccid === undefined) return refuse('value.missing');
  if (iccid === line.iccid) return refuse('sim.same');
  const card = await freeSimOf(asking, iccid);
  return card.ok ? ok({ change: swapSim.of({ iccid }) }) : card;
}

async function waits(asking: Asking, lines: readonly string[]): Promise<boolean> {
  const rule = swapOf(asking.operator)?.fourEyes;
  if (rule === undefined || lines.length === 0) return false;
  const { passwordResetAt } = (await asking.tables.accounts.get(asking.actor.account)) ?? {};
  const since = passwordResetAt === undefined ? undefined : asking.now.getTime() - Date.parse(passwordResetAt);
  if (since !== undefined && since < rule.daysAfterReset * DAY_MS) return true;
  return moreThanAlone(asking, lines, rule, ({ kind }) => kind === swapSim.kind);
}
