import { randomIds, systemClock } from '../src/bot/secrets/hashing.js';
import { makeSelections } from '../src/domain/lines/find/selections.js';
import { banSmsControl } from '../src/domain/orders/banSmsControl.js';
import type { Actor } from '../src/domain/records/account.js';
import { startApp, type TestApp } from '../test/support/app.js';
import { cpuMeter, percentile } from './cpu.js';
import { activitiesOf, pressed } from './guide.js';
import { administrator, lineId, owner } from './lines.js';
import type { Place } from './measuring.js';
import { drained, seconds, watched } from './watched.js';

const rounds = { warmUp: 5, measured: 15 };
/** As many as a selection takes. */
const CHANGED = 1_000;
const COMMANDS = 3;
const forms = ['XLSX', 'CSV'] as const;

/** CPU of the overview, in milliseconds, and of a command over a thousand lines, in seconds; and the heap of the idle program, in MB. */
export async function fleet(place: Place): Promise<Record<string, number>> {
  const app = await started(place);
  const seen = await overviews(app);
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / 1e6;
  const found = { ...seen, ...(await commands(app)), 'heap, MB': heap };
  await app.halt();
  return found;
}

/** All lines of a fleet as each file. In how large a heap, the process says that does it. */
export async function fleetFiles(place: Place): Promise<Record<string, number>> {
  const app = await started(place);
  const found = await exports(app);
  await app.halt();
  return found;
}

function started({ folder, storeUrl }: Place): Promise<TestApp> {
  const env = { OPERATORS: owner.operator, ...(storeUrl !== undefined && { STORE_URL: storeUrl }) };
  return startApp({ dataDir: folder, env, store: { watchNesting: false } });
}

/** A conversation of the administrator's. */
async function talking(app: TestApp) {
  const conversation = await app.turns.open({ account: administrator, operator: owner.operator }, 'webchat');
  let said = (await app.store.conversations.load(conversation))?.log ?? [];
  const stop = app.turns.listen(conversation, (heard) => {
    said = heard;
  });
  const send = (value: Record<string, unknown>) =>
    app.turns.receive(conversation, { type: 'message', text: '', value });
  return {
    send,
    stop,
    press: (title: string) => send(pressed(activitiesOf(said), title, {})),
    said: () => JSON.stringify(said),
  };
}

const begin = { act: 'start', procedure: 'lineOverview' };

/** The overview's first page, the median: the whole turn. Before each a line is changed, so that nothing is used again. */
async function overviews(app: TestApp): Promise<Record<string, number>> {
  const meter = cpuMeter();
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    await app.store.transaction(async ({ lines }) => {
      const line = await lines.get(lineId(500));
      if (line !== undefined) await lines.put({ ...line, internet: !line.internet });
    });
    const { send, stop, said } = await talking(app);
    await meter.measure(() => send(begin));
    if (!said().includes(String(lineId(0)).slice(0, 10))) throw new Error('the overview was not shown');
    stop();
  }
  return { 'overview, ms': percentile(meter.each.slice(rounds.warmUp), 0.5) };
}

/** All lines that were found as each file, from the button to the last byte over HTTP. */
async function exports(app: TestApp): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const form of forms) {
    const { send, press, stop, said } = await talking(app);
    await send(begin);
    await press(form);
    const link = /https?:\/\/[^"\s\\]+\/files\/report[^"\s\\]+/.exec(said())?.[0];
    if (link === undefined) throw new Error(`no link to the ${form} was given`);
    const watch = watched();
    found[`${form}, s`] = await seconds(() => drained(link));
    const { megabytes, held } = watch.end();
    found[`${form}, MB`] = megabytes;
    found[`${form}, ms held`] = held;
    stop();
  }
  return found;
}

/** CPU of a command over a thousand lines, the median: until its receipt, and until all its orders are carried out. */
async function commands(app: TestApp): Promise<Record<string, number>> {
  const actor: Actor = {
    ...{ account: administrator, operator: owner.operator, organisation: owner.organisation, role: 'administrator' },
    ...{ channel: 'web', conversation: 'bench' },
  };
  const selections = makeSelections({ store: app.store, clock: systemClock, ids: randomIds });
  const ids = Array.from({ length: CHANGED }, (_, n) => lineId(n));
  await app.store.transaction(async ({ lines }) => {
    for (const id of ids) {
      const line = await lines.get(id);
      if (line !== undefined) await lines.put({ ...line, state: 'active', reason: undefined });
    }
  });
  const [receipt, whole] = [cpuMeter(), cpuMeter()];
  for (let n = 0; n < COMMANDS; n += 1) {
    const kept = await selections.keep(actor, ids, CHANGED);
    if (!kept.ok) throw new Error(kept.problem.code);
    const input = { lines: kept.value, switched: { smsControl: n % 2 === 0 } };
    const commandId = randomIds.next();
    await whole.measure(async () => {
      const done = await receipt.measure(() =>
        app.door.execute({ commandId, command: banSmsControl, input, actor, counted: CHANGED }),
      );
      if (!done.ok || done.value.outcome.kind === 'refused') throw new Error('the command was refused');
      await ended(app, commandId);
    });
  }
  return { 'command, s': percentile(receipt.each, 0.5) / 1000, 'orders, s': percentile(whole.each, 0.5) / 1000 };
}

/** Waits until every order of a command has come to its end. Throws where one comes to nothing. */
async function ended(app: TestApp, commandId: string): Promise<void> {
  for (;;) {
    await app.outbox.idle();
    const orders = await app.store.read((tables) => tables.orders.where({ commandId }));
    if (orders.length !== CHANGED) throw new Error(`${orders.length} orders were placed`);
    if (orders.every(({ state }) => state === 'completed')) return;
    if (orders.some(({ state }) => state === 'failed')) throw new Error('an order came to nothing');
    await new Promise((done) => setTimeout(done, 50));
  }
}
