import { afterAll, expect, it } from '@jest/globals';
import type { Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures } from '../../src/dialogs/procedures/index.js';
import { lineOverview } from '../../src/dialogs/procedures/lines/lineOverview.js';
import { secretCodes } from '../../src/dialogs/procedures/secretCodes/secretCodes.js';
import { sendSecretCode } from '../../src/dialogs/procedures/secretCodes/sendSecretCode.js';
import { SEARCH } from '../guides/searchRu.js';
import { sendingOnCards } from '../guides/secretCodes/sendSecretCode.kcell.js';
import { startApp, type TestApp } from '../support/app.js';
import { CountedReads, type Reads } from '../support/countedReads.js';
import { type CardTalk, cardTalk } from '../support/talk.js';

const apps: TestApp[] = [];
afterAll(() => Promise.all(apps.map((app) => app.stop())));

const shown = {
  'a line': async (talk: CardTalk) => {
    await talk.press('Управление номерами');
    await talk.press('Найти', { [SEARCH]: '8 701 000 0002' });
    return () => talk.press('Далее', { Номера: [/0002 ·/] });
  },
  'several lines': async (talk: CardTalk) => {
    await talk.press('Управление номерами');
    await talk.press('Найти', { [SEARCH]: '8 701 000' });
    return () => talk.press('Далее', { Номера: [/0002 ·/, /0003 ·/, /0004 ·/] });
  },
  'a list with a button in each row': async (talk: CardTalk) => () => talk.press('Действующие секретные коды'),
};

/** What each costs where these procedures are offered, and the buttons that it has. */
async function costs(offered: readonly Procedure[]): Promise<{ reads: Reads[]; buttons: number }> {
  const counted = new CountedReads();
  const app = await startApp({ of: 'kcell', storeBehind: counted.behind, procedures: offered });
  apps.push(app);
  const talk = await cardTalk(app, 'kcell', 'admin1');
  for (const [button, filled] of sendingOnCards) await talk.press(button, filled);
  await app.outbox.idle();
  const reads: Reads[] = [];
  let buttons = 0;
  for (const before of Object.values(shown)) {
    const show = await before(talk);
    counted.taken();
    await show();
    reads.push(counted.taken());
    buttons += talk.cards().flatMap(({ actions }) => actions.filter(({ data }) => data?.field !== undefined)).length;
  }
  return { reads, buttons };
}

it('what is scheduled for each line of a page is read at once: a longer list asks no more often', async () => {
  const counted = new CountedReads();
  const app = await startApp({ of: 'kcell', storeBehind: counted.behind });
  apps.push(app);
  const talk = await cardTalk(app, 'kcell', 'admin1');
  await talk.press('Управление номерами');
  const found = async (text: string) => {
    counted.taken();
    await talk.press('Найти', { [SEARCH]: text });
    return counted.taken();
  };
  const few = await found('8 701 000 000');
  expect(await found('8 701')).toEqual(few);
});

it('offering what can be gone on with reads nothing: it costs the same, whatever there is', async () => {
  const none = await costs([lineOverview, secretCodes, sendSecretCode]);
  const all = await costs(procedures);
  expect(all.buttons).toBeGreaterThan(none.buttons + 5);
  expect(all.reads).toEqual(none.reads);
});
