import { randomIds } from '../src/bot/secrets/hashing.js';
import { move } from '../src/domain/sales/wallet.js';
import { startApp } from '../test/support/app.js';
import { mean, percentile } from './cpu.js';
import { carryOutGuide } from './guide.js';
import type { Measured } from './measuring.js';

const guides = { warmUp: 10, measured: 25 };

/** CPU of each turn of a guide, without HTTP, over the data in this folder. */
export async function turns(folder: string): Promise<Measured> {
  const app = await startApp({ dataDir: folder, store: { watchNesting: false } });
  const account = await app.accountId('konnect', 'agent1');
  await app.store.transaction((tables) =>
    move(tables, {
      ...{ id: randomIds.next(), operator: 'konnect', account, reason: 'opening' },
      amount: { minor: 100_000_000, currency: 'USD' },
      at: new Date().toISOString(),
    }),
  );
  for (let n = 0; n < guides.warmUp; n += 1) await carryOutGuide(app, account, n);
  const turns: number[] = [];
  const whole: number[] = [];
  for (let n = 0; n < guides.measured; n += 1) {
    const { each } = await carryOutGuide(app, account, guides.warmUp + n);
    turns.push(...each);
    whole.push(each.reduce((sum, one) => sum + one, 0));
  }
  await app.halt();
  return {
    turn: mean(turns),
    median: percentile(turns, 0.5),
    guide: mean(whole),
    turnsInGuide: turns.length / whole.length,
  };
}
