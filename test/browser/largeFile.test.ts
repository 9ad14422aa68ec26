import { expect, it } from '@jest/globals';
import { guideClock } from '../guides/days.js';
import { pages } from './pages.js';

const house = pages({ of: 'belarus', clock: guideClock });

// Each width has its own account: what the first leaves open is the second's to go on with.
it.each([
  [1280, 'admin1'],
  [390, 'admin2'],
] as const)(
  'a file that is too large is not sent, which is said, and a smaller one is, at a width of %d',
  async (width, login) => {
    const say = house.app.words('ru', 'belarus').say;
    const desk = await house.signedIn(login, { width, height: 900, locale: 'ru' });
    await desk.press(say('registerPayment:title'));
    await desk.field(say('registerPayment:fields.account.label')).selectOption({ index: 1 });
    await desk.fill({
      [say('registerPayment:fields.paid.label')]: '1 234,56',
      [say('registerPayment:fields.on.label')]: new Date().toISOString().slice(0, 10),
      [say('registerPayment:fields.order.label')]: '4521',
    });
    await desk.press(say('common:next'));
    await desk.see(say('registerPayment:fields.attachments.label'));
    const line = desk.page.locator('#told');
    await desk.sendFile('all.csv', 'x'.repeat(4 * 1024 * 1024));
    await line.filter({ hasText: say('web:chat.tooLarge') }).waitFor();
    expect(await desk.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await desk.read()).not.toContain('all.csv');
    await desk.sendFile('part.csv', 'x'.repeat(3_900_000));
    await desk.page
      .getByText(say('common:filesHeld', { files: 'part.csv' }))
      .first()
      .waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  },
  60_000,
);
