import type { Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import type { LineState } from '../terms/lineState.js';
import { fine, type Refusal, type Result, refuse } from '../terms/result.js';

/** Refuses a line that is in none of these states, with what its own state says against it. */
export const inState = ({ state }: Pick<Line, 'state'>, ...states: readonly LineState[]): Result<undefined> =>
  states.includes(state) ? fine : against(state);

function against(state: LineState): Refusal {
  switch (state) {
    case 'pendingActive':
      return refuse('line.pending');
    case 'active':
      return refuse('line.active');
    case 'suspended':
      return refuse('line.suspended');
    case 'terminated':
      return refuse('line.terminated');
  }
}

/** Whether a line is in service: it has been activated, and is neither blocked nor given up. */
export const inService = (line: Pick<Line, 'state'>): Result<undefined> => inState(line, 'active');

/** Whether there is a SIM card that somebody has: none yet (`line.noSim`), or not any more (`line.terminated`). */
export function hasSim({ state, iccid }: Pick<Line, 'state' | 'iccid'>): Result<undefined> {
  if (state === 'terminated') return refuse('line.terminated');
  return iccid === undefined ? refuse('line.noSim') : fine;
}

/** Whether somebody reads an SMS there: a line in service that gets them (`line.smsBarred`) and that no machine uses (`line.machine`). */
export function readsSms({ catalogue }: Operator, line: Pick<Line, 'state' | 'plan' | 'bars'>): Result<undefined> {
  const served = inService(line);
  if (!served.ok) return served;
  const { bars = [] } = line;
  if (bars.includes('smsIn') || bars.includes('everything')) return refuse('line.smsBarred');
  const machines = catalogue.plans.find(({ id }) => id === line.plan)?.machines === true;
  return machines ? refuse('line.machine') : fine;
}

/** Whether a line is paid in advance, so that money is put on it by itself (`line.paidByBill`: its account pays bills). */
export const toppedUp = ({ paymentMethod }: Pick<Line, 'paymentMethod'>): Result<undefined> =>
  paymentMethod === 'advance' ? fine : refuse('line.paidByBill');
