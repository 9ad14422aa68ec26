import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import type { Request } from '../../../src/domain/records/request.js';
import { addToRequest } from '../../../src/domain/tickets/addToRequest.js';
import { closeOwnRequest } from '../../../src/domain/tickets/closeOwnRequest.js';
import { openRequest } from '../../../src/domain/tickets/openRequest.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { startApp, type TestApp } from '../../support/app.js';
import { pass } from '../../support/passing.js';
import { type Talk, textTalk } from '../../support/talk.js';
import { type Row, TmfServer } from '../../support/tmf/server.js';
import { until } from '../../support/until.js';

// The whole program is started for each.
jest.setTimeout(60_000);

const MINUTE = 60_000;
const secret = 'a-secret-at-the-end-of-an-address-of-ours';
let time: FakeTime;
let server: TmfServer;
let app: TestApp;
let talk: Talk;
beforeEach(async () => {
  time = new FakeTime();
  server = await new TmfServer().start();
  const TMF = JSON.stringify([
    {
      operator: 'telenet',
      baseUrl: server.url,
      interfaces: { TMF621: {} },
      breaker: { failures: 50 },
      events: { secret },
    },
  ]);
  app = await startApp({ of: 'telenet', env: { TMF }, clock: time, timer: time });
  await until(() => server.callbacks('TMF621').length === 1);
  talk = await textTalk(app, 'telenet', 'fleet1');
});
afterEach(async () => {
  talk.close();
  await app.stop();
  await server.close();
});

let commands = 0;
async function execute<I>(command: Parameters<TestApp['door']['execute']>[0]['command'], input: I): Promise<void> {
  const account = await app.accountId('telenet', 'fleet1');
  const owner = await app.store.read(({ accounts }) => accounts.get(account));
  const actor = {
    ...{ account, operator: 'telenet', role: 'fleetManager' as const, organisation: owner?.organisations?.[0] },
    ...{ channel: 'web', conversation: talk.conversation },
  };
  const done = await app.door.execute({ commandId: `ticket-${commands++}`, command, input, actor });
  expect(done.ok && done.value.outcome.kind).toBe('done');
  await app.outbox.idle();
}
const ask = (message: string) => execute(openRequest, { about: 'other', message });
const request = async (): Promise<Request> => {
  const [one] = await app.store.read(({ requests }) => requests.where({}));
  if (one === undefined) throw new Error('there is no request');
  return one;
};
const Ticket = z.looseObject({
  id: z.string(),
  status: z.string().optional(),
  note: z.array(z.looseObject({ id: z.string(), author: z.string().optional(), text: z.string() })),
});
const tickets = () => [...server.list('TMF621', 'troubleTicket').values()].map((row) => Ticket.parse(row));
const only = () => {
  const [one, ...more] = tickets();
  expect(more).toEqual([]);
  if (one === undefined) throw new Error('there is no ticket');
  return one;
};
const changed = (change: Partial<Row>) => server.put('TMF621', 'troubleTicket', { ...only(), ...change });
const later = () => pass({ app }, time, 2 * MINUTE);
const heard = async () => JSON.stringify((await app.store.conversations.load(talk.conversation))?.log);

describe('a request at an operator with a ticket system (TMF621)', () => {
  it('is a ticket there, once, with whose it is, and nothing more than was asked', async () => {
    await ask('La facture de mars manque');
    expect(only()).toMatchObject({
      ...{ externalId: (await request()).id, description: 'La facture de mars manque', severity: 'minor' },
      ...{ ticketType: 'request', relatedParty: [expect.objectContaining({ role: 'customer' })], note: [] },
    });
    await later();
    expect(tickets()).toHaveLength(1);
  });

  it('is the same ticket where the answer was lost', async () => {
    server.faults.push({ held: Promise.resolve() }, 'answerLost');
    await ask('La facture de mars manque');
    await later();
    expect(tickets()).toHaveLength(1);
  });

  it('is not opened again and again where the ticket system finds nothing by its key', async () => {
    server.put('TMF621', 'troubleTicket', { id: 'else', externalId: 'else', note: [] });
    const unfiltered = { status: 200, body: [{ id: 'else', externalId: 'else' }] };
    server.faults.push(unfiltered);
    await ask('La facture de mars manque');
    expect(tickets()).toHaveLength(1);
    expect(app.lines.join('\n')).toContain('TMF621.bad.notFiltered');
  });

  it('waits while the ticket system is away, and goes out when it is back', async () => {
    server.faults.push(...Array.from({ length: 3 }, () => 'away' as const));
    await ask('La facture de mars manque');
    expect(tickets()).toEqual([]);
    await later();
    expect(tickets()).toHaveLength(1);
  });

  it('gets what is written there as an answer, told in the conversation, once', async () => {
    await ask('La facture de mars manque');
    changed({ status: 'inProgress', note: [{ id: 'n1', author: 'Bureau', text: 'Nous la renvoyons demain.' }] });
    await later();
    await later();
    expect((await request()).answers.map(({ text }) => text)).toEqual(['Nous la renvoyons demain.']);
    expect((await heard()).split('Nous la renvoyons demain.')).toHaveLength(2);
    expect(only().note).toHaveLength(1);
  });

  it('gets it at once where the ticket system tells of it, once however often that is told', async () => {
    await ask('La facture de mars manque');
    const tell = (id: string) =>
      server.tell('TMF621', 'troubleTicketAttributeValueChangeEvent', { troubleTicket: { id } });
    changed({ note: [{ id: 'n1', author: 'Bureau', text: 'Nous la renvoyons demain.' }] });
    for (let times = 0; times < 3; times += 1) expect(await tell(only().id)).toEqual([204]);
    await until(async () => (await request()).answers.length > 0);
    // What was told before comes once more, after what came later.
    changed({ note: [...only().note, { id: 'n2', text: 'Partie.' }], status: 'resolved' });
    expect(await tell(only().id)).toEqual([204]);
    await until(async () => (await request()).state === 'closed');
    expect(await tell(only().id)).toEqual([204]);
    await app.outbox.idle();
    expect((await request()).answers.map(({ text }) => text)).toEqual(['Nous la renvoyons demain.', 'Partie.']);
    expect(await tell('nobody-knows')).toEqual([204]);
  });

  it('says there what is written here, beside what is there', async () => {
    await ask('La facture de mars manque');
    changed({ note: [{ id: 'n1', text: 'Laquelle ?' }] });
    await later();
    await execute(addToRequest, { request: (await request()).id, message: 'Celle du compte 100457319' });
    await later();
    expect(only().note.map(({ text }) => text)).toEqual(['Laquelle ?', 'Celle du compte 100457319']);
  });

  it('ends where the other has ended, both ways', async () => {
    await ask('La facture de mars manque');
    await execute(closeOwnRequest, { request: (await request()).id });
    await later();
    expect(only().status).toBe('closed');
    server.list('TMF621', 'troubleTicket').clear();
    await ask('Encore une question');
    changed({ status: 'resolved' });
    await later();
    const states = await app.store.read(({ requests }) => requests.where({}));
    expect(states.map(({ state }) => state)).toEqual(['closed', 'closed']);
    const calls = server.asked.length;
    await later();
    expect(server.asked.length).toBe(calls);
  });

  it.each([
    ['is a page of a proxy', { text: '<html></html>', type: 'text/html' }],
    ['is a success with an error in it', { status: 200, body: { code: '1', reason: 'no' } }],
  ])('changes nothing here by an answer that %s', async (_, fault) => {
    await ask('La facture de mars manque');
    const before = await request();
    server.faults.push(fault);
    await later();
    expect(await request()).toEqual(before);
    expect(app.lines.join('\n')).toContain('TMF621.bad');
  });
});
