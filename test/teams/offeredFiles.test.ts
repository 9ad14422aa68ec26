import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { unlinkTeams } from '../../src/domain/accounts/teams/unlinkTeams.js';
import { FaultyNetwork } from '../domain/orders/faultyNetwork.js';
import { FakeTime, second } from '../outbox/fakeTime.js';
import { type BotService, startBotService } from '../support/botService.js';
import { type LinesApp, LOGIN, OPERATOR, startLines } from '../support/linesApp.js';
import { type OneDrive, startOneDrive } from '../support/oneDrive.js';
import { pass } from '../support/passing.js';
import { plainBlanks } from '../support/seen.js';
import { type CardTalk, cardTalk } from '../support/talk.js';
import { postMessage, teamsActivity, teamsTalk } from '../support/teamsTalk.js';
import { UploadSession } from '../support/uploadSession.js';

let service: BotService;
let drive: OneDrive;
let office: LinesApp;
let time: FakeTime;
let talk: Awaited<ReturnType<typeof teamsTalk>>;
async function start(more: Readonly<Record<string, string>> = {}) {
  time = new FakeTime();
  const env = { ...service.env, BOT_FILE_HOSTS: drive.host, ...more };
  office = await startLines(time, { timer: time, network: new FaultyNetwork(time), env, bot: service.bot });
  talk = await teamsTalk(office.app, service, OPERATOR, LOGIN);
}
beforeEach(async () => {
  service = await startBotService();
  drive = await startOneDrive();
  await start();
});
afterEach(async () => {
  await office.stop();
  await drive.close();
  await service.close();
});

const ru = (key: Parameters<ReturnType<LinesApp['app']['words']>['say']>[0], values = {}) =>
  plainBlanks(office.app.words('ru', OPERATOR).say(key, values));

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const Attached = z.object({
  attachments: z.array(z.looseObject({ contentType: z.string(), name: z.string().optional() })).min(1),
});
const Consent = z.object({
  contentType: z.literal(CONSENT),
  name: z.string(),
  content: z.object({
    description: z.string(),
    sizeInBytes: z.number(),
    acceptContext: z.record(z.string(), z.unknown()),
    declineContext: z.record(z.string(), z.unknown()),
  }),
});

/** Three lines are blocked, and the result is asked for as a file. */
async function asked(where: Pick<CardTalk, 'press'> = talk): Promise<string> {
  await office.select('Mine', (await office.lines('active')).slice(0, 3));
  await where.press('pause');
  await where.press(ru('common:next'), { Lines: 'Mine' });
  await where.press('confirm');
  return where.press(ru('common:file.get'));
}
/** The card that asks for a consent, with the channel's id of its message. */
function offer() {
  const shown = service.shown.findLast(({ activity }) => JSON.stringify(activity).includes(CONSENT));
  const [card] = Attached.parse(shown?.activity).attachments;
  return { id: shown?.id ?? '', card: Consent.parse(card) };
}
const uploadInfo = (name = 'результат.csv', url = `${drive.url}/up`) => ({
  ...{ contentUrl: `${drive.url}/personal/${encodeURIComponent(name)}`, name, uploadUrl: url },
  ...{ uniqueId: 'a1', fileType: 'csv', etag: '1' },
});
const answered = (
  { id, card }: ReturnType<typeof offer>,
  action: 'accept' | 'decline',
  info: object = uploadInfo(),
) => ({
  ...{ type: 'invoke', name: 'fileConsent/invoke', replyToId: id, text: undefined },
  value: {
    ...{ type: 'fileUpload', action, context: card.content[`${action}Context`] },
    ...(action === 'accept' && { uploadInfo: info }),
  },
});
/** What the chat shows now of the message that asked. */
const shownOf = ({ id }: ReturnType<typeof offer>) => service.shown.findLast((one) => one.id === id)?.activity ?? {};
const textOf = (one: ReturnType<typeof offer>) => plainBlanks(JSON.stringify(shownOf(one)));
const uploads = (...faults: ConstructorParameters<typeof UploadSession>) => {
  const session = new UploadSession(...faults);
  drive.sessions.set('/up', session);
  return session;
};

describe('the result of a command in Teams', () => {
  it('is offered for the person’s OneDrive, put there with their yes, and shown in the place of the question', async () => {
    const session = uploads();
    await asked();
    const one = offer();
    expect(one.card.name).toMatch(/\.csv$/);
    expect(one.card.content.description).toContain(ru('common:file.title'));
    await talk.post(answered(one, 'accept'));
    await office.app.outbox.idle();
    expect(session.isDone).toBe(true);
    expect(session.bytes).toHaveLength(one.card.content.sizeInBytes);
    expect(session.bytes.toString('utf8').split('\r\n').length).toBeGreaterThanOrEqual(4);
    expect(shownOf(one)).toMatchObject({
      text: ru('teams:offer.saved'),
      attachments: [{ contentType: INFO, name: 'результат.csv', content: { uniqueId: 'a1', fileType: 'csv' } }],
    });
    // The address opens the person's files: it is in no log, and in nothing that is kept in the open.
    expect(office.app.lines.join('')).not.toContain('/up');
    const rows = await office.app.store.read(({ outbox }) => outbox.where({ state: 'sent' }));
    expect(JSON.stringify(rows)).not.toContain(drive.url);
  });

  it('goes there once, however often the yes comes', async () => {
    uploads();
    await asked();
    const one = offer();
    const yes = answered(one, 'accept');
    await Promise.all([
      talk.post({ ...yes, id: 'y1' }),
      talk.post({ ...yes, id: 'y1' }),
      talk.post({ ...yes, id: 'y2' }),
    ]);
    await office.app.outbox.idle();
    await talk.post({ ...yes, id: 'y3' });
    await talk.post(answered(one, 'decline'));
    await office.app.outbox.idle();
    expect(drive.asked.filter((at) => at === '/up')).toHaveLength(1);
    expect(textOf(one)).toContain(INFO);
  });

  it('is gone on with later when OneDrive does not take it, and told when it is there', async () => {
    const session = uploads(...Array.from({ length: 9 }, () => ({ status: 503, retryAfter: 0 })));
    await asked();
    const one = offer();
    await talk.post(answered(one, 'accept'));
    expect(textOf(one)).toContain('сохраняется');
    await pass(office, time, 90 * second);
    expect(session.isDone).toBe(true);
    expect(textOf(one)).toContain(INFO);
  }, 60_000);

  it.each([
    ['the session is over', () => uploads({ status: 404 }), 'Не удалось убедиться'],
    ['there is no room', () => uploads({ status: 507 }), 'Не удалось убедиться'],
  ])('comes as a link when %s', async (_name, prepared, sentence) => {
    prepared();
    await asked();
    const one = offer();
    await talk.post(answered(one, 'accept'));
    await office.app.outbox.idle();
    expect(textOf(one)).toContain(sentence);
    const [, link = ''] = /"url":"([^"]+)"/.exec(textOf(one)) ?? [];
    expect((await fetch(link)).status).toBe(200);
  });

  it('comes as a link where the address is not of a host on the list, which nobody asks', async () => {
    uploads();
    await asked();
    const one = offer();
    await talk.post(answered(one, 'accept', uploadInfo('f.csv', 'http://127.0.0.1:9/up')));
    await office.app.outbox.idle();
    expect(textOf(one)).toContain('не может записать');
    expect(drive.asked).toEqual([]);
  });

  it('comes as a link to whoever says no, and the question is gone', async () => {
    await asked();
    const one = offer();
    await talk.post(answered(one, 'decline'));
    expect(textOf(one)).toContain('ничего не сохранено');
    expect(textOf(one)).not.toContain(CONSENT);
    const [, link = ''] = /"url":"([^"]+)"/.exec(textOf(one)) ?? [];
    expect((await fetch(link)).status).toBe(200);
  });

  it('is not offered any more after a day', async () => {
    const session = uploads();
    await asked();
    const one = offer();
    time.pass(25 * 60 * 60 * second);
    await talk.post(answered(one, 'accept'));
    await office.app.outbox.idle();
    expect([textOf(one).includes(ru('teams:offer.over')), session.asked]).toEqual([true, []]);
  });

  it('goes to nobody by a card that was forged, or was forwarded by somebody else', async () => {
    const session = uploads();
    await asked();
    const one = offer();
    const [head = '', body = ''] = String(one.card.content.acceptContext.offer).split('.');
    const forged = {
      ...one,
      card: { ...one.card, content: { ...one.card.content, acceptContext: { offer: `${head}.${body}.x` } } },
    };
    const before = service.shown.length;
    await talk.post(answered(forged, 'accept'));
    const other = await teamsTalk(office.app, service, OPERATOR, 'admin2');
    expect(await other.post(answered(one, 'accept'))).toContain(ru('teams:offer.over'));
    const stranger = randomUUID();
    const given = answered(one, 'accept');
    await postMessage(office.app, teamsActivity(service, stranger, given), service.token());
    const group = { id: '19:g@thread.v2', conversationType: 'groupChat', isGroup: true };
    await talk.post({ ...given, conversation: { ...group, tenantId: '66666666-7777-4888-8999-000000000000' } });
    await office.app.outbox.idle();
    expect(session.asked).toEqual([]);
    expect(JSON.stringify(service.shown.slice(before))).not.toContain(INFO);
  });

  it('goes to nobody who was unlinked before it could be sent', async () => {
    const session = uploads(...Array.from({ length: 9 }, () => ({ status: 503, retryAfter: 0 })));
    await asked();
    await talk.post(answered(offer(), 'accept'));
    const account = await office.app.accountId(OPERATOR, LOGIN);
    const actor = { account, operator: OPERATOR, role: 'administrator', channel: 'web', conversation: 'w' } as const;
    await office.app.door.execute({ commandId: 'unlink', command: unlinkTeams, input: { link: account }, actor });
    await pass(office, time, 90 * second);
    expect(session.isDone).toBe(false);
  }, 60_000);
});

it('elsewhere the result is a link', async () => {
  const page = await cardTalk(office.app, OPERATOR, LOGIN);
  expect(await asked(page)).toContain(ru('common:file.title'));
  expect(page.cards().some(({ actions }) => actions.some(({ type }) => type === 'Action.OpenUrl'))).toBe(true);
  page.close();
});

it('in a cloud where bots have no files the result is a link in Teams, too', async () => {
  await office.stop();
  await start({ TEAMS_FILES: 'links' });
  expect(await asked()).toContain(ru('common:file.title'));
  expect(JSON.stringify(service.shown)).not.toContain(CONSENT);
});
