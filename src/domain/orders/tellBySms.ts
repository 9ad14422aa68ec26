import type { Work } from '../door/command.js';
import { postAgain } from '../door/outbox.js';
import { languageOf } from '../operator/index.js';
import type { Message } from '../records/outbox.js';

type Telling = Pick<Work<unknown>, 'tables' | 'ids' | 'now' | 'operator' | 'commandId'>;
type News = Extract<Message, { kind: 'sms.news' }>;

/** Has an account told something on its phone, too, where the operator's profile says so and there is a number. */
export async function tellBySms(work: Telling, news: Omit<News, 'kind' | 'language'>): Promise<void> {
  const { operator, tables, now } = work;
  if (!operator.profile.toldBySms.includes(news.about)) return;
  const account = await tables.accounts.get(news.account);
  if (account?.phone === undefined) return;
  await postAgain(work, { kind: 'sms.news', ...news, language: languageOf(operator, account) }, now);
}
