import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/door/command.js';
import type { Actor } from '../../../src/domain/records/account.js';
import type { Request } from '../../../src/domain/records/request.js';
import { refuse } from '../../../src/domain/terms/result.js';
import { addToRequest } from '../../../src/domain/tickets/addToRequest.js';
import { closeOwnRequest } from '../../../src/domain/tickets/closeOwnRequest.js';
import { type DeskFilter, deskFile, deskList, deskRequest, NOBODY } from '../../../src/domain/tickets/desk.js';
import { openRequest } from '../../../src/domain/tickets/openRequest.js';
import { requests as ownList } from '../../../src/domain/tickets/requestList.js';
import {
  answerRequest,
  closeRequest,
  handOverRequest,
  reopenRequest,
  takeRequest,
} from '../../../src/domain/tickets/staff.js';
import { type Office, openOffice } from '../office.js';
import { staff } from './staffAtWork.js';

const DAY = 24 * 60 * 60 * 1000;
let office: Office;
let count = 0;
const colleague: Actor = { ...staff, account: 'colleague' };

/** A request of a company's, so many days old. */
const requestOf = (id: string, more: Partial<Request> = {}, daysAgo = 0): Request => ({
  ...{ id, operator: 'acme', organisation: 'north', account: 'agent', conversation: 'talk', reference: `REF-${id}` },
  ...{ subject: 'other', message: `Message ${id}`, state: 'open', answers: [] },
  at: new Date(office.clock.now().getTime() - daysAgo * DAY).toISOString(),
  ...more,
});
const put = (...rows: Request[]) =>
  office.store.transaction(async ({ requests }) => {
    for (const row of rows) await requests.put(row);
  });
const stored = async (id: string) => office.store.read(({ requests }) => requests.get(id));

beforeEach(async () => {
  office = await openOffice();
  await office.store.transaction(async ({ accounts, organisations }) => {
    for (const { account: id } of [staff, colleague])
      await accounts.insert({ id, operator: 'acme', login: id, name: `Name of ${id}`, role: 'staff' });
    await accounts.insert({ id: 'elsewhere', operator: 'other', login: 'staff', name: 'Elsewhere', role: 'staff' });
    for (const id of ['north', 'south']) await organisations.insert({ id, operator: 'acme', name: `Company ${id}` });
  });
});

async function does<I>(command: Command<I>, input: I, actor: Actor = staff, commandId = `does-${++count}`) {
  const done = await office.door.execute({ commandId, command, input, actor });
  if (!done.ok) return done.problem.code;
  return done.value.outcome.kind === 'done' ? 'done' : done.value.outcome.problem.code;
}
const about = (request: string, version = 0) => ({ request, version });

async function listed(filter: DeskFilter, rows = { from: 0, most: 25 }) {
  const found = await office.door.ask({ query: deskList, input: filter, actor: staff, rows });
  return found.ok ? [found.value.total, ...found.value.entries.map(({ request }) => request.id)] : found.problem.code;
}

describe('what the staff does with a request', () => {
  it('is told where it was asked for, recorded, and shown as of who did it', async () => {
    await put(requestOf('a'));
    const file = { id: 'f', name: 'a.pdf', contentType: 'application/pdf', conversation: 'desk-1' };
    expect(await does(answerRequest, { ...about('a'), message: ' Like this. ', attachments: [file] })).toBe('done');
    expect(await stored('a')).toMatchObject({
      ...{ state: 'answered', assignee: 'staff', version: 1, organisation: 'north' },
      answers: [{ text: 'Like this.', by: 'staff', account: 'staff', attachments: [file] }],
    });
    const posted = await office.store.read(({ outbox }) => outbox.where({}));
    expect(posted.map(({ message }) => message)).toEqual([
      { kind: 'request.files', request: 'a' },
      { kind: 'chat.news', conversation: 'talk', about: 'request', id: 'a', account: 'agent' },
    ]);
    const audit = await office.store.read((tables) => tables.audit.where({ account: 'staff' }));
    expect(audit).toMatchObject([{ command: 'staff.answer', subject: 'request:a', outcome: 'done', channel: 'desk' }]);
    const seen = await office.door.ask({ query: deskFile, input: { request: 'a', file: 'f' }, actor: staff });
    expect(seen).toEqual({ ok: true, value: 'a.pdf' });
  });

  it('is refused to the second of two who have read the same', async () => {
    await put(requestOf('a'));
    expect(await does(takeRequest, about('a'))).toBe('done');
    expect(await does(answerRequest, { ...about('a'), message: 'Mine.' }, colleague)).toBe('request.changed');
    expect(await stored('a')).toMatchObject({ assignee: 'staff', answers: [] });
    expect(await does(takeRequest, about('a', 1), colleague)).toBe('done');
    expect(await stored('a')).toMatchObject({ assignee: 'colleague', state: 'inProgress' });
  });

  it('is refused as well where whoever asked has written meanwhile', async () => {
    await put(requestOf('a', { organisation: undefined }));
    const added = { request: 'a', message: 'One thing more.' };
    expect(await does(addToRequest, added, office.agent)).toBe('done');
    expect(await does(closeRequest, about('a'))).toBe('request.changed');
  });

  it('happens once, however often it is pressed', async () => {
    await put(requestOf('a'));
    const input = { ...about('a'), message: 'Once.' };
    expect(await does(answerRequest, input, staff, 'press')).toBe('done');
    expect(await does(answerRequest, input, staff, 'press')).toBe('done');
    expect((await stored('a'))?.answers).toHaveLength(1);
  });

  it('hands over to a colleague only, and tells nobody', async () => {
    await put(requestOf('a'));
    for (const to of ['agent', 'elsewhere', 'nobody'])
      expect(await does(handOverRequest, { ...about('a'), to })).toBe('value.choice');
    expect(await does(handOverRequest, { ...about('a'), to: 'colleague' })).toBe('done');
    expect(await stored('a')).toMatchObject({ assignee: 'colleague', state: 'open' });
    expect(await office.store.read(({ outbox }) => outbox.where({}))).toEqual([]);
  });

  it('closes and opens again', async () => {
    await put(requestOf('a'));
    expect(await does(reopenRequest, about('a'))).toBe('request.notClosed');
    expect(await does(closeRequest, about('a'))).toBe('done');
    expect(await does(closeRequest, about('a', 1))).toBe('request.closed');
    expect(await does(answerRequest, { ...about('a', 1), message: 'x' })).toBe('request.closed');
    expect(await does(handOverRequest, { ...about('a', 1), to: 'colleague' })).toBe('request.closed');
    expect(await does(reopenRequest, about('a', 1))).toBe('done');
    const again = await stored('a');
    expect([again?.state, again?.closedAt, again?.assignee]).toEqual(['inProgress', undefined, 'staff']);
  });
});

describe('whose requests they are', () => {
  it('are not another operator’s, which answer like those that never were', async () => {
    await put(requestOf('b', { operator: 'other' }));
    for (const id of ['b', 'none']) {
      expect(await does(takeRequest, about(id))).toBe('request.unknown');
      expect(await office.door.ask({ query: deskRequest, input: { id }, actor: staff })).toEqual(
        refuse('request.unknown'),
      );
    }
    expect(await listed({})).toEqual([0]);
  });

  it('are for nobody but the staff', async () => {
    await put(requestOf('a', { organisation: undefined }));
    expect(await does(takeRequest, about('a'), office.agent)).toBe('actor.notAllowed');
    const { agent: actor, door } = office;
    expect(await door.ask({ query: deskList, input: {}, actor })).toEqual(refuse('actor.notAllowed'));
    expect(await door.ask({ query: deskRequest, input: { id: 'a' }, actor })).toEqual(refuse('actor.notAllowed'));
  });

  it('leave nothing else to the staff that customers do', async () => {
    await put(requestOf('a', { account: 'staff' }));
    expect(await does(openRequest, { about: 'other', message: 'Me?' }, staff)).toBe('actor.notAllowed');
    expect(await does(closeOwnRequest, { request: 'a' }, staff)).toBe('actor.notAllowed');
    expect(await office.door.ask({ query: ownList, input: {}, actor: staff })).toEqual(refuse('actor.notAllowed'));
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await put(
      requestOf('old', {}, 8),
      requestOf('south', { organisation: 'south', subject: 'registration', assignee: 'staff', state: 'inProgress' }, 3),
      requestOf('new', { message: 'Ma carte est bloquée' }),
      requestOf('done', { state: 'closed', closedAt: office.clock.now().toISOString() }, 9),
      requestOf('foreign', { operator: 'other' }, 1),
    );
  });

  it.each<[string, DeskFilter, readonly (string | number)[]]>([
    ['nothing', {}, [3, 'old', 'south', 'new']],
    ['all', { state: 'all' }, [4, 'done', 'old', 'south', 'new']],
    ['a state', { state: 'inProgress' }, [1, 'south']],
    ['what is closed', { state: 'closed' }, [1, 'done']],
    ['a subject', { subject: 'registration' }, [1, 'south']],
    ['a company', { organisation: 'north' }, [2, 'old', 'new']],
    ['a colleague', { assignee: 'staff' }, [1, 'south']],
    ['what nobody has', { assignee: NOBODY }, [2, 'old', 'new']],
    ['how long it waits', { days: 3 }, [2, 'old', 'south']],
    ['words, however they are written', { text: 'BLOQUEE' }, [1, 'new']],
    ['a reference', { text: 'ref-south' }, [1, 'south']],
    ['words and age', { text: 'message', days: 5 }, [1, 'old']],
    ['a company that is none', { organisation: 'none' }, [0]],
  ])('is narrowed by %s', async (_what, filter, ids) => {
    expect(await listed(filter)).toEqual(ids);
  });

  it('is read by pages', async () => {
    expect(await listed({}, { from: 1, most: 1 })).toEqual([3, 'south']);
    expect(await listed({ text: 'message' }, { from: 1, most: 5 })).toEqual([2, 'south']);
  });
});

describe('one’s own request', () => {
  it('is closed once, by whoever asked', async () => {
    await put(
      requestOf('a', { organisation: undefined }),
      requestOf('b', { organisation: undefined, account: 'other' }),
    );
    expect(await does(closeOwnRequest, { request: 'a' }, office.agent)).toBe('done');
    expect(await stored('a')).toMatchObject({ state: 'closed', version: 1 });
    expect(await does(closeOwnRequest, { request: 'a' }, office.agent)).toBe('request.closed');
    for (const request of ['b', 'none'])
      expect(await does(closeOwnRequest, { request }, office.agent)).toBe('request.unknown');
  });
});
