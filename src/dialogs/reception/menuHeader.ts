import { approvalsWaiting } from '../../domain/orders/approvalQueries.js';
import { ordersAwaitingSim } from '../../domain/orders/linkSim.js';
import { type Header, header } from '../../domain/sales/header.js';
import { asked } from '../conversation/asking.js';
import type { Turn } from '../conversation/turn.js';
import { walletLines } from '../shown/balance.js';

/** What stands over the menu, as in KONNECT's guide (K1): who, balances, rate; for which company, what waits to be approved, and what for a SIM card. `own`: what the role is shown of itself. */
export async function headerOf(turn: Turn) {
  const { organisation, words, showsCards } = turn;
  const { name, wallet }: Header = (await asked(header, {}, turn)) ?? { name: '' };
  // A number's user works for nobody here.
  if (turn.actor.boundTo !== undefined) return { name, facts: [], own: [] };
  const user = { label: words.say('common:header.user'), value: name };
  // Cards say it on top, where there are several.
  const isNamed = organisation === undefined || (organisation.several && showsCards);
  const company = isNamed ? [] : [{ label: words.say('common:header.organisation'), value: organisation.name }];
  const waiting = (await asked(approvalsWaiting, {}, turn)) ?? 0;
  const approvals = waiting === 0 ? [] : [{ label: words.say('common:header.approvals'), value: String(waiting) }];
  const simless = (await asked(ordersAwaitingSim, {}, turn)) ?? 0;
  const sims = simless === 0 ? [] : [{ label: words.say('common:header.awaitingSim'), value: String(simless) }];
  const balance = wallet === undefined ? [] : walletLines(wallet, turn);
  return { name, facts: [user, ...company, ...approvals, ...sims, ...balance], own: balance };
}
