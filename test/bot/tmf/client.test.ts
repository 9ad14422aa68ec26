import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type BackEnds, makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import type { InterfaceName } from '../../../src/bot/tmf/client/interfaces.js';
import { CLIENT, type Fault, type Paging, TmfServer } from '../../support/tmf/server.js';
import { settingsFor } from '../../support/tmf/settings.js';

const Service = z.object({ id: z.string(), name: z.string() });
const signal = new AbortController().signal;
const log: string[] = [];
const noting = {
  warn: (event: string) => void log.push(event),
  info: (event: string) => void log.push(event),
};

let server: TmfServer;
let opened: BackEnds[];
beforeEach(async () => {
  server = await new TmfServer().start();
  opened = [];
  log.length = 0;
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await server.close();
});

function apiOf(more: object = {}, name: InterfaceName = 'TMF638', names?: readonly InterfaceName[]) {
  const made = makeBackEnds([settingsFor(server.url, more, names)], noting);
  opened.push(made);
  const backEnd = made.of('acme');
  if (backEnd === undefined) throw new Error('no back end');
  return backEnd.api(name);
}
const services = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `s${String(at).padStart(3, '0')}`,
    name: `service ${at}`,
    more: at,
  }));
async function all(api = apiOf({ pageSize: 10 })) {
  const rows: z.output<typeof Service>[] = [];
  for await (const row of api.rows(['service'], Service, {}, signal)) rows.push(row);
  return rows;
}
const said = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error) => error.code,
  );

describe('a list of a back end', () => {
  it.each<Paging>(['right', 'noTotal', 'linked'])('is read to its end by pages that are %s', async (paging) => {
    server.paging = paging;
    for (const count of [0, 1, 10, 35]) {
      server.list('TMF638', 'service').clear();
      server.put('TMF638', 'service', ...services(count));
      expect((await all()).map(({ id }) => id)).toEqual(services(count).map(({ id }) => id));
    }
  });

  it.each<[Paging, string]>([
    ['ignoresOffset', 'pageRepeats'],
    ['tooLong', 'pageTooLong'],
    ['endsEarly', 'endsEarly'],
    ['leadsBack', 'pageLeadsBack'],
  ])('whose pages are wrong (%s) is not believed', async (paging, detail) => {
    server.paging = paging;
    server.put('TMF638', 'service', ...services(35));
    expect(await said(all())).toBe(`TMF638.bad.${detail}`);
  });

  it('never follows a link to somebody else', async () => {
    server.paging = 'linked';
    server.put('TMF638', 'service', ...services(15));
    expect(await all()).toHaveLength(15);
    expect(server.asked.map(({ query }) => query.get('offset'))).toEqual(['0', '10', '15']);
    expect(new Set(server.asked.map(({ path }) => path))).toEqual(new Set(['/serviceInventory/v4/service']));
  });

  it('is read of each row only what is needed, and a row that lacks it is not believed', async () => {
    server.put('TMF638', 'service', ...services(1));
    expect(await all()).toEqual([{ id: 's000', name: 'service 0' }]);
    server.put('TMF638', 'service', { id: 'odd' });
    expect(await said(all())).toBe('TMF638.bad.row');
  });
});

describe('an answer', () => {
  const one = (api = apiOf()) => api.get(['service', 's000'], Service, signal);
  beforeEach(() => server.put('TMF638', 'service', ...services(1)));

  it.each<[string, Fault, string]>([
    ['an error with a success', { text: '{"code":"20","reason":"not now"}' }, 'TMF638.bad.errorBody'],
    ['a page of a proxy', { text: '<html></html>', type: 'text/html' }, 'TMF638.bad.contentType'],
    ['no JSON', { text: '{"id":' }, 'TMF638.bad.json'],
    ['something else', { text: '{"id":7}' }, 'TMF638.bad.body'],
    ['too much', { text: JSON.stringify({ id: 's000', name: 'x'.repeat(9_000_000) }) }, 'TMF638.bad.tooLarge'],
    ['a refusal', { status: 403 }, 'TMF638.refused.403'],
    ['a way elsewhere', { status: 302 }, 'TMF638.bad.302'],
  ])('that is %s is not believed', async (_, fault, code) => {
    server.faults.push(fault);
    expect(await said(one())).toBe(code);
    expect(server.asked).toHaveLength(1);
  });

  it('is nothing of what is not there', async () => {
    expect(await apiOf().get(['service', 'none'], Service, signal)).toBeUndefined();
  });

  it('of a question is asked for again where the back end is away for a moment', async () => {
    server.faults.push('away', { status: 503 });
    expect(await one()).toEqual({ id: 's000', name: 'service 0' });
    expect(server.asked).toHaveLength(3);
  });

  it('that takes too long is given up', async () => {
    const { promise, resolve } = held();
    server.faults.push({ held: promise }, { held: promise }, { held: promise });
    expect(await said(one(apiOf({ within: 0.1 })))).toBe('TMF638.away.late');
    resolve();
  });

  it('is waited for no more when nobody wants it', async () => {
    const stop = new AbortController();
    const { promise, resolve } = held();
    server.faults.push({ held: promise });
    const asked = apiOf().get(['service', 's000'], Service, stop.signal);
    stop.abort(new Error('nobody waits'));
    await expect(asked).rejects.toThrow('nobody waits');
    resolve();
  });

  it('to what is said is never asked for again', async () => {
    server.faults.push('away');
    expect(await said(apiOf().post(['service'], { name: 'new' }, Service, signal))).toBe('TMF638.away.unreachable');
    expect(server.asked).toHaveLength(1);
  });

  it('of an address that an id would change is none', async () => {
    expect(await said(apiOf().get(['service', '..'], Service, signal))).toBe('TMF638.bad.id');
    expect(await apiOf().get(['service', '../hub'], Service, signal)).toBeUndefined();
    expect(server.asked.map(({ path }) => path)).toEqual(['/serviceInventory/v4/service/..%2Fhub']);
  });
});

describe('an interface', () => {
  it('that is not configured is not called', async () => {
    expect(() => apiOf({}, 'TMF622', ['TMF638'])).toThrow('TMF622 closed');
    expect(server.asked).toEqual([]);
  });

  it('that is away is left alone for a while, and the others go on', async () => {
    server.put('TMF638', 'service', ...services(1));
    server.put('TMF639', 'resource', { id: 'r', name: 'card' });
    const backEnd = makeBackEnds([settingsFor(server.url, { breaker: { failures: 2, rest: 0.2 } })], noting);
    opened.push(backEnd);
    const [one, other] = [backEnd.of('acme')?.api('TMF638'), backEnd.of('acme')?.api('TMF639')];
    if (one === undefined || other === undefined) throw new Error('no back end');
    server.faults.push('away', 'away');
    for (let calls = 0; calls < 2; calls += 1)
      expect(await said(one.post(['service'], { name: 'new' }, Service, signal))).toBe('TMF638.away.unreachable');
    expect(await said(one.post(['service'], { name: 'new' }, Service, signal))).toBe('TMF638.away.leftAlone');
    expect(server.asked).toHaveLength(2);
    expect(await other.get(['resource', 'r'], Service, signal)).toEqual({ id: 'r', name: 'card' });
    while ((await said(one.get(['service', 's000'], Service, signal))) !== 'done');
    expect(log).toEqual(['tmf.leftAlone', 'tmf.backAgain']);
  });

  it('has so many calls at a time, some that wait, and turns the rest away at once', async () => {
    server.put('TMF638', 'service', ...services(1));
    const { promise, resolve } = held();
    server.faults.push({ held: promise });
    const api = apiOf({ concurrency: 1, queue: 1 });
    const post = () => said(api.post(['service'], { name: 'new' }, Service, signal));
    const [first, second, third] = [post(), post(), post()];
    expect(await third).toBe('TMF638.away.tooMany');
    resolve();
    expect([await first, await second]).toEqual(['done', 'done']);
  });
});

describe('a back end that wants to know who asks', () => {
  const oauth = () => ({ oauth: { ...CLIENT, tokenUrl: `${server.url}/token` } });
  beforeEach(() => {
    server.needsToken = true;
    server.put('TMF638', 'service', ...services(1));
  });

  it('gets a token, and the same one until it takes it no more', async () => {
    const api = apiOf(oauth());
    for (let calls = 0; calls < 3; calls += 1) await api.get(['service', 's000'], Service, signal);
    expect(server.tokens.size).toBe(1);
    server.tokens.clear();
    expect(await api.get(['service', 's000'], Service, signal)).toEqual({ id: 's000', name: 'service 0' });
    expect(server.tokens.size).toBe(1);
  });

  it('that gives no token is away', async () => {
    const wrong = { oauth: { ...oauth().oauth, clientSecret: 'another-secret-than-that' } };
    expect(await said(apiOf(wrong).get(['service', 's000'], Service, signal))).toBe('TMF638.away.noToken');
    expect(server.asked).toEqual([]);
  });
});

function held() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
