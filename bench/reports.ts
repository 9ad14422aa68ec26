import { forms } from '../src/domain/terms/report.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { textTalk } from '../test/support/talk.js';
import { drained, seconds, watched } from './watched.js';

const operator = 'konnect';
const portion = 1_000;

/**
 * A report of so many sales as each file, from the words for it to the last byte over HTTP: how many megabytes the program took
 * at most above what it had before, in how many seconds, and how long at most nobody else had a turn, in milliseconds.
 */
export async function reports(folder: string, count: number): Promise<Record<string, number>> {
  const app = await startApp({ dataDir: folder, env: { OPERATORS: operator }, store: { watchNesting: false } });
  await sell(app, count);
  const talk = await textTalk(app, operator, 'agent1');
  await talk.say('Mes transactions');
  await talk.say('-');
  const found: Record<string, number> = { 'screen, s': await seconds(() => talk.say('-')) };
  for (const form of forms) {
    const link = /https?:\/\/\S+\/files\/report\S+/.exec(await talk.say(form))?.[0];
    if (link === undefined) throw new Error(`no link to the ${form} was given`);
    const watch = watched();
    found[`${form}, s`] = await seconds(() => drained(link));
    const { megabytes, held } = watch.end();
    found[`${form}, MB`] = megabytes;
    found[`${form}, ms held`] = held;
  }
  await app.halt();
  return found;
}

async function sell({ store, accountId }: TestApp, count: number): Promise<void> {
  const account = await accountId(operator, 'agent1');
  const [first] = await store.read(({ subscriptions }) => subscriptions.where({}, { limit: 1 }));
  if (first === undefined) throw new Error('the demo has no subscription');
  const sold = { operator, account, kind: 'resubscription', offer: 'home10', minor: 4000, currency: 'USD' } as const;
  for (let begun = 0; begun < count; begun += portion)
    await store.transaction(async ({ sales }) => {
      for (let n = begun; n < Math.min(count, begun + portion); n += 1)
        await sales.insert({
          ...{ ...sold, customer: first.customer, subscription: first.id, id: `sale${n}`, reference: `REF${n}` },
          ...{
            activationKey: `KEY${String(n).padStart(13, '0')}`,
            at: new Date(Date.UTC(2024, 0, 1) + n * 600_000).toISOString(),
          },
        });
    });
}
