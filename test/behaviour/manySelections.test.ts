import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { numberOf } from '../support/menuLine.js';
import { migratedDatabase } from '../support/migratedDatabase.js';
import { type CardTalk, cardTalk, type Filled, type Talk, textTalk } from '../support/talk.js';

jest.setTimeout(120_000);

const BLOCKING = 'Блокировка / разблокировка';
const LOST = 'Телефон или SIM-карта утеряны';
/** What no run has any more stays only so often; a run's field has its answer and what is marked to take its place. */
const ENDED = 10;

const stores = ['embedded', 'PostgreSQL'] as const;

describe.each(stores)('lines that are chosen, in the store %s', (kind) => {
  let app: TestApp;
  let drop = async () => {};
  beforeAll(async () => {
    const database = kind === 'embedded' ? undefined : await migratedDatabase();
    app = await startApp({ of: 'kcell', env: database === undefined ? {} : { STORE_URL: database.url } });
    if (database !== undefined) drop = database.drop;
  });
  afterAll(async () => {
    await app.stop();
    await drop();
  });

  // What a test leaves begun is not offered in the next one.
  beforeEach(() =>
    app.store.transaction(async ({ drafts }) => {
      for (const { id } of await drafts.where({})) await drafts.remove(id);
    }),
  );

  const rows = async () => {
    const account = await app.accountId('kcell', 'admin1');
    return app.store.read(({ selections }) => selections.where({ account }));
  };
  /** Presses the button of the last card that does this. */
  const pressAct = (talk: CardTalk, act: string, filled?: Filled, field?: string) => {
    const actions = talk.cards().flatMap((card) => card.actions);
    const wanted = actions.findLast(({ data }) => data?.act === act && (field === undefined || data.field === field));
    if (wanted?.title === undefined) throw new Error(`no button does "${act}"`);
    return talk.press(wanted.title, filled);
  };
  const numbers = (...ends: string[]) => ends.map((end) => new RegExp(`${end} ·`));
  /** As far as the review, with these lines. */
  const reviewed = async (talk: CardTalk, ...ends: string[]) => {
    await talk.press(BLOCKING);
    await talk.press('Далее', { Номера: numbers(...ends) });
    return blocked(talk);
  };
  /** From the question about the action to the review. */
  const blocked = async (talk: CardTalk) => {
    await talk.press('Далее', { Действие: 'Заблокировать' });
    return talk.press('Далее', { 'Причина блокировки': LOST });
  };
  /** The ends of the numbers that a receipt's orders are about. */
  const ordered = async (receipt: string) => {
    const reference = /Номер операции ([A-Z0-9]{8})/.exec(receipt)?.[1] ?? receipt;
    const orders = await app.store.read((tables) => tables.orders.where({ reference }));
    return orders.map(({ number }) => number.slice(-4)).toSorted();
  };
  const sayAll = async (talk: Talk, ...said: string[]) => {
    let answer = '';
    for (const one of said) answer = await talk.say(one);
    return answer;
  };

  it('are kept once, however often all and none are pressed', async () => {
    const talk = await cardTalk(app, 'kcell', 'admin1');
    await talk.press(BLOCKING);
    // By its id: one that takes the place of another, and is let go of with the turn, would be a new row for each press.
    const ids: string[][] = [];
    for (let press = 0; press < 75; press += 1) {
      await pressAct(talk, 'all');
      await pressAct(talk, 'none');
      if (press % 25 === 0) ids.push((await rows()).map(({ id }) => id));
    }
    expect(await pressAct(talk, 'all')).toContain('300');
    const left = await rows();
    expect(left).toHaveLength(1);
    for (const one of ids) expect(one).toEqual([left[0]?.id]);
    expect(left[0]?.lines).toHaveLength(300);
    await talk.press('Отмена');
    talk.close();
  });

  it('leave with their run, however many are begun and given up', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    for (let run = 0; run < 25; run += 1) await sayAll(talk, BLOCKING, `702000000${(run % 9) + 1}`, 'отмена', 'да');
    expect(await rows()).toEqual([]);
    talk.close();
  });

  it('leave once what they were chosen for is ordered, and one that was replaced before that', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    await sayAll(talk, BLOCKING, '7020000001', '1', '1', '-');
    expect((await rows()).map(({ conversation }) => conversation)).toEqual([talk.conversation]);
    const review = await sayAll(talk, '1', '7020000002', '1');
    expect(review).toContain('+7 702 000 0002');
    expect(await rows()).toHaveLength(1);
    expect(await ordered(await talk.say('да'))).toEqual(['0002']);
    expect(await rows()).toEqual([]);
    talk.close();
  });

  it('stay ten at the most, for a day, where they were shown with what can be done next', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    const overview = app.words('ru', 'kcell').say('lineOverview:title');
    for (let run = 0; run < ENDED + 3; run += 1) await sayAll(talk, overview, `702000000${(run % 9) + 1}`);
    const left = await rows();
    expect(left).toHaveLength(ENDED);
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000).toISOString();
    for (const row of left) expect(row.expiresAt < tomorrow).toBe(true);
    talk.close();
  });

  it('are those of the review, whatever an earlier card or a second press says', async () => {
    const talk = await cardTalk(app, 'kcell', 'admin1');
    await talk.press(BLOCKING);
    const stale = talk.valueOf('Далее', { Номера: numbers('0003', '0004') });
    const next = talk.valueOf('Далее', { Номера: numbers('0001', '0002') });
    await talk.send(next);
    await talk.send(next);
    await talk.send(stale);
    await talk.press('Далее', { Действие: 'Заблокировать' });
    const review = await talk.press('Далее', { 'Причина блокировки': LOST });
    expect(review).toContain('+7 701 000 0001');
    await talk.send(stale);
    // What is marked while the answer is corrected does not count before it is sent.
    await pressAct(talk, 'change', undefined, 'lines');
    await pressAct(talk, 'none');
    await pressAct(talk, 'all');
    await talk.press('Назад');
    const confirm = talk.valueOf('Заблокировать');
    const receipt = await talk.send(confirm);
    await talk.send(confirm);
    expect(await ordered(receipt)).toEqual(['0001', '0002']);
    talk.close();
  });

  it('are a draft’s own when it is taken up elsewhere: what is marked there and here stays apart', async () => {
    const talk = await cardTalk(app, 'kcell', 'admin1');
    await reviewed(talk, '0005', '0006');
    const other = await textTalk(app, 'kcell', 'admin1');
    const taken = await other.say(numberOf(other.greeting, `: ${BLOCKING}`));
    expect(taken).toContain('+7 701 000 0005');
    // The same work is not offered where it is open.
    expect(await talk.say('меню')).not.toMatch(/Продолжить: [^(\n]+\(/);
    await talk.press(`Продолжить: ${BLOCKING}`);
    for (const end of ['0007', '0008', '0007']) {
      await pressAct(talk, 'change', undefined, 'lines');
      await pressAct(talk, 'none');
      await talk.press('Далее', { Номера: numbers(end) });
      await talk.press('Далее', { Действие: 'Заблокировать' });
    }
    expect(await ordered(await other.say('да'))).toEqual(['0005', '0006']);
    expect(await ordered(await talk.press('Заблокировать'))).toEqual(['0007']);
    talk.close();
    other.close();
  });

  it('are handed to the next procedure as they were shown, again and again', async () => {
    const talk = await cardTalk(app, 'kcell', 'admin1');
    await app.outbox.idle();
    await talk.press(app.words('ru', 'kcell').say('lineOverview:title'));
    await talk.press('Далее', { Номера: numbers('0003', '0004') });
    const buttons = talk.cards().flatMap(({ actions }) => actions);
    const isGoOn = ({ data }: (typeof buttons)[number]) => data?.field === 'lines' && data.procedure === 'blocking';
    const goOn = buttons.findLast(isGoOn)?.data ?? {};
    await talk.send(goOn);
    await blocked(talk);
    await pressAct(talk, 'change', undefined, 'lines');
    await pressAct(talk, 'all');
    await talk.press('Далее');
    // Pressed again it begins with what was shown, and pressed twice it is the same run.
    await talk.send(goOn);
    await talk.send(goOn);
    await blocked(talk);
    expect(await ordered(await talk.press('Заблокировать'))).toEqual(['0003', '0004']);
    talk.close();
  });

  it('are those that were confirmed when a second administrator approves them later', async () => {
    const active = async () => {
      const [{ organisation } = { organisation: '' }] = await rows();
      const lines = await app.store.read((tables) => tables.lines.where({ organisation, state: 'active' }));
      return lines.map(({ number }) => number.slice(-4)).toSorted();
    };
    await app.outbox.idle();
    const before = await active();
    const talk = await textTalk(app, 'kcell', 'admin1');
    const asked = await sayAll(talk, BLOCKING, 'Активный', 'все', 'да', '1', '1', '-', `${before.length}`);
    const reference = /Номер операции ([A-Z0-9]{8})/.exec(asked)?.[1] ?? '';
    expect(asked).toContain('Ожидает второго администратора');
    for (let run = 0; run < ENDED + 2; run += 1) await sayAll(talk, BLOCKING, '7020000001', 'отмена', 'да');
    const second = await textTalk(app, 'kcell', 'admin2');
    const approved = await sayAll(second, 'Запросы на одобрение', reference, '1', `${before.length}`);
    expect(approved).toContain('Запрос одобрен');
    expect(await ordered(reference)).toEqual(before);
    talk.close();
    second.close();
  });
});
