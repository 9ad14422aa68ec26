import { afterEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/bot/log.js';
import { backOff } from '../../src/bot/outbox/backOff.js';
import { later, sent } from '../../src/bot/outbox/courier.js';
import { makeOutboxWorker } from '../../src/bot/outbox/worker.js';
import { FakeCourier, neverAnswers } from './fakeCourier.js';
import { hour, minute, second } from './fakeTime.js';
import { aboutCustomer, openWorld, type World, type WorldOptions } from './world.js';

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0).reverse()) await world.end();
});

async function start(options?: WorldOptions) {
  const courier = new FakeCourier();
  const world = await openWorld(courier, options);
  worlds.push(world);
  world.worker.start();
  await world.worker.idle();
  return { courier, world };
}

describe('a message in the outbox', () => {
  it('goes out once its command is committed', async () => {
    const { courier, world } = await start();
    await world.post('ada');
    await world.worker.idle();
    expect(courier.customers).toEqual(['ada']);
    expect(await world.row('ada')).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: world.time.now().toISOString(),
    });
  });

  it('does not exist when its command failed', async () => {
    const { courier, world } = await start();
    const failing = world.store.transaction(async ({ outbox }) => {
      const at = world.time.now().toISOString();
      const row = { id: 'r1', operator: 'konnect', key: 'k', message: aboutCustomer('ada') };
      await outbox.insert({ ...row, state: 'waiting', dueAt: at, plannedAt: at, createdAt: at, attempts: 0 });
      throw new Error('the command failed');
    });
    await expect(failing).rejects.toThrow('the command failed');
    await world.worker.idle();
    expect(courier.parcels).toEqual([]);
  });

  it('is posted once by a command', async () => {
    const { world } = await start();
    await world.post('ada');
    await expect(world.post('ada')).rejects.toThrow('the same message twice');
  });

  it('waits for its time', async () => {
    const { courier, world } = await start();
    await world.post('ada', new Date(world.time.now().getTime() + 3 * hour));
    await world.live(3 * hour - minute);
    expect(courier.customers).toEqual([]);
    await world.live(minute);
    expect(courier.customers).toEqual(['ada']);
  });

  it('is tried again with longer and longer waits, parked after twelve tries, and can be put out again', async () => {
    const { courier, world } = await start();
    courier.answers('ada', () => later('mail.unreachable'));
    await world.post('ada');
    await world.worker.idle();
    expect(await world.row('ada')).toMatchObject({ state: 'waiting', attempts: 1, lastProblem: 'mail.unreachable' });
    await world.live(30 * second, 15 * second);
    expect(courier.parcels).toHaveLength(2);
    await world.live(9 * hour);
    expect(courier.parcels).toHaveLength(12);
    const [parked] = await world.operations.list('parked');
    expect(parked).toEqual({
      ...{ id: courier.parcels[0]?.id, operator: 'konnect', kind: 'email.customerRegistered', state: 'parked' },
      ...{ attempts: 12, lastProblem: 'mail.unreachable' },
      ...{ createdAt: expect.any(String), dueAt: expect.any(String) },
    });

    courier.answers('ada', () => sent);
    expect(await world.operations.replay('nobody')).toBe(false);
    expect(await world.operations.replay(parked?.id ?? '')).toBe(true);
    await world.worker.idle();
    expect(await world.row('ada')).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await world.operations.replay(parked?.id ?? '')).toBe(false);
    expect(new Set(courier.parcels.map(({ id }) => id)).size).toBe(1);
  });

  it('is listed while it waits, and replayed with all others that are parked', async () => {
    const { courier, world } = await start();
    for (const customer of ['ada', 'bob'])
      courier.answers(customer, () => ({ outcome: 'never', problem: 'mail.refused' }));
    await world.post('ada');
    await world.post('bob');
    await world.post('eve', new Date(world.time.now().getTime() + hour));
    await world.worker.idle();
    expect(await world.operations.list('waiting')).toHaveLength(1);
    expect(JSON.stringify(await world.operations.list('waiting'))).not.toContain('eve');
    expect(await world.operations.replayAll()).toBe(2);
    await world.worker.idle();
    expect(courier.customers.sort()).toEqual(['ada', 'ada', 'bob', 'bob']);
  });
});

describe('a bad message', () => {
  it.each([
    ['unreadable', { state: 'waiting', lastProblem: 'message.unreadable' }],
    ['throwing', { state: 'waiting', lastProblem: 'delivery.fault' }],
    ['never answered', { state: 'waiting', lastProblem: 'delivery.timeout' }],
  ])('that is %s stops no other', async (kind, expected) => {
    const { courier, world } = await start();
    courier.answers('bad', () => {
      if (kind === 'never answered') return neverAnswers();
      throw new Error('what the customer typed');
    });
    await world.store.transaction(async ({ outbox }) => {
      const at = world.time.now().toISOString();
      const message = kind === 'unreadable' ? { kind: 'email.later', customer: 'bad' } : aboutCustomer('bad');
      for (const id of ['b1', 'b2', 'b3']) {
        const row = { id, key: id, operator: 'konnect', message, createdAt: at, dueAt: at, plannedAt: at };
        await outbox.insert({ ...row, state: 'waiting', attempts: 0 });
      }
    });
    const reached = kind === 'unreadable' ? undefined : courier.next();
    await world.post('ada');
    await reached;
    world.time.pass(2 * minute);
    await world.worker.idle();
    expect(await world.row('ada')).toMatchObject({ state: 'sent' });
    expect(await world.row('bad')).toMatchObject(expected);
    expect(world.lines.join()).not.toContain('what the customer typed');
  });

  it('that only a newer version can read waits for it, and is parked after the last try', async () => {
    const { courier, world } = await start();
    await world.store.transaction(async ({ outbox }) => {
      const at = world.time.now().toISOString();
      const message = { kind: 'email.later', customer: 'ada' };
      const row = { id: 'r1', operator: 'konnect', key: 'k', message, createdAt: at, dueAt: at, plannedAt: at };
      await outbox.insert({ ...row, state: 'waiting', attempts: 0 });
    });
    await world.live(10 * minute);
    expect(await world.row('ada')).toMatchObject({ state: 'waiting', lastProblem: 'message.unreadable' });
    await world.live(9 * hour);
    expect(await world.row('ada')).toMatchObject({ state: 'parked', attempts: 12, lastProblem: 'message.unreadable' });
    expect(courier.parcels).toEqual([]);
  });

  it('that ends the program each time is parked', async () => {
    const { courier, world } = await start();
    await world.store.transaction(async ({ outbox }) => {
      const at = world.time.now().toISOString();
      const row = { id: 'r1', operator: 'konnect', key: 'k', message: aboutCustomer('bad') };
      await outbox.insert({ ...row, state: 'waiting', dueAt: at, plannedAt: at, createdAt: at, attempts: 12 });
    });
    await world.worker.idle();
    expect(courier.parcels).toEqual([]);
    expect(await world.row('bad')).toMatchObject({ state: 'parked', lastProblem: 'delivery.interrupted' });
  });
});

describe('when something happens in the middle', () => {
  it('a row that a dead worker had claimed is taken up again, under the same id', async () => {
    const { courier, world } = await start();
    courier.answers('ada', neverAnswers);
    const reached = courier.next();
    await world.post('ada');
    await reached;
    await world.store.close(); // the program dies: nothing is written any more
    const { folder, time } = world;
    const second = await start({ folder, time });
    expect(second.courier.parcels).toEqual([]);
    await second.world.live(5 * minute);
    expect(second.courier.parcels.map(({ id }) => id)).toEqual(courier.parcels.map(({ id }) => id));
    expect(await second.world.row('ada')).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('two workers over one store deliver it once', async () => {
    const { courier, world } = await start();
    const { store, time } = world;
    const ports = { store, clock: time, timer: time, log: createLog({ level: 'silent' }), random: () => 0 };
    const couriers = { 'email.customerRegistered': courier };
    const workers = [makeOutboxWorker({ ...ports, couriers }), makeOutboxWorker({ ...ports, couriers })];
    await world.worker.stop();
    await world.post('ada');
    for (const worker of workers) worker.start();
    for (const worker of workers) await worker.idle();
    expect(courier.customers).toEqual(['ada']);
    for (const worker of workers) await worker.stop();
  });

  it('a stop waits for the delivery that runs', async () => {
    const { courier, world } = await start();
    let answer: (delivery: typeof sent) => void = () => {};
    courier.answers('ada', () => new Promise((resolve) => (answer = resolve)));
    const reached = courier.next();
    await world.post('ada');
    await reached;
    const stopped = world.worker.stop();
    answer(sent);
    await stopped;
    expect(await world.row('ada')).toMatchObject({ state: 'sent' });
  });

  it('a stop breaks off what does not end, which costs no try and is done after the next start', async () => {
    const { courier, world } = await start();
    courier.answers('ada', neverAnswers);
    const reached = courier.next();
    await world.post('ada');
    await reached;
    const stopped = world.worker.stop();
    world.time.pass(5 * second);
    await stopped;
    expect(await world.row('ada')).toMatchObject({ state: 'waiting', attempts: 0 });
    await world.post('bob');
    await world.worker.idle();
    expect(courier.customers).toEqual(['ada']);
    await world.store.close();
    const { folder, time } = world;
    const next = await start({ folder, time });
    expect(next.courier.customers.sort()).toEqual(['ada', 'bob']);
  });

  it('a delivery that could not be written down is not made again', async () => {
    let failing = false;
    const { courier, world } = await start({
      around: (store) => ({
        ...{ conversations: store.conversations, close: () => store.close(), read: (work) => store.read(work) },
        transaction: (work) => (failing ? Promise.reject(new Error('disk full')) : store.transaction(work)),
      }),
    });
    courier.answers('ada', () => {
      failing = true;
      return sent;
    });
    await world.post('ada');
    await world.worker.idle();
    expect(await world.row('ada')).toMatchObject({ state: 'waiting' });
    failing = false;
    await world.live(6 * minute);
    expect(await world.row('ada')).toMatchObject({ state: 'sent' });
    expect(courier.parcels).toHaveLength(1);
  });
});

describe('after the clock was set back by an hour', () => {
  it('what follows from a delivery is written as that is noted, or neither is', async () => {
    const { courier, world } = await start();
    let broken = true;
    const wallet = { id: 'w1', operator: 'konnect', account: 'ada', currency: 'USD', minor: 1 } as const;
    courier.answers('ada', () => ({
      outcome: 'sent',
      leaves: async ({ wallets }) => {
        await wallets.insert(wallet);
        if (broken) throw new Error('what follows cannot be written');
      },
    }));
    await world.post('ada');
    await world.worker.idle();
    const left = () => world.store.read(({ wallets }) => wallets.get('w1'));
    expect([(await world.row('ada')).state, await left()]).toEqual(['waiting', undefined]);
    broken = false;
    await world.live(10 * minute);
    expect([(await world.row('ada')).state, await left()]).toEqual(['sent', wallet]);
    expect(courier.customers).toEqual(['ada']);
  });

  it('what waits only for its next try is not an hour late, and what has a due time keeps it', async () => {
    const { courier, world } = await start();
    let fails = true;
    courier.answers('ada', () => (fails ? later('mail.deferred') : sent));
    await world.post('ada');
    await world.post('eve', new Date(world.time.now().getTime() + 10 * minute));
    await world.worker.idle();
    world.time.setClock(-hour);
    fails = false;
    await world.post('bob');
    await world.live(2 * minute);
    expect(courier.customers).toEqual(['ada', 'bob', 'ada']);
    await world.live(hour);
    expect(courier.customers).not.toContain('eve');
    await world.live(10 * minute);
    expect(courier.customers).toEqual(['ada', 'bob', 'ada', 'eve']);
  });

  it('what is being delivered is not taken up a second time', async () => {
    const { courier, world } = await start();
    let answer: (delivery: typeof sent) => void = () => {};
    courier.answers('ada', () => new Promise((resolve) => (answer = resolve)));
    const reached = courier.next();
    await world.post('ada');
    await reached;
    world.time.setClock(-hour);
    world.time.pass(minute);
    await world.post('bob');
    answer(sent);
    await world.worker.idle();
    expect(courier.customers).toEqual(['ada', 'bob']);
  });
});

describe('where one of two instances has a clock that is an hour behind', () => {
  it('neither hurries the other on, and each goes on alone', async () => {
    const { courier, world } = await start();
    const { store, time } = world;
    const clock = { now: () => new Date(time.now().getTime() - hour) };
    const log = createLog({ level: 'silent' });
    const couriers = { 'email.customerRegistered': courier };
    const behind = makeOutboxWorker({ store, clock, timer: time, log, couriers, random: () => 0 });
    behind.start();
    courier.answers('ada', () => later('mail.unreachable'));
    const pass = async (milliseconds: number) => {
      for (let left = milliseconds; left > 0; left -= 15 * second) {
        time.pass(15 * second);
        await Promise.all([world.worker.idle(), behind.idle()]);
      }
    };
    await world.post('ada');
    await pass(10 * minute);
    // At once, and after 30 seconds, 1, 2 and 4 minutes more.
    expect((await world.row('ada')).attempts).toBe(5);

    await world.worker.stop();
    await pass(hour);
    const alone = (await world.row('ada')).attempts;
    expect(alone).toBeGreaterThan(6);
    expect(alone).toBeLessThan(10);
    courier.answers('ada', () => sent);
    await pass(3 * hour);
    expect(await world.row('ada')).toMatchObject({ state: 'sent' });
    await behind.stop();
  });
});

describe('the back-off', () => {
  it('doubles from half a minute to two hours, less up to a half', () => {
    expect([1, 2, 5, 9, 12].map((attempts) => backOff(attempts, 0))).toEqual([
      30_000,
      60_000,
      480_000,
      2 * hour,
      2 * hour,
    ]);
    expect(backOff(1, 0.999)).toBe(15_015);
  });
});
