import { z } from 'zod';
import { otherOrganisations } from '../../domain/accounts/organisations.js';
import { paymentStanding } from '../../domain/bills/paymentStanding.js';
import { packNoticeStanding } from '../../domain/buckets/packNoticeStanding.js';
import { reportStanding } from '../../domain/documents/reportStanding.js';
import { approvalStanding } from '../../domain/orders/approvalQueries.js';
import { commandOrders } from '../../domain/orders/commandOrders.js';
import { unusualStanding } from '../../domain/orders/unusualOrders.js';
import type { Request } from '../../domain/records/request.js';
import { requestStanding } from '../../domain/tickets/requestList.js';
import { asTyped } from '../../speech/cardText.js';
import { labelled } from '../../speech/words.js';
import { asked } from '../conversation/asking.js';
import { cardMessage } from '../conversation/cards.js';
import { say } from '../conversation/speaking.js';
import { type Turn, turnOf } from '../conversation/turn.js';
import type { TurnContext } from '../conversation/turnContext.js';
import type { Guides } from '../definition/guides.js';
import { rowsOf } from '../shown/buttons.js';
import { showFile } from '../shown/fileCard.js';
import { fileLinks } from '../shown/foundRows.js';
import { nextFor, nextNamed, nextText, rememberNext } from '../shown/next.js';
import { approvalNews, type NewsFile, showApproval, type Told } from './approvalNews.js';
import { OFFERED, tellOffered } from './offeredFile.js';
import { orderNews } from './orderNews.js';
import { packNews } from './packNews.js';
import { paymentNews } from './paymentNews.js';
import { reportNews } from './reportNews.js';
import { requestNews } from './requestNews.js';
import { simNews } from './simNews.js';
import { unusualNews } from './unusualNews.js';

/** The name of the event that brings news. */
export const NEWS = 'news';

const MOST_COMPANIES = 1000;

const News = z.object({
  about: z.enum(['orders', 'approval', 'request', 'payment', 'report', 'packs', 'sims', 'unusual']),
  id: z.string().max(100),
});

/**
 * Tells what has changed since it was told last, or nothing. The question that is open stays open, and its card where it
 * is. An event that is not ours says nothing that its sender could not look up.
 */
export async function tellNews(context: TurnContext, guides: Guides): Promise<void> {
  const { name, value } = context.activity;
  if (name === OFFERED) return tellOffered(context, guides);
  const news = News.safeParse(value);
  if (name !== NEWS || !news.success) return;
  const current = turnOf(context);
  if (news.data.about === 'sims') return tellSims(context, guides, news.data.id);
  for (const turn of await everyCompany(current)) {
    if (news.data.about === 'approval') {
      const said = await asked(approvalStanding, news.data, turn);
      if (said !== undefined && (await showApproval(context, said, guides, turn !== current))) return;
    }
    const told = await newsOf(news.data, guides, turn);
    if (told !== undefined) return tell(context, guides, turn === current ? told : { ...told, given: undefined });
  }
}

/** Of all customers at once, in one message. */
async function tellSims(context: TurnContext, guides: Guides, day: string): Promise<void> {
  const current = turnOf(context);
  const told = await simNews(day, current, await everyCompany(current));
  if (told !== undefined) await tell(context, guides, told);
}

/** In plain text the title of what can be gone on with is remembered, as below what was looked up. */
async function tell(
  context: TurnContext,
  guides: Guides,
  { text, given, begins = [], file, files = [] }: Told,
): Promise<void> {
  const turn = turnOf(context);
  if (file !== undefined) return tellFile(context, guides, text, file);
  const next = [...(given === undefined ? [] : nextFor(given, guides, turn)), ...nextNamed(begins, guides, turn)];
  if (next.length === 0 && files.length === 0) return say(context, text);
  const note = files.length === 0 ? '' : filesNote(turn);
  if (turn.showsCards) {
    const shown = {
      title: asTyped(text),
      note,
      facts: [],
      spent: false,
      next: rowsOf(next),
      files,
      page: '',
      open: '',
    };
    await context.sendActivity(cardMessage(guides.cards('details', shown)));
    return;
  }
  rememberNext(next, turn);
  const links = files.map(({ title, url }) => labelled(turn.words, title, url));
  await say(context, [text, ...links, ...(note === '' ? [] : [note]), ...nextText(next, turn)].join('\n'));
}

/** In plain text with the address itself. */
async function tellFile(context: TurnContext, { cards }: Guides, text: string, { title, url }: NewsFile) {
  const { words, showsCards } = turnOf(context);
  if (!showsCards) return say(context, `${text}\n${labelled(words, words.say('common:file.open'), url)}`);
  await showFile(context, cards, { title, about: text, note: asTyped(text), url });
}

/** How long the addresses are good; the list of one's requests has fresh ones. */
const filesNote = ({ words, services }: Turn): string =>
  words.say('common:filesNote', { minutes: words.say('common:minutes', { count: services.requestFiles.minutes }) });

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

async function newsOf({ about, id }: z.output<typeof News>, guides: Guides, turn: Turn): Promise<Told | undefined> {
  if (about === 'approval') {
    const said = await asked(approvalStanding, { id }, turn);
    return said && approvalNews(said, turn);
  }
  if (about === 'payment') {
    const payment = await asked(paymentStanding, { id }, turn);
    return payment && paymentNews(payment, turn);
  }
  if (about === 'packs') {
    const noticed = await asked(packNoticeStanding, { id }, turn);
    return noticed && packNews(id, noticed, turn);
  }
  if (about === 'unusual') {
    const unusual = await asked(unusualStanding, { command: id }, turn);
    return unusual && unusualNews(id, unusual, turn);
  }
  if (about === 'report') {
    const report = await asked(reportStanding, { id }, turn);
    return report && reportNews(report, turn);
  }
  if (about === 'request') {
    const request = await asked(requestStanding, { id }, turn);
    return request && requestTold(request, guides, turn);
  }
  const orders = await asked(commandOrders, { command: id }, turn);
  return orders && toldIf(orderNews(id, orders, turn));
}

const toldIf = (text: string): Told | undefined => (text === '' ? undefined : { text });

/** An answer comes with its files. */
async function requestTold(request: Request, guides: Guides, turn: Turn): Promise<Told | undefined> {
  const text = requestNews(request, turn);
  if (text === '' || request.state !== 'answered') return toldIf(text);
  const sent = request.answers.findLast(({ by }) => by !== 'own')?.attachments ?? [];
  const files = sent.map(({ id, name }) => ({ request: request.id, id, name }));
  return { text, files: await fileLinks(files, guides, turn) };
}
