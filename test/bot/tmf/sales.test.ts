import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { erased } from '../../../src/domain/people/dataSubject.js';
import { registrationKonnect } from '../../guides/sales/registration.konnect.js';
import { renewingInText } from '../../guides/sales/renewing.js';
import { FakeTime } from '../../outbox/fakeTime.js';
import { startApp, type TestApp } from '../../support/app.js';
import { pass } from '../../support/passing.js';
import { type Talk, textTalk } from '../../support/talk.js';
import { move, takesOrders } from '../../support/tmf/orders.js';
import { type Fault, TmfServer } from '../../support/tmf/server.js';
import { until } from '../../support/until.js';

// The whole program is started for each.
jest.setTimeout(60_000);

const MINUTE = 60_000;
const START = 50_000;
const PRICE = 4_000;
const secret = 'a-secret-at-the-end-of-an-address-of-ours';
let time: FakeTime;
let server: TmfServer;
let app: TestApp;
let talk: Talk;

const env = () => ({
  TMF: JSON.stringify([
    {
      ...{ operator: 'konnect', baseUrl: server.url, interfaces: { TMF622: {}, TMF632: {} }, events: { secret } },
      breaker: { failures: 50 },
    },
  ]),
});
const start = (dataDir?: string) =>
  startApp({ ...(dataDir === undefined ? { of: 'konnect' } : { dataDir }), env: env(), clock: time, timer: time });

beforeEach(async () => {
  time = new FakeTime();
  server = await new TmfServer().start();
  takesOrders(server);
  app = await start();
  await until(() => server.callbacks('TMF622').length === 1);
  talk = await textTalk(app, 'konnect', 'agent1');
});
afterEach(async () => {
  talk.close();
  await app.stop();
  await server.close();
});

/** The back end carries out at once what it takes. */
function quick(): void {
  server.arrives = (list, row) => (list === 'productOrder' ? { ...row, state: 'completed' } : row);
}
/** What goes wrong with the first call of this kind that comes, and with as many after it. */
function faulty(method: string, list: string, ...faults: readonly Fault[]): void {
  const wait = [...faults];
  const { push } = server.asked;
  server.asked.push = (...asked) => {
    const [one] = asked;
    const isIt = one?.method === method && one.path.endsWith(`/${list}`);
    const fault = isIt ? wait.shift() : undefined;
    if (fault !== undefined) server.faults.unshift(fault);
    return push.apply(server.asked, asked);
  };
}

/** The guide in plain text, from the menu. Gives what was answered last. */
async function played(lines: readonly (readonly [string, unknown])[]): Promise<string> {
  let answer = '';
  for (const [line] of lines) answer = await talk.say(line);
  await app.outbox.idle();
  return answer;
}
const register = () => played(registrationKonnect.text);
const renew = () => played(renewingInText);
const later = (minutes = 2) => pass({ app }, time, minutes * MINUTE);
const told = async (event: string): Promise<void> => {
  for (const { id } of orders()) await server.tell('TMF622', event, { productOrder: { id } });
  await app.outbox.idle();
};
const heard = async () =>
  JSON.stringify((await app.store.conversations.load(talk.conversation))?.log).replaceAll(/\s/g, ' ');

const orders = () => [...server.list('TMF622', 'productOrder').values()];
const people = () => [...server.list('TMF632', 'individual').values()];
const books = async () => {
  const account = await app.accountId('konnect', 'agent1');
  return app.store.read(async (tables) => ({
    balance: (await tables.wallets.where({ account })).find(({ currency }) => currency === 'USD')?.minor,
    back: (await tables.entries.where({})).filter(({ reason }) => reason === 'saleTakenBack').map(({ minor }) => minor),
    sales: await tables.sales.where({ account }),
    commissions: await tables.commissions.where({ account }),
    registered: await tables.customers.where({ documentKey: 'passport:CD:OP7654321' }),
    modem: await tables.subscriptions.where({ modemSerial: 'KN55550001' }),
    renewed: (await tables.subscriptions.where({ activationKey: 'KNDEMXAAAA222222' }))[0]?.upcoming ?? [],
    mails: (await tables.outbox.where({})).filter(({ message }) => message.kind === 'email.customerRegistered').length,
  }));
};
type Books = Awaited<ReturnType<typeof books>>;
/** As before anything was sold. */
const nothing: Partial<Books> = { balance: START, commissions: [], registered: [], modem: [], renewed: [], mails: 0 };

describe('a registration (K2) at an operator whose back end carries sales out', () => {
  it('is a person and a product there, and is done where the back end is', async () => {
    quick();
    const receipt = await register();
    for (const said of ['Client enregistré', 'Clé d’activation', '460,00 USD', 'Commande : exécutée', 'Exemple Carole'])
      expect(receipt).toContain(said);
    const { registered, modem, commissions, mails, balance } = await books();
    const [customer] = registered;
    expect(people()).toMatchObject([
      {
        ...{ id: customer?.outsideId, givenName: 'Carole', familyName: 'Exemple' },
        externalReference: [{ name: customer?.id }],
        individualIdentification: [{ identificationType: 'passport', identificationId: 'OP7654321' }],
        contactMedium: [
          { characteristic: { phoneNumber: '+243810000123' } },
          { characteristic: { emailAddress: 'carole@example.com' } },
          {
            characteristic: { street1: '12 bis, Avenue du Modèle', street2: 'Gombe', city: 'Kinshasa', country: 'CD' },
          },
        ],
      },
    ]);
    const [order] = await app.store.read((tables) => tables.orders.where({}));
    const values = [
      { name: 'modemSerial', value: 'KN55550001' },
      { name: 'activationKey', value: modem[0]?.activationKey },
    ];
    expect(orders()).toMatchObject([
      {
        ...{ externalId: order?.id, category: 'register' },
        relatedParty: [
          { id: customer?.outsideId, role: 'customer' },
          { id: 'agent1', role: 'pointOfSale' },
        ],
        productOrderItem: [
          { action: 'add', productOffering: { id: 'home10' }, product: { productCharacteristic: values } },
        ],
      },
    ]);
    expect([commissions.length, mails, balance]).toEqual([1, 1, START - PRICE]);
  });

  it('is handed on where the back end takes its time; the agent has earned nothing and nobody is written to until it is done', async () => {
    const receipt = await register();
    for (const said of ['Enregistrement transmis', 'Commande : en cours', '460,00 USD'])
      expect(receipt).toContain(said);
    expect(receipt).not.toMatch(/Remettez|Clé d’activation/);
    expect(await books()).toMatchObject({ balance: START - PRICE, commissions: [], mails: 0 });
    move(server, 'completed');
    await told('ProductOrderStateChangeEvent');
    await told('ProductOrderStateChangeEvent');
    await later();
    expect(await books()).toMatchObject({ balance: START - PRICE, back: [], commissions: [{ minor: 200 }], mails: 1 });
    expect((await heard()).match(/KN55550001 : exécutée/g)).toHaveLength(1);
    const [{ activationKey = '' } = {}] = (await books()).modem;
    expect(await heard()).toContain(`Clé d’activation : ${activationKey}`);
    expect([people().length, orders().length]).toEqual([1, 1]);
  });

  it('that is refused gives the money back, says so, and leaves nobody behind: it can be tried again', async () => {
    faulty('POST', 'productOrder', { status: 422 });
    const receipt = await register();
    for (const said of [
      'Enregistrement transmis',
      'en échec. Le système',
      'rien n’est vendu',
      '40,00 USD sont de retour',
    ])
      expect(receipt).toContain(said);
    expect(receipt).not.toMatch(/Clé d’activation|Votre commission|Nouveau solde/);
    expect(await books()).toMatchObject({ ...nothing, back: [PRICE] });
    expect(await talk.say('solde')).toContain('500,00 USD');
    quick();
    expect(await register()).toContain('Client enregistré');
    expect(await books()).toMatchObject({ balance: START - PRICE, back: [PRICE], commissions: [{ minor: 200 }] });
  });

  it('of a person who is refused is refused', async () => {
    faulty('POST', 'individual', { status: 400 });
    expect(await register()).toContain('rien n’est vendu');
    expect(orders()).toEqual([]);
    expect(await books()).toMatchObject({ ...nothing, back: [PRICE] });
  });

  it('that fails later gives the money back once, however often and by whatever way it is heard', async () => {
    expect(await register()).toContain('en cours');
    for (const state of ['failed', 'rejected', 'completed']) {
      move(server, state);
      await told('ProductOrderStateChangeEvent');
      await later();
    }
    expect(await books()).toMatchObject({ ...nothing, back: [PRICE] });
    expect((await heard()).match(/40,00 USD sont de retour/g)).toHaveLength(1);
    expect(await talk.say('Mes transactions')).not.toContain('KN55550001');
  });

  it('is found by asking where its events are lost', async () => {
    await register();
    move(server, 'completed');
    await later();
    expect(await books()).toMatchObject({ commissions: [{ minor: 200 }], mails: 1 });
  });

  it('waits while the back end is away, and says so', async () => {
    faulty('GET', 'productOrder', ...Array.from({ length: 6 }, () => 'away' as const));
    const receipt = await register();
    for (const said of ['Enregistrement transmis', 'en attente d’exécution']) expect(receipt).toContain(said);
    expect(await books()).toMatchObject({ balance: START - PRICE, registered: [{}], modem: [{}] });
    quick();
    await later(5);
    expect(await books()).toMatchObject({ balance: START - PRICE, commissions: [{ minor: 200 }] });
    expect([people().length, orders().length]).toEqual([1, 1]);
  });

  it('of somebody who is erased before the back end was told of them comes to nothing', async () => {
    faulty('GET', 'productOrder', ...Array.from({ length: 3 }, () => 'away' as const));
    await register();
    expect(orders()).toEqual([]);
    await app.store.transaction(async ({ customers, orders: all }) => {
      const [customer] = await customers.where({ documentKey: 'passport:CD:OP7654321' });
      if (customer !== undefined) await customers.put(erased(customer));
      // As where the program ended before it handed anything in.
      for (const order of await all.where({})) await all.put({ ...order, handedInAt: undefined });
    });
    await later(5);
    expect([people().length, orders().length]).toEqual([0, 0]);
    expect(await books()).toMatchObject({ ...nothing, back: [PRICE] });
  });

  it.each([['individual'], ['productOrder']])(
    'is not there twice where the answer to a new %s was lost',
    async (list) => {
      faulty('POST', list, 'answerLost');
      await register();
      await later();
      expect([people().length, orders().length]).toEqual([1, 1]);
      expect((await books()).registered[0]?.outsideId).toBe(people()[0]?.id);
    },
  );

  it('is the same one where the program ended between sending and hearing', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    faulty('POST', 'productOrder', { held });
    const said = played(registrationKonnect.text);
    await until(() => server.asked.some(({ method, path }) => method === 'POST' && path.endsWith('/productOrder')));
    talk.close();
    const { dataDir } = app;
    const halted = app.halt();
    letGo();
    await halted;
    await said.catch(() => {});
    app = await start(dataDir);
    talk = await textTalk(app, 'konnect', 'agent1');
    move(server, 'completed');
    await later(5);
    expect([people().length, orders().length]).toEqual([1, 1]);
    expect(await books()).toMatchObject({ balance: START - PRICE, back: [], commissions: [{ minor: 200 }], mails: 1 });
  });

  it('is not believed where the back end shows somebody else for the person who is looked for', async () => {
    const other = { status: 200, body: [{ id: 'else', externalReference: [{ name: 'else' }] }] };
    faulty('GET', 'individual', other, other, other);
    expect(await register()).toContain('en attente d’exécution');
    expect([people().length, orders().length]).toEqual([0, 0]);
    expect(app.lines.join('\n')).toContain('TMF632.bad.notFiltered');
  });
});

describe('a resubscription (K4) at such an operator', () => {
  it('changes the product that is there, and gives its subscription the period once that is done', async () => {
    expect(await renew()).toContain('Réabonnement transmis');
    expect(orders()).toMatchObject([
      {
        ...{ category: 'renew', relatedParty: [{ id: 'agent1', role: 'pointOfSale' }] },
        productOrderItem: [
          {
            ...{ action: 'modify', productOffering: { id: 'home10' } },
            product: { productTerm: [{ name: 'home10' }], productCharacteristic: [{ value: 'KNDEMO0001' }, {}] },
          },
        ],
      },
    ]);
    expect(people()).toEqual([]);
    expect(await books()).toMatchObject({ balance: START - PRICE, renewed: [], commissions: [] });
    move(server, 'completed');
    await later();
    expect(await books()).toMatchObject({ renewed: [{ offer: 'home10' }], commissions: [{ minor: 200 }] });
  });

  it('is done where the back end is', async () => {
    quick();
    expect(await renew()).toContain('Client réabonné');
    expect(await books()).toMatchObject({ renewed: [{ offer: 'home10' }], commissions: [{ minor: 200 }] });
  });

  it('that is refused gives the money back, and the subscription stays', async () => {
    faulty('POST', 'productOrder', { status: 409 });
    expect(await renew()).toContain('40,00 USD sont de retour');
    expect(await books()).toMatchObject({ ...nothing, back: [PRICE] });
  });

  it('waits for the one before it', async () => {
    await renew();
    const [first] = (await books()).sales;
    await talk.say('menu');
    await talk.say('Réabonner un client');
    const answer = await talk.say('KNDEMXAAAA222222');
    expect(answer).toContain(first?.reference);
    expect(answer).toContain('encore en cours');
    expect(orders()).toHaveLength(1);
  });
});
