import { expect, it } from '@jest/globals';
import type { WordKey } from '../../src/speech/words.js';
import { plainBlanks } from '../support/seen.js';
import { sharedApps } from '../support/sharedApp.js';
import { cardTalk, textTalk } from '../support/talk.js';

/** In the middle of a day in Minsk. */
let now = new Date();
const shared = sharedApps({ clock: { now: () => now } });

/** This month's day, or the next month's where it is over: sessions of the demo begin after the real today. */
const at = (day: number): Date => {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, day, 9));
};

it.each([1, 2, 3])(
  'on day %i of a month no invoice is ordered or downloaded: said before the first question',
  async (day) => {
    now = at(day);
    const app = await shared.open('belarus');
    const say = (key: WordKey) => plainBlanks(app.words('ru', 'belarus').say(key));
    const opens = at(4).toLocaleDateString('ru', { timeZone: 'UTC' });
    const talk = await textTalk(app, 'belarus', 'admin1');
    for (const procedure of ['invoiceFile', 'invoiceMail'] as const) {
      const said = await talk.say(say(`${procedure}:title`));
      expect(said).toContain('Счета за прошлый месяц сейчас формируются');
      expect(said).toContain(`с ${opens}`);
      expect(said).not.toContain(say(`${procedure}:fields.account.label`));
    }
    // Where invoices go can be changed on any day.
    expect(await talk.say(say('invoiceDelivery:title'))).toContain(say('invoiceDelivery:fields.account.label'));
    talk.close();
  },
);

it('a link that was made before is closed on those days, too, and on the fourth all is open', async () => {
  now = new Date(at(1).getTime() - 12 * 3_600_000 - 10 * 60_000);
  const app = await shared.open('belarus');
  const talk = await cardTalk(app, 'belarus', 'admin1');
  const month = new Intl.DateTimeFormat('ru', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const before = month.format(new Date(Date.UTC(at(1).getUTCFullYear(), at(1).getUTCMonth() - 2, 1)));
  await talk.send({ act: 'start', procedure: 'invoiceFile' });
  await talk.press('Далее', { 'Лицевой счёт': /^2000000001/, Месяц: before });
  // 23:55 in Minsk, then five minutes past midnight.
  now = new Date(at(1).getTime() - 12 * 3_600_000 - 5 * 60_000);
  await talk.press('PDF');
  const url = /https?:\/\/[^"\s]+\/files\/report\?t=[^"\s]+/.exec(JSON.stringify(talk.cards().at(-1)?.json))?.[0] ?? '';
  expect((await fetch(url)).status).toBe(200);
  now = new Date(at(1).getTime() - 12 * 3_600_000 + 60_000);
  expect((await fetch(url)).status).toBe(404);
  talk.close();
  now = at(4);
  const open = await textTalk(app, 'belarus', 'admin1');
  expect(await open.say('Скачать счёт')).toContain('Лицевой счёт');
  open.close();
});
