import { afterEach, describe, expect, it } from '@jest/globals';
import type { Mailer } from '../../src/bot/couriers/mail/mail.js';
import { mailCourier } from '../../src/bot/couriers/mail/mailCourier.js';
import { smtpMailer } from '../../src/bot/couriers/mail/smtpMailer.js';
import { type Smtp, smtpUrl } from '../../src/bot/couriers/mail/smtpUrl.js';
import { loadWords } from '../../src/bot/words/words.js';
import { makeSpeakers } from '../../src/speech/speaker.js';
import { hour, minute } from './fakeTime.js';
import { type FaultySmtp, type SmtpOptions, startSmtp } from './faultySmtp.js';
import { customer, put } from './people.js';
import { openWorld, root, type World } from './world.js';

const speaker = makeSpeakers(await loadWords(`${root}/locales`, () => {}), () => ({ timeZone: 'UTC' }));
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Only a server that is told to say nothing is not waited for. */
const impatient = { connect: 1_000, answer: 1_000 };

async function withServer(options?: SmtpOptions) {
  const server = await startSmtp(options);
  ends.push(() => server.close());
  return server;
}

/** An outbox with one customer, whose mail goes to this server. */
async function withMail(smtp: Smtp, server?: FaultySmtp, email = 'carole@example.com'): Promise<World> {
  const mailer: Mailer = {
    send: (mail, signal) => smtpMailer(smtp, server?.silent() ? impatient : undefined).send(mail, signal),
  };
  const world: World = await openWorld((store) =>
    mailCourier({ store, mailer, speaker, operatorOf: () => world.operator, from: undefined }),
  );
  ends.push(() => world.end());
  await put(world.store, customer('ada', { email }));
  world.worker.start();
  return world;
}

const idsOf = ({ received }: FaultySmtp) => received.map(({ messageId }) => messageId);
const post = async (world: World) => {
  await world.post('ada');
  await world.worker.idle();
  return world.row('ada');
};

describe('mail over SMTP', () => {
  it('arrives once, under an id made from its row', async () => {
    const server = await withServer();
    const world = await withMail(smtpUrl.parse(server.url));
    const row = await post(world);
    expect(row).toMatchObject({ state: 'sent', attempts: 1 });
    expect(idsOf(server)).toEqual([`<${row.id}@konnect.example>`]);
    expect(server.envelopes).toEqual([{ from: 'support@konnect.example', to: ['carole@example.com'] }]);
  });

  it('signs in where the server wants it', async () => {
    const login = { user: 'guichet@example.com', pass: 'p@ss/wörd%' };
    const server = await withServer({ login });
    const user = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}`;
    const world = await withMail(smtpUrl.parse(`smtp://${user}@127.0.0.1:${server.port}`));
    expect(await post(world)).toMatchObject({ state: 'sent' });
  });

  it('waits when the server turns our password down: that is our mistake, not the mail’s', async () => {
    const server = await withServer({ login: { user: 'guichet', pass: 'right' } });
    const world = await withMail(smtpUrl.parse(`smtp://guichet:wrong@127.0.0.1:${server.port}`));
    expect(await post(world)).toMatchObject({ state: 'waiting', lastProblem: 'mail.login' });
  });

  it.each([
    ['is full for now', { at: 'to', code: 452 }, 'waiting', 'mail.deferred'],
    ['greylists the sender', { at: 'from', code: 451 }, 'waiting', 'mail.deferred'],
    ['defers after DATA', { at: 'data', code: 450 }, 'waiting', 'mail.deferred'],
    ['is about to close', { at: 'from', code: 421 }, 'waiting', 'mail.deferred'],
    ['has no service', { at: 'connect', code: 554 }, 'waiting', 'mail.unreachable'],
    ['does not know the address', { at: 'to', code: 550 }, 'parked', 'mail.addressRefused'],
    ['refuses the sender', { at: 'from', code: 550 }, 'parked', 'mail.refused'],
    ['refuses what the mail says', { at: 'data', code: 554 }, 'parked', 'mail.refused'],
    ['does not greet', { at: 'connect', does: 'nothing' }, 'waiting', 'mail.unreachable'],
    ['hangs up at once', { at: 'connect', does: 'hangUp' }, 'waiting', 'mail.unreachable'],
    ['dawdles at the address', { at: 'to', does: 'nothing' }, 'waiting', 'mail.unreachable'],
  ] as const)('to a server that %s', async (_what, fault, state, lastProblem) => {
    const server = await withServer();
    server.fail(fault);
    const world = await withMail(smtpUrl.parse(server.url), server);
    expect(await post(world)).toMatchObject({ state, lastProblem, attempts: 1 });
    server.fail(undefined);
    if (state === 'parked') expect(await world.operations.replayAll()).toBe(1);
    await world.live(minute);
    expect(await world.row('ada')).toMatchObject({ state: 'sent' });
    expect(new Set(idsOf(server)).size).toBe(1);
  });

  it('waits where nobody listens', async () => {
    const server = await startSmtp();
    await server.close();
    const world = await withMail(smtpUrl.parse(server.url));
    expect(await post(world)).toMatchObject({ state: 'waiting', lastProblem: 'mail.unreachable' });
  });

  it.each(['hangUp', 'nothing'] as const)(
    'cut off after DATA (%s) comes again under the same id, and no third time',
    async (does) => {
      const server = await withServer();
      server.fail({ at: 'data', does });
      const world = await withMail(smtpUrl.parse(server.url), server);
      expect(await post(world)).toMatchObject({ state: 'waiting', lastProblem: 'mail.unreachable' });
      server.fail(undefined);
      await world.live(3 * hour);
      expect(server.received).toHaveLength(2);
      const [first, second] = server.received;
      expect(second?.messageId).toBe(first?.messageId);
      expect(second?.text).toBe(first?.text);
      expect(second?.date).toEqual(first?.date);
      expect(await world.row('ada')).toMatchObject({ state: 'sent', attempts: 2 });
    },
  );

  it.each([
    ['', 'recipient.gone'],
    ['carole@example.com\r\nBcc: eve@example.com', 'recipient.gone'],
  ])('is not even tried to the address %j', async (email, lastProblem) => {
    const server = await withServer();
    const world = await withMail(smtpUrl.parse(server.url), server, email);
    expect(await post(world)).toMatchObject({ state: 'parked', lastProblem });
    expect(server.received).toEqual([]);
  });
});

describe('TLS', () => {
  it.each([
    ['a server without STARTTLS', 'required', {}],
    ['a certificate that nobody vouches for', 'required', { starttls: true }],
    ['such a certificate from the start', 'implicit', { secure: true }],
  ] as const)('is insisted on with %s', async (_what, tls, options) => {
    const server = await withServer(options);
    const world = await withMail({ host: '127.0.0.1', port: server.port, tls, login: { user: 'u', pass: 'p' } });
    expect(await post(world)).toMatchObject({ state: 'waiting', lastProblem: 'mail.tls' });
    expect(server.received).toEqual([]);
  });

  it.each([
    ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, tls: 'required' }],
    ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, tls: 'implicit' }],
    ['smtp://LOCALHOST:2525', { host: 'localhost', port: 2525, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'none' }],
    ['smtp://127.0.0.1.example.com', { tls: 'required' }],
  ])('of %s', (url, expected) => {
    expect(smtpUrl.parse(url)).toMatchObject(expected);
  });

  it.each([
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://h/?tls.rejectUnauthorized=false',
    'smtp://u:100%@h',
  ])('cannot be turned off, nor the address misread: %s is refused', (url) => {
    expect(smtpUrl.safeParse(url).error?.issues[0]?.message).toMatch(/^must be like smtps:/);
  });
});
