import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/door/command.js';
import { emptied } from '../../../src/domain/people/requestsAbout.js';
import { filesOf } from '../../../src/domain/records/request.js';
import { addToRequest } from '../../../src/domain/tickets/addToRequest.js';
import { openRequest } from '../../../src/domain/tickets/openRequest.js';
import { requests as list } from '../../../src/domain/tickets/requestList.js';
import { answerRequest, closeRequest, takeRequest } from '../../../src/domain/tickets/staff.js';
import { type Office, openOffice } from '../office.js';
import { staff } from './staffAtWork.js';

let office: Office;
let done = 0;
beforeEach(async () => {
  office = await openOffice();
  await office.door.execute({
    ...{ commandId: 'asked', command: openRequest, actor: office.agent },
    input: { about: 'registration', message: 'Which document?' },
  });
});

const request = async () => {
  const [row] = await office.store.read((tables) => tables.requests.where({}));
  if (row === undefined) throw new Error('there is no request');
  return row;
};
const file = (url: string) => ({ name: 'a.pdf', contentType: 'application/pdf', url });
async function add(message: string, more: { attachments?: ReturnType<typeof file>[]; request?: string } = {}) {
  const input = { request: (await request()).id, message, ...more };
  const given = await office.door.execute({
    commandId: `add-${++done}`,
    command: addToRequest,
    input,
    actor: office.agent,
  });
  return given.ok ? given.value.outcome : given.problem;
}
/** One of the staff does something with the request as it stands. */
async function byStaff<I>(command: Command<I>, inputOf: (about: { request: string; version: number }) => I) {
  const { id, version = 0 } = await request();
  const input = inputOf({ request: id, version });
  await office.door.execute({ commandId: `staff-${++done}`, command, input, actor: staff });
}
const answer = (message: string) => byStaff(answerRequest, (about) => ({ ...about, message }));

describe('more to a request', () => {
  it('stands between the answers; one that was answered waits again, one in progress stays so', async () => {
    await answer('A passport.');
    expect(await add('And for a child?')).toMatchObject({
      kind: 'done',
      facts: { about: { procedure: 'registration' } },
    });
    expect(await request()).toMatchObject({ state: 'open', answers: [{ by: 'staff' }, { by: 'own' }] });
    await byStaff(takeRequest, (about) => about);
    await add('Please.');
    expect(await request()).toMatchObject({ state: 'inProgress' });
    const shown = await office.door.ask({ query: list, input: {}, actor: office.agent });
    expect(shown.ok && 'rows' in shown.value && shown.value.rows[0]?.letters).toMatchObject({
      list: [
        { written: 'A passport.', by: 'staff' },
        { written: 'And for a child?', by: 'own' },
        { written: 'Please.' },
      ],
    });
  });

  it('is refused where the request is none, or nobody has answered ten; one that was closed is opened again', async () => {
    for (let count = 0; count < 10; count += 1) expect(await add('?')).toMatchObject({ kind: 'done' });
    expect(await add('?')).toMatchObject({ problem: { code: 'request.tooManyAdded', details: { most: 10 } } });
    await answer('Here.');
    expect(await add('Thanks.')).toMatchObject({ kind: 'done' });
    await byStaff(closeRequest, (about) => about);
    expect(await request()).toMatchObject({ state: 'closed', closedAt: expect.any(String) });
    expect(await add('Once more.')).toMatchObject({ kind: 'done' });
    expect((await request()).state).toBe('open');
    expect((await request()).closedAt).toBeUndefined();
    expect(await add('?', { request: 'none' })).toMatchObject({ problem: { code: 'request.unknown' } });
  });

  it('has no PIN and no file that lies elsewhere', async () => {
    await expect(add('2468')).rejects.toThrow();
    for (const url of ['https://example.com/v3/directline/attachments/other/id', 'urn:x', 'https://example.com/talk'])
      expect(await add('?', { attachments: [file(url)] })).toMatchObject({ problem: { code: 'file.elsewhere' } });
    expect((await request()).answers).toEqual([]);
  });

  it('brings its files to the request, and an erasure takes them away', async () => {
    await add('?', { attachments: [file('https://guichet.example/v3/directline/attachments/talk/abc')] });
    expect(filesOf(await request())).toEqual([
      { id: 'abc', name: 'a.pdf', contentType: 'application/pdf', conversation: 'talk' },
    ]);
    const posted = await office.store.read(({ outbox }) => outbox.where({}));
    expect(posted.map(({ message }) => message)).toEqual([{ kind: 'request.files', request: (await request()).id }]);
    const gone = emptied({ ...(await request()), given: { address: { text: 'Rue du Modèle' } } });
    expect(filesOf(gone)).toEqual([]);
    expect(JSON.stringify(gone)).not.toContain('Modèle');
  });
});
