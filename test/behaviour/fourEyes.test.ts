import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { SetClock } from '../domain/office.js';
import { startApp, type TestApp } from '../support/app.js';
import { type CardTalk, cardTalk, type Talk, textTalk } from '../support/talk.js';

/** Kcell's rule in the demo: more than ten lines at once wait for a second administrator. */
const TEN = '1,2,3,4,5,6,7,8,9,10';
const Data = z.record(z.string(), z.unknown());
const Attached = z.array(z.object({ content: z.unknown() }));
const DAY_IN_MINUTES = 24 * 60;

describe('blocking many lines waits for a second administrator', () => {
  let app: TestApp;
  let clock: SetClock;
  let asker: Talk;

  beforeEach(async () => {
    clock = new SetClock(new Date());
    app = await startApp({ of: 'kcell', clock });
    asker = await textTalk(app, 'kcell', 'admin1');
  });
  afterEach(() => app.stop());

  const say = async (talk: Talk, ...said: string[]) => {
    let answer = '';
    for (const one of said) answer = await talk.say(one);
    return answer;
  };
  /** Asks to block all that are active; gives the reference. */
  const ask = async () => {
    const { active } = await states();
    const answer = await say(asker, 'Блокировка / разблокировка', 'Активный', 'все', 'да', '1', '1', '-', `${active}`);
    expect(answer).toContain('Ожидает второго администратора');
    return /Номер операции (\S+)/.exec(answer)?.[1] ?? '';
  };
  const states = () =>
    app.store.read(async ({ lines, orders, accounts }) => {
      const organisation = (await accounts.get(await app.accountId('kcell', 'admin1')))?.organisations?.[0] ?? '';
      const active = (await lines.where({ organisation })).filter(({ state }) => state === 'active');
      return { active: active.length, orders: (await orders.where({ organisation })).length };
    });
  const decide = async (talk: CardTalk, reference: string, decision: string) => {
    await talk.press('Запросы на одобрение');
    const choices = talk.cards().flatMap(({ inputs }) => inputs.flatMap((input) => input.choices ?? []));
    const request = choices.find(({ title }) => title.startsWith(reference))?.title ?? '';
    await talk.press('Далее', { Запрос: request });
    const decided = await talk.press('Далее', { Решение: decision });
    return decision === 'Отклонить' ? talk.press('Далее', { 'Причина отказа': 'Список неверный' }) : decided;
  };

  it('says so before the confirmation, and blocks nothing until it is approved', async () => {
    const before = await states();
    const review = await say(asker, 'Блокировка / разблокировка', 'Активный', 'все', 'да', '1', '1', '-');
    expect(review).toContain('второго администратора');
    const receipt = await say(asker, `${before.active}`);
    expect(receipt).toContain('Ожидает второго администратора');
    expect(receipt).toContain(`${before.active} номера: ждут одобрения ${before.active}`);
    expect(receipt).toContain('Блокировка / разблокировка: запрос отправлен на одобрение');
    expect(receipt).not.toContain('принят');
    const link = /https?:\S+/.exec(receipt)?.[0] ?? '';
    expect(await (await fetch(link)).text()).toContain('"ожидает одобрения"');
    expect(await states()).toEqual({ active: before.active, orders: 0 });
    // The file says how it stands when it is fetched, not when the link was made.
    await say(asker, 'Запросы на одобрение', '1', '1', 'да');
    const after = await (await fetch(link)).text();
    expect(after).toContain('"отозвано"');
    expect(after).not.toContain('"ожидает одобрения"');
  });

  it('asks nobody for ten lines', async () => {
    const answer = await say(asker, 'Блокировка / разблокировка', 'Активный', TEN, '1', '1', '-', 'да');
    expect(answer).not.toContain('Ожидает второго администратора');
    await app.outbox.idle();
    expect((await states()).orders).toBe(10);
  });

  it('is carried out when another one approves, and told to whoever asked', async () => {
    const before = await states();
    const reference = await ask();
    const second = await cardTalk(app, 'kcell', 'admin2');
    expect(second.greeting).toContain('Запросы, ожидающие вашего решения');
    const review = await decide(second, reference, 'Одобрить');
    expect(review).toContain('Айгуль Примерова');
    const howMany = `Для подтверждения введите количество номеров: ${before.active}`;
    const approved = await second.press('Одобрить', { [howMany]: `${before.active}` });
    expect(approved).toContain('Запрос одобрен');
    expect(approved).toContain(`Номер операции ${reference}`);
    await app.outbox.idle();
    expect((await states()).orders).toBe(before.active);
    expect((await states()).active).toBe(0);
    expect(await said(reference)).toContain('одобрен. Решение: Ерлан Образцов');
    // One reference from the request to the orders, on both receipts and in the list.
    const again = await say(asker, reference);
    expect(again).toContain('Заявка на блокировку принята');
    expect(again).not.toContain('Ожидает второго администратора');
    expect(again).toContain('одобрен. Решение: Ерлан Образцов');
    expect(again).toMatch(/Заявки: \d+ (приняты|выполн)/);
    const orders = await app.store.read(({ orders }) => orders.where({ reference }));
    expect(orders).toHaveLength(before.active);
    expect(await say(asker, 'история')).toMatch(/Результат: (принята|выполняется|выполнена)/);
  });

  it('is not carried out when it is refused', async () => {
    const before = await states();
    const reference = await ask();
    const second = await cardTalk(app, 'kcell', 'admin2');
    await decide(second, reference, 'Отклонить');
    expect(await second.press('Отклонить')).toContain('Запрос отклонён');
    await app.outbox.idle();
    expect(await states()).toEqual({ active: before.active, orders: 0 });
    expect(await said(reference)).toContain('отклонён. Решение: Ерлан Образцов');
    expect(await said(reference)).toContain('Причина отказа: Список неверный');
    await endsAs('запрос отклонён', reference);
    expect(await say(asker, 'история')).toContain('Результат: не одобрено');
  });

  it('needs a reason to be refused, and takes no PIN for one', async () => {
    const reference = await ask();
    const second = await textTalk(app, 'kcell', 'admin2');
    expect(await say(second, 'Запросы на одобрение', reference, '2')).toContain('Причина отказа');
    expect(await say(second, '-')).toContain('Причина отказа');
    expect(await say(second, '48271')).not.toContain('проверьте данные');
    expect(await say(second, 'Номера Алматы не трогаем')).toContain('проверьте данные');
    expect(await say(second, 'да')).toContain('Запрос отклонён');
  });

  it('comes to the others on a card of its own: what, why, which, by whom, and a button for each decision', async () => {
    const second = await cardTalk(app, 'kcell', 'admin2');
    const reference = await ask();
    await app.outbox.idle();
    const news = await newsCard(second);
    expect(news.title).toContain('Айгуль Примерова просит вашего одобрения: Заблокировать, По решению компании');
    expect(news.title).toContain(reference);
    expect(news.titles).toEqual(['Одобрить', 'Отклонить']);
    const review = await second.send(news.button);
    for (const part of ['Айгуль Примерова', 'Заблокировать', 'По решению компании', '+7 701 000 0001'])
      expect(review).toContain(part);
  });

  it('says on the cards of all others how it was decided, and takes no second decision there', async () => {
    const [second, third] = [await cardTalk(app, 'kcell', 'admin2'), await cardTalk(app, 'kcell', 'admin2')];
    const reference = await ask();
    await app.outbox.idle();
    const [first, card] = [await newsCard(second), await newsCard(third)];
    const ids = await idsOf(third, reference);
    await second.send({ ...first.button, does: 'refuse' });
    await second.press('Далее', { 'Причина отказа': 'Список неверный' });
    expect(await second.press('Отклонить')).toContain('Запрос отклонён');
    await app.outbox.idle();
    for (const talk of [second, third]) {
      const now = await newsCard(talk);
      expect(now.titles).toEqual([]);
      expect(now.title).toContain('отклонён. Решение: Ерлан Образцов');
      expect(now.title).toContain('Список неверный');
    }
    expect(await idsOf(third, reference)).toEqual(ids);
    expect(await third.send(card.button)).toContain('Такого варианта нет');
  });

  it('says on the cards of the others that its day is over', async () => {
    const second = await cardTalk(app, 'kcell', 'admin2');
    await ask();
    await app.outbox.idle();
    const [{ id, conversation } = { id: '', conversation: '' }] = await app.store.read(({ approvals }) =>
      approvals.where({ state: 'waiting' }),
    );
    expect(conversation).not.toBe(second.conversation);
    clock.pass(DAY_IN_MINUTES + 1);
    await app.turns.receive(second.conversation, { type: 'event', name: 'news', value: { about: 'approval', id } });
    const now = await newsCard(second);
    expect(now.titles).toEqual([]);
    expect(now.title).toContain('срок истёк');
  });

  it('comes in plain text with the words that open it', async () => {
    const second = await textTalk(app, 'kcell', 'admin2');
    await ask();
    const [{ id } = { id: '' }] = await app.store.read(({ approvals }) => approvals.where({ state: 'waiting' }));
    await app.turns.receive(second.conversation, { type: 'event', name: 'news', value: { about: 'approval', id } });
    const log = (await app.store.conversations.load(second.conversation))?.log ?? [];
    expect(String(log.at(-1)?.activity.text)).toContain('Доступные действия: «Запросы на одобрение».');
    // The request is chosen already.
    expect(await say(second, 'Запросы на одобрение')).toContain('Решение');
  });

  it('can be withdrawn by whoever asked, and by nobody else; nobody else is offered to', async () => {
    const before = await states();
    const reference = await ask();
    const own = await say(asker, 'Запросы на одобрение');
    expect(own).toContain(reference);
    const decisions = await say(asker, '1');
    expect(decisions).toContain('1. Отозвать');
    expect(decisions).not.toContain('Одобрить');
    const second = await textTalk(app, 'kcell', 'admin2');
    await say(second, 'Запросы на одобрение');
    expect(await say(second, '1')).not.toContain('Отозвать');
    await say(asker, '1');
    expect(await say(asker, 'да')).toContain('Запрос отозван');
    expect(await say(second, '1', 'да')).toContain('решение уже принято');
    expect(await states()).toEqual({ active: before.active, orders: 0 });
    expect(await say(asker, 'история')).toContain('Результат: отозвано');
  });

  it('of one’s own comes after those that can be decided', async () => {
    const reference = await ask();
    const second = await textTalk(app, 'kcell', 'admin2');
    await say(second, 'Блокировка / разблокировка', '702%', 'все', 'да', '1', '1', '-', '24');
    expect(await say(second, 'Запросы на одобрение')).toMatch(new RegExp(`1\\. ${reference}[\\s\\S]*2\\. `));
    expect(await say(asker, 'Запросы на одобрение')).toMatch(new RegExp(`2\\. ${reference}`));
  });

  it('stands in the list of orders with its true state, and is withdrawn from there', async () => {
    const { active } = await states();
    const reference = await ask();
    const cards = await cardTalk(app, 'kcell', 'admin1');
    const listed = await cards.press('Мои заявки');
    for (const part of [
      'Статус ожидает одобрения',
      'Заблокировать, По решению компании',
      `Номера ${active}`,
      reference,
    ])
      expect(listed).toContain(part);
    expect(await cards.press('Подробнее')).toContain(`Показано 10 из ${active}`);
    const second = await cardTalk(app, 'kcell', 'admin2');
    await second.press('Мои заявки');
    expect(() => second.valueOf('Отозвать')).toThrow('no card has a button');
    expect(await second.press('Отфильтровать', { Статус: 'ожидает одобрения' })).toContain(reference);
    await cards.press('Мои заявки');
    // Nothing is left to ask: the review follows the press.
    expect(await cards.press('Отозвать')).toContain('проверьте данные');
    expect(await cards.press('Отозвать')).toContain('Запрос отозван');
    expect(await cards.press('Мои заявки')).toContain('Статус отозвано');
    expect(() => cards.valueOf('Подробнее')).not.toThrow();
    expect(await cards.press('Отфильтровать', { Статус: 'ожидает одобрения' })).toContain(
      'По этим условиям ничего не найдено',
    );
  });

  it('stands there as expired after a day, and as its orders once it is approved', async () => {
    const { active } = await states();
    const first = await ask();
    clock.pass(DAY_IN_MINUTES + 1);
    expect(await say(asker, 'Мои заявки')).toContain('Статус: срок одобрения истёк');
    const reference = await ask();
    const second = await textTalk(app, 'kcell', 'admin2');
    await say(second, 'Запросы на одобрение', reference, '1', `${active}`);
    await app.outbox.idle();
    const listed = await say(asker, 'Мои заявки');
    expect(listed).toMatch(new RegExp(`Статус: ${active} (приняты|выполнен)`));
    expect(listed).toContain(first);
    const opened = await say(asker, `заявка ${reference.toLowerCase()}`);
    expect(opened).toContain(`Показано 10 из ${active}`);
    expect(opened).toContain('+7 701 000 0001');
    expect(await say(asker, 'ещё')).toContain(`Результаты 11–20 из ${active}`);
  });

  it('expires after a day', async () => {
    const before = await states();
    const reference = await ask();
    const second = await textTalk(app, 'kcell', 'admin2');
    await say(second, 'Запросы на одобрение', reference, '1');
    clock.pass(DAY_IN_MINUTES + 1);
    expect(await say(second, 'да')).toContain('Срок этого запроса истёк');
    expect(await states()).toEqual({ active: before.active, orders: 0 });
    await endsAs('срок запроса истёк', reference);
    expect(await say(asker, 'история')).toContain('Результат: срок одобрения истёк');
  });

  it('is not carried out for somebody who may not do it any more', async () => {
    const reference = await ask();
    const account = await app.accountId('kcell', 'admin1');
    await app.store.transaction(async ({ accounts }) => {
      const row = await accounts.get(account);
      if (row) await accounts.put({ ...row, organisations: ['kcell:none'] });
    });
    const second = await textTalk(app, 'kcell', 'admin2');
    const answer = await say(second, 'Запросы на одобрение', reference, '1');
    expect(answer).toContain('больше не имеет на это права');
    expect((await states()).orders).toBe(0);
  });

  it('leaves out a line that has changed in the meantime', async () => {
    const reference = await ask();
    await app.store.transaction(async ({ lines }) => {
      const [line] = await lines.where({ number: '+77010000001' });
      if (line) await lines.put({ ...line, state: 'suspended', reason: 'debt' });
    });
    const second = await textTalk(app, 'kcell', 'admin2');
    const review = await say(second, 'Запросы на одобрение', reference, '1');
    expect(review).toMatch(/\+7 701 000 0001, Айгуль Примерова: Заблокирован \/ Долг · Пропущено/);
  });

  it('is decided once, however many decide', async () => {
    const { active } = await states();
    const reference = await ask();
    const talks = [await textTalk(app, 'kcell', 'admin2'), await textTalk(app, 'kcell', 'admin2')];
    // Step by step: who begins later would be asked about the draft of the other.
    for (const step of ['Запросы на одобрение', reference, '1']) for (const talk of talks) await say(talk, step);
    const answers = await Promise.all(talks.map((talk) => say(talk, `${active}`)));
    expect(answers.filter((answer) => answer.includes('Запрос одобрен'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('решение уже принято'))).toHaveLength(1);
  });

  /** The last card that came by itself, and what its button sends. */
  const newsCard = async ({ conversation }: Talk) => {
    const log = (await app.store.conversations.load(conversation))?.log ?? [];
    const cards = log.flatMap(({ activity }) => Attached.parse(activity.attachments ?? []));
    const News = z.object({
      body: z.tuple([
        z.object({
          items: z
            .array(
              z.object({
                text: z.string().optional(),
                actions: z.array(z.object({ title: z.string(), data: Data })).optional(),
              }),
            )
            .min(1),
        }),
      ]),
    });
    const { items } = News.parse(cards.at(-1)?.content).body[0];
    const buttons = items.flatMap(({ actions = [] }) => actions);
    const [button] = buttons;
    const title = (items[0]?.text ?? '').replaceAll('\\', '');
    return { title, titles: buttons.map((one) => one.title), button: button?.data ?? {} };
  };

  /** The messages in which a request stands on a card. */
  const idsOf = async ({ conversation }: Talk, reference: string) =>
    ((await app.store.conversations.load(conversation))?.log ?? [])
      .filter(({ activity }) => JSON.stringify(activity.attachments ?? []).includes(reference))
      .map(({ activity }) => activity.id);

  /** The receipt of what came to nothing says so, and is not green. */
  const endsAs = async (state: string, reference: string) => {
    const again = await say(asker, reference);
    expect(again).toContain(`Блокировка / разблокировка: ${state}`);
    expect(again).toContain('без изменений');
    expect(again).not.toContain('ждут одобрения');
    const cards = await cardTalk(app, 'kcell', 'admin1');
    await cards.say('история');
    expect(await cards.press('Открыть квитанцию')).toContain(`✕ Блокировка / разблокировка: ${state}`);
  };

  /** What the conversation of whoever asked was told of a request. */
  const said = async (reference: string) => {
    const conversation = await app.store.conversations.load(asker.conversation);
    const texts = (conversation?.log ?? []).map(({ activity }) => String(activity.text ?? ''));
    return texts.filter((text) => text.includes(`Запрос ${reference}`)).join('\n');
  };
});
