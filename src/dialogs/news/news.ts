import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { otherOrganisations } from '../../domain/accounts/organisations.js';
import { approvalStanding } from '../../domain/orders/approvalQueries.js';
import { commandOrders } from '../../domain/orders/commandOrders.js';
import { requestStanding } from '../../domain/tickets/requestList.js';
import { asked } from '../conversation/asking.js';
import { say } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import { approvalNews } from './approvalNews.js';
import { orderNews } from './orderNews.js';
import { requestNews } from './requestNews.js';

/** The name of the event that brings news. */
export const NEWS = 'news';

const MOST_COMPANIES = 1000;

const News = z.object({ about: z.enum(['orders', 'approval', 'request']), id: z.string().max(100) });

/**
 * Tells what has changed since it was told last, or nothing. The question that is open stays open, and its card where it
 * is. An event that is not ours says nothing that its sender could not look up.
 */
export async function tellNews(context: TurnContext): Promise<void> {
  const { name, value } = context.activity;
  const news = News.safeParse(value);
  if (name !== NEWS || !news.success) return;
  for (const turn of await everyCompany(turnOf(context))) {
    const text = await newsOf(news.data, turn);
    if (text !== '') return say(context, text);
  }
}

/** The turn for each of the account's companies: the conversation may work for another one than the news is of. */
async function everyCompany(turn: Turn): Promise<Turn[]> {
  const { actor, services, words } = turn;
  const all = { language: words.language, page: 0, pageSize: MOST_COMPANIES };
  const { choices } = await services.door.find(otherOrganisations, actor, {}, all);
  const others = choices.map(({ value, title }) => ({
    ...turn,
    actor: { ...actor, organisation: value },
    organisation: { name: title, several: true },
  }));
  return [turn, ...others];
}

async function newsOf({ about, id }: z.output<typeof News>, turn: Turn): Promise<string> {
  if (about === 'approval') {
    const said = await asked(approvalStanding, { id }, turn);
    return said === undefined ? '' : approvalNews(id, said, turn);
  }
  if (about === 'request') {
    const request = await asked(requestStanding, { id }, turn);
    return request === undefined ? '' : requestNews(request, turn);
  }
  const orders = await asked(commandOrders, { command: id }, turn);
  return orders === undefined ? '' : orderNews(id, orders, turn);
}
