import { EventEmitter, once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Edge, openEdge, password } from '../support/edge.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function edgeOf(changes: Parameters<typeof openEdge>[0] = {}): Promise<Edge> {
  const edge = await openEdge(changes);
  closing.push(() => edge.close());
  return edge;
}

async function appOf(options: Parameters<typeof startApp>[0] = {}): Promise<TestApp> {
  const app = await startApp(options);
  closing.push(() => app.stop());
  return app;
}

describe('a refused live stream', () => {
  it('is let go of, though its caller stays: the server can stop', async () => {
    const edge = await openEdge();
    const { host, port } = new URL(edge.url);
    const caller = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    caller.on('error', () => undefined);
    caller.write(`GET /v3/directline/conversations/x/stream HTTP/1.1\r\nHost: ${host}\r\n`);
    caller.write('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    caller.resume();
    await once(caller, 'end');
    await edge.close(); // waits until no connection is left
    caller.destroy();
  });
});

describe('an upgrade to no address', () => {
  it.each(['//', '///', 'http://', '//[', '/\\'])(
    '%s is the caller’s mistake, and is counted like any request',
    async (path) => {
      const edge = await edgeOf({ limits: { address: { points: 2, duration: 60 } } });
      const { host, port } = new URL(edge.url);
      const statuses: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        const caller = connect({ port: Number(port), host: '127.0.0.1' });
        caller.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
        const [answer] = await once(caller, 'data');
        statuses.push(String(answer).slice(9, 12));
        caller.destroy();
      }
      expect(statuses).toEqual(['404', '404', '429']);
      expect(edge.lines.join('')).not.toContain('stream.failed');
    },
  );
});

describe('guessing at passwords', () => {
  const proxied = { host: '127.0.0.1', port: 0, publicUrl: undefined, proxies: 1 };
  const tried = (edge: Edge, from: string, login: string, secret: string) =>
    edge.post('/konnect/sign-in', { login, password: secret }, { 'x-forwarded-for': from });

  it('locks out who guesses, and not whose login it is', async () => {
    const edge = await edgeOf({ config: proxied, limits: { login: { points: 2, duration: 60 } } });
    for (let n = 0; n < 3; n += 1) await tried(edge, '192.0.2.1', 'awa', 'wrong');
    expect((await tried(edge, '192.0.2.1', 'awa', password)).status).toBe(429);
    expect((await tried(edge, '192.0.2.2', 'awa', password)).status).toBe(204);
  });

  it('from one address does not use up what there is for everybody', async () => {
    const limits = { signInsOfAddress: { points: 2, duration: 60 }, signIns: { points: 4, duration: 60 } };
    const edge = await edgeOf({ config: proxied, limits });
    for (let n = 0; n < 10; n += 1) await tried(edge, '192.0.2.1', `login${n}`, 'wrong');
    expect((await tried(edge, '192.0.2.2', 'awa', password)).status).toBe(204);
  });

  it('is not what an office does that signs in from one address', async () => {
    const edge = await edgeOf({ config: proxied, limits: { signInsOfAddress: { points: 2, duration: 60 } } });
    for (let n = 0; n < 5; n += 1) expect((await tried(edge, '192.0.2.1', 'awa', password)).status).toBe(204);
  });

  it('from many addresses is limited too', async () => {
    const edge = await edgeOf({ config: proxied, limits: { loginAnywhere: { points: 3, duration: 60 } } });
    const statuses: number[] = [];
    for (let n = 1; n <= 4; n += 1) statuses.push((await tried(edge, `192.0.2.${n}`, 'awa', 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });
});

describe('one account', () => {
  it('has one conversation for each channel of a sign-in, however often it changes between them', async () => {
    const edge = await edgeOf();
    const cookie = await edge.signIn();
    const asked = async (plain: boolean) =>
      JSON.stringify(await (await edge.post('/konnect/token', { plain }, { cookie })).json());
    const ids = new Set<string>();
    for (const plain of [true, false, true, false])
      ids.add(/"conversationId":"([^"]+)"/.exec(await asked(plain))?.[1] ?? '');
    expect(ids.size).toBe(2);
  });

  it('opens no more conversations than it may, and the others go on', async () => {
    const edge = await edgeOf({ limits: { conversations: { points: 1, duration: 60 } } });
    const status = async (login: string) =>
      (await edge.post('/konnect/token', {}, { cookie: await edge.signIn(login) })).status;
    expect([await status('awa'), await status('awa'), await status('bela')]).toEqual([200, 429, 200]);
  });

  it('is signed in at twenty places at the most: the oldest gives way', async () => {
    const edge = await edgeOf();
    const first = await edge.signIn();
    for (let n = 0; n < 19; n += 1) await edge.signIn();
    expect((await edge.post('/konnect/token', undefined, { cookie: first })).status).toBe(200);
    const last = await edge.signIn();
    expect((await edge.post('/konnect/token', undefined, { cookie: first })).status).toBe(401);
    expect((await edge.post('/konnect/token', undefined, { cookie: last })).status).toBe(200);
  });

  it('sends no more bytes of files than it may', async () => {
    const app = await appOf({ limits: { uploads: { points: 1000, duration: 60 } } });
    const { token, conversationId } = await app.signIn('konnect', 'agent1');
    const upload = async () => {
      const body = new FormData();
      body.append('file', new Blob(['x'.repeat(600)]), 'a.txt');
      const headers = { Authorization: `Bearer ${token}` };
      const url = `${app.url}/v3/directline/conversations/${conversationId}/upload`;
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    expect([await upload(), await upload()]).toEqual([200, 429]);
    expect(await readdir(join(app.dataDir, 'uploads', conversationId))).toHaveLength(2);
  });

  it('cannot pile up messages without end', async () => {
    const edge = await openEdge();
    const started = new EventEmitter();
    const go = once(started, 'go');
    const turns = { ...edge.turns, receive: async () => go.then(() => ({ id: 'done' })) };
    const slow = await edgeOf({ turns, store: edge.store, limits: { turnsAtOnce: 2 } });
    const { token, conversationId } = await slow.token(await slow.signIn());
    const say = async () => {
      const headers = { Authorization: `Bearer ${token}` };
      const url = `/v3/directline/conversations/${conversationId}/activities`;
      const { status } = await slow.post(url, { type: 'message', text: 'x' }, headers);
      if (status === 429) started.emit('go');
      return status;
    };
    const all = await Promise.all([say(), say(), say()]);
    expect(all.sort()).toEqual([200, 200, 429]);
    expect(await say()).toBe(200);
    await edge.close();
  });

  it('does not fill the disk with what it types', async () => {
    const app = await appOf();
    const { token, conversationId } = await app.signIn('konnect', 'agent1');
    const say = (activity: object) =>
      fetch(`${app.url}/v3/directline/conversations/${conversationId}/activities`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ type: 'message', ...activity }),
      });
    expect((await say({ text: 'x'.repeat(200_000) })).status).toBe(200);
    expect((await say({ value: { act: 'nothing', a: 'x'.repeat(200_000) } })).status).toBe(400);
    const kept = await app.store.conversations.load(conversationId);
    expect(JSON.stringify(kept?.log).length).toBeLessThan(20_000);
  });
});

describe('the session cookie', () => {
  it('has a name under https that no neighbouring host can plant', async () => {
    const config = { host: '127.0.0.1', port: 0, publicUrl: 'https://chat.example.com', proxies: 0 };
    const edge = await edgeOf({ config });
    const port = /"port":(\d+)/.exec(edge.lines.join(''))?.[1];
    const post = (path: string, cookie = '') =>
      fetch(`http://127.0.0.1:${port}/konnect/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', origin: 'https://chat.example.com', cookie },
        body: JSON.stringify({ login: 'awa', password }),
      });
    const cookie = (await post('sign-in')).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^__Host-guichet=/);
    expect((await post('token', cookie)).status).toBe(200);
    expect((await post('token', cookie.replace('__Host-', ''))).status).toBe(401);
  });
});
