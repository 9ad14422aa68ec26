import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Line } from '../../../src/domain/records/line.js';
import { startApp, type TestApp } from '../../support/app.js';
import { takesOrders } from '../../support/tmf/orders.js';
import { TmfServer } from '../../support/tmf/server.js';
import { until } from '../../support/until.js';

const secret = 'a-secret-at-the-end-of-an-address-of-ours';
let app: TestApp;
let server: TmfServer;
beforeAll(async () => {
  server = await new TmfServer().start();
  takesOrders(server);
  const interfaces = { TMF641: {}, TMF622: {} };
  const tmf = [{ operator: 'kcell', baseUrl: server.url, interfaces, events: { secret } }];
  app = await startApp({ of: 'kcell', env: { TMF: JSON.stringify(tmf) } });
  await until(() => server.callbacks('TMF641').length === 1 && server.callbacks('TMF622').length === 1);
}, 60_000);
afterAll(async () => {
  await app.stop();
  await server.close();
});

/** An order that the back end has, of a line that is active. */
async function handedIn(id: string): Promise<Line> {
  return app.store.transaction(async ({ lines, orders }) => {
    const taken = new Set((await orders.where({})).map(({ line }) => line));
    const line = (await lines.where({ state: 'active' })).find((one) => !taken.has(one.id));
    if (line === undefined) throw new Error('no line is active');
    const at = new Date().toISOString();
    await orders.insert({
      ...{ id, operator: 'kcell', organisation: line.organisation, account: 'nobody', conversation: 'none' },
      ...{ commandId: id, command: 'lines.block', reference: id, line: line.id, number: line.number },
      ...{ change: { kind: 'suspend', reason: 'asked' }, before: {}, now: [], after: [], state: 'inProgress' },
      ...{ orderedAt: at, dueAt: at, changedAt: at, handedInAt: at, report: 0, history: [] },
    });
    server.put('TMF622', 'productOrder', { id: `up-${id}`, externalId: id, state: 'completed' });
    return line;
  });
}
const stateOf = (line: Line) => app.store.read(async ({ lines }) => (await lines.get(line.id))?.state);
const post = (path: string, body: object) =>
  fetch(`${app.url}${path}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  }).then(({ status }) => status);
const event = (id: string) => ({ eventType: 'productOrderStateChangeEvent', event: { productOrder: { id } } });

describe('what a back end tells by its hub', () => {
  it('is asked for, and changes the order and its line, however often it is told', async () => {
    const line = await handedIn('told');
    const told = { productOrder: { id: 'up-told', state: 'failed' } };
    expect(await server.tell('TMF622', 'productOrderStateChangeEvent', told)).toEqual([204]);
    // What the event itself says is of yesterday: it was asked.
    await until(async () => (await stateOf(line)) === 'suspended');
    expect(await server.tell('TMF622', 'productOrderStateChangeEvent', told)).toEqual([204]);
    expect(await app.store.read(async ({ orders }) => (await orders.get('told'))?.state)).toBe('completed');
  });

  it('comes also at the paths of the official files', async () => {
    const line = await handedIn('listener');
    const path = `/tmf/kcell/TMF622/${secret}/listener/productOrderStateChangeEvent`;
    expect(await post(path, event('up-listener'))).toBe(204);
    await until(async () => (await stateOf(line)) === 'suspended');
  });

  it('is said again where it cannot be asked for now', async () => {
    await handedIn('later');
    server.faults.push({ status: 503 }, { status: 503 }, { status: 503 });
    expect(await server.tell('TMF622', 'productOrderStateChangeEvent', { productOrder: { id: 'up-later' } })).toEqual([
      503,
    ]);
  });

  it('is of nobody who does not know the secret, of no interface that there is not, and of nothing that it names', async () => {
    const asked = server.asked.length;
    expect(await post(`/tmf/kcell/TMF622/${secret.replace('a', 'b')}`, event('up-told'))).toBe(404);
    expect(await post(`/tmf/beeline/TMF622/${secret}`, event('up-told'))).toBe(404);
    expect(await post(`/tmf/kcell/TMF999/${secret}`, event('up-told'))).toBe(404);
    expect(await post(`/tmf/kcell/TMF622/${secret}`, { eventType: 'x', event: {} })).toBe(400);
    expect(server.asked.length).toBe(asked);
    expect(await post(`/tmf/kcell/TMF622/${secret}`, event('unknown'))).toBe(204);
  });

  it('stands in no log with its address', () => {
    expect(app.lines.join('')).not.toContain(secret);
  });
});
