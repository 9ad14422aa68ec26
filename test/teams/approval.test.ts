import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type BotService, startBotService } from '../support/botService.js';
import { Seen, type SeenCard } from '../support/seen.js';
import { buttonValue, textTalk } from '../support/talk.js';
import { teamsTalk } from '../support/teamsTalk.js';

let service: BotService;
let app: TestApp;
beforeEach(async () => {
  service = await startBotService();
  app = await startApp({ of: 'kcell', env: service.env, bot: service.bot });
});
afterEach(async () => {
  await app.stop();
  await service.close();
});

/** An administrator asks to block all lines that are active, which waits for a second one. Gives the reference. */
async function ask(): Promise<string> {
  const talk = await textTalk(app, 'kcell', 'admin1');
  const company = (await app.store.read(async ({ accounts }) => accounts.get(await app.accountId('kcell', 'admin1'))))
    ?.organisations?.[0];
  const lines = await app.store.read(({ lines: all }) => all.where({ organisation: company ?? '' }));
  const active = lines.filter(({ state }) => state === 'active').length;
  let answer = '';
  for (const said of ['Блокировка / разблокировка', 'Активный', 'все', 'да', '1', '1', '-', `${active}`])
    answer = await talk.say(said);
  talk.close();
  expect(answer).toContain('Ожидает второго администратора');
  await app.outbox.idle();
  return /Номер операции (\S+)/.exec(answer)?.[1] ?? '';
}

/** The card of a request as a chat shows it now, with the id of its message, and whether it was replaced. */
function cardOf(
  conversation: string,
  reference: string,
): { id: string; replaced: boolean; card: SeenCard | undefined } {
  const shown = service.shown.filter(
    ({ activity, ...one }) =>
      one.conversation === conversation && JSON.stringify(activity.attachments ?? []).includes(reference),
  );
  const [first] = shown;
  const last = shown.findLast(({ id }) => id === first?.id);
  const seen = new Seen();
  seen.hear(last === undefined ? [] : [{ ...last.activity, id: last.id }]);
  return { id: first?.id ?? '', replaced: last?.replaced ?? false, card: seen.cards().at(-1) };
}

it('a request comes to the second administrator’s chat in Teams on a card of its own, and is decided there', async () => {
  const second = await teamsTalk(app, service, 'kcell', 'admin2');
  const reference = await ask();
  const { id, card, replaced } = cardOf(second.conversation, reference);
  expect([id === '', replaced]).toEqual([false, false]);
  expect(card?.text).toContain('Айгуль Примерова просит вашего одобрения');
  expect(card?.actions.map(({ title }) => title)).toEqual(['Одобрить', 'Отклонить']);
  const asked = await second.send(buttonValue(card === undefined ? [] : [card], 'Отклонить'));
  expect(asked).toContain('Причина отказа');
  await second.press('Далее', { 'Причина отказа': 'Список неверный' });
  expect(await second.press('Отклонить')).toContain('Запрос отклонён');
  await app.outbox.idle();
  const decided = cardOf(second.conversation, reference);
  expect([decided.id, decided.replaced]).toEqual([id, true]);
  expect(decided.card?.text).toContain('отклонён. Решение: Ерлан Образцов');
  expect(decided.card?.actions).toEqual([]);
  const [approval] = await app.store.read(({ approvals }) => approvals.where({}));
  expect(approval?.state).toBe('refused');
});

it('a request is approved on its card, which says so for everybody, and is carried out once', async () => {
  const second = await teamsTalk(app, service, 'kcell', 'admin2');
  const page = await textTalk(app, 'kcell', 'admin2');
  const reference = await ask();
  const { id, card } = cardOf(second.conversation, reference);
  const approve = buttonValue(card === undefined ? [] : [card], 'Одобрить');
  expect(await second.send(approve)).toContain('проверьте данные');
  // As many lines as it is about are typed for it.
  const label = second.cards().at(-1)?.inputs[0]?.label ?? '';
  const confirm = second.valueOf('Одобрить', { [label]: /(\d+)$/.exec(label)?.[1] ?? '' });
  expect(await second.send(confirm)).toContain('одобрен');
  await app.outbox.idle();
  const decided = cardOf(second.conversation, reference);
  expect([decided.id, decided.replaced, decided.card?.actions]).toEqual([id, true, []]);
  expect(decided.card?.text).toContain('Решение: Ерлан Образцов');
  // Pressed again, on the card that somebody still sees as it was, or confirmed again: nothing is done twice.
  await second.send(approve);
  await second.send(confirm);
  const approvals = await app.store.read(({ approvals: all }) => all.where({}));
  expect(approvals.map(({ state }) => state)).toEqual(['approved']);
  const audit = await app.store.read(({ audit: lines }) => lines.where({}));
  expect(audit.filter(({ command, outcome }) => command.startsWith('approval.') && outcome === 'done')).toHaveLength(1);
  page.close();
});

it('nobody is asked for a decision in Teams who asked for it, or is of another company', async () => {
  const [own, second] = [
    await teamsTalk(app, service, 'kcell', 'admin1'),
    await teamsTalk(app, service, 'kcell', 'admin2'),
  ];
  const reference = await ask();
  const asked = service.shown.filter(({ activity }) => JSON.stringify(activity).includes(reference));
  expect(asked.map(({ conversation }) => conversation)).toEqual([second.conversation]);
  expect(cardOf(own.conversation, reference).card).toBeUndefined();
});
