import { beforeEach, describe, expect, it } from '@jest/globals';
import { openRequest } from '../../../src/domain/tickets/openRequest.js';
import { MOST_OPEN } from '../../../src/domain/tickets/requests.js';
import { answerRequest } from '../../../src/domain/tickets/staff.js';
import { type Office, openOffice } from '../office.js';
import { staff } from './staffAtWork.js';

let office: Office;
let asked = 0;
beforeEach(async () => {
  office = await openOffice();
  asked = 0;
});

const ask = (input: { about: string; message: string; context?: string }) =>
  office.door.execute({ commandId: `ask-${++asked}`, command: openRequest, input, actor: office.agent });
const outcome = async (input: Parameters<typeof ask>[0]) => {
  const done = await ask(input);
  return done.ok ? done.value.outcome : done.problem;
};
const requests = () => office.store.read((tables) => tables.requests.where({}));

const question = { about: 'registration', message: 'Which document?' };

describe('a request to the staff', () => {
  it('is kept with what it is about and what goes with it; its receipt has nothing that was typed', async () => {
    const done = await outcome({ ...question, context: 'Name: Example' });
    expect(await requests()).toMatchObject([
      { account: 'agent', conversation: 'talk', subject: 'registration', context: 'Name: Example', state: 'open' },
    ]);
    expect(done).toMatchObject({ kind: 'done', facts: { about: { procedure: 'registration' } } });
    expect(JSON.stringify(done)).not.toContain('Example');
  });

  it('is about what the role can do here, or something else', async () => {
    expect(await outcome({ ...question, about: 'erasePerson' })).toMatchObject({
      kind: 'refused',
      problem: { code: 'value.choice' },
    });
    expect(await outcome({ ...question, about: 'other' })).toMatchObject({ kind: 'done' });
  });

  it('has no PIN for a message', async () => {
    await expect(ask({ ...question, message: ' 2468 ' })).rejects.toThrow();
    expect(await requests()).toEqual([]);
  });

  it('is refused while too many wait, until one is answered', async () => {
    for (let count = 0; count < MOST_OPEN; count += 1) await ask(question);
    expect(await outcome(question)).toMatchObject({ problem: { code: 'request.tooMany' } });
    const [first] = await requests();
    const about = { request: first?.id ?? '', version: 0 };
    await office.door.execute({
      ...{ commandId: 'answer', command: answerRequest, actor: staff },
      input: { ...about, message: 'A passport.' },
    });
    expect((await requests())[0]).toMatchObject({ state: 'answered', answers: [{ text: 'A passport.' }] });
    const [news] = await office.store.read(({ outbox }) => outbox.where({}));
    expect(news?.message).toEqual({
      kind: 'chat.news',
      conversation: 'talk',
      about: 'request',
      id: first?.id,
      account: 'agent',
    });
    expect(await outcome(question)).toMatchObject({ kind: 'done' });
  });
});
