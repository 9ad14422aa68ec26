import type { CommandOrders } from '../../domain/orders/commandOrders.js';
import { ordersByState, ordersText } from '../../speech/orders.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';

/** What has become of a command's orders since it was told last; '' if nothing has. */
export function orderNews(commandId: string, ordered: CommandOrders, turn: Turn): string {
  const now = Object.fromEntries(ordersByState(ordered.orders));
  if (toldBefore(commandId, now, turn)) return '';
  noteTold(commandId, now, turn);
  return ordersText(ordered, turn);
}
