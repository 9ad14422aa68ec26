import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerDeps } from '../../src/bot/start/server.js';
import { type Edge, openEdge, password } from '../support/edge.js';

let edge: Edge;
beforeEach(async () => {
  edge = await openEdge();
});
afterEach(() => edge.close());

/** Sends bytes over a socket of its own and gives all that comes back until the server ends it. */
async function raw(url: string, head: string, body: Buffer | string = ''): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  socket.write(head.replace('HOST', host));
  socket.write(body);
  await once(socket, 'close');
  return answer;
}
const post = (headers: string) =>
  `POST /konnect/sign-in HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n${headers}\r\n\r\n`;
const json = 'Content-Type: application/json';
const alive = async () => (await fetch(`${edge.url}/healthz`)).status;

describe('a hostile body', () => {
  it('that claims to be gzip and is not is refused, and the process lives', async () => {
    const answer = await raw(edge.url, post(`${json}\r\nContent-Encoding: gzip\r\nContent-Length: 5`), 'hello');
    expect(answer).toMatch(/^HTTP\/1\.1 415 /);
    expect(await alive()).toBe(200);
  });

  it('that is a gzip bomb is refused unread', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const answer = await raw(
      edge.url,
      post(`${json}\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}`),
      bomb,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 415 /);
  });

  it('that is over 256 KB is refused by its length', async () => {
    expect(await raw(edge.url, post(`${json}\r\nContent-Length: 262145`))).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that is over 256 KB in chunks is refused', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const answer = await raw(edge.url, post(`${json}\r\nTransfer-Encoding: chunked`), `${chunk.repeat(5)}0\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
  ])('that is %s is refused', async (type) => {
    const response = await edge.post('/konnect/sign-in', { login: 'awa', password }, { 'Content-Type': type });
    expect(response.status).toBe(415);
  });

  it('that is no JSON gets 400, without an echo of it', async () => {
    const answer = await raw(edge.url, post(`${json}\r\nContent-Length: 9`), '{"secret9');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('secret9');
  });
});

describe('a caller that dawdles', () => {
  it('over its headers is cut off', async () => {
    const begun = Date.now();
    expect(await raw(edge.url, 'GET /healthz HTTP/1.1\r\nHost: HOST\r\n')).toMatch(/^HTTP\/1\.1 408 /);
    expect(Date.now() - begun).toBeLessThan(5000);
  }, 10_000);

  it('over its body is cut off', async () => {
    await raw(edge.url, post(`${json}\r\nContent-Length: 100`), '{');
    expect(await alive()).toBe(200);
  }, 10_000);
});

describe('another site', () => {
  it('that bends its name to this machine gets nothing', async () => {
    const get = (host: string) => raw(edge.url, `GET /konnect HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const { port } = new URL(edge.url);
    expect(await get(`evil.example:${port}`)).toMatch(/^HTTP\/1\.1 421 /);
    expect(await get('127.0.0.1:1')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await get(`localhost:${port}`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('cannot send a form or a request: %p', async (headers) => {
    const response = await edge.post('/konnect/sign-in', { login: 'awa', password }, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is not our own page', async () => {
    expect((await edge.post('/konnect/sign-in', { login: 'awa', password }, { origin: edge.url })).status).toBe(204);
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/konnect', '/nowhere/at/all', '/assets/chat.css'])('of %s is protected', async (path) => {
    const { headers } = await fetch(`${edge.url}${path}`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('to a fault has a reference that is in the log, and nothing of the error', async () => {
    const broken = await openEdge({
      store: { ...edge.store, read: () => Promise.reject(new Error('disk 4711 broke')) },
    });
    const response = await broken.post('/konnect/sign-in', { login: 'awa', password });
    const body = await response.text();
    await broken.close();
    expect(response.status).toBe(500);
    expect(body).not.toContain('4711');
    const reference = /"reference":"([^"]+)"/.exec(body)?.[1] ?? 'none';
    expect(broken.lines.filter((line) => line.includes(reference))).toHaveLength(1);
    expect(broken.lines.join('')).not.toContain('4711');
  });

  it('is logged by its route, without its query', async () => {
    await fetch(`${edge.url}/konnect?t=canary-token`);
    expect(edge.lines.join('')).toContain('"route":"/:operator"');
    expect(edge.lines.join('')).not.toContain('canary-token');
  });
});

describe('limits', () => {
  it('stop an address that asks too much', async () => {
    const small = await openEdge({ limits: { address: { points: 3, duration: 60 } } });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push(await fetch(`${small.url}/healthz`));
    await small.close();
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(Number(statuses[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('hold for all addresses together, and believe only our own proxies', async () => {
    const config = { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1', proxies: 1 };
    const small = await openEdge({
      config,
      limits: { address: { points: 1, duration: 60 }, overall: { points: 2, duration: 60 } },
    });
    const { port } = new URL(small.lines.join('').replace(/.*"port":(\d+).*/s, 'http://127.0.0.1:$1'));
    const from = async (address: string) =>
      (await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { 'x-forwarded-for': address } })).status;
    expect([await from('192.0.2.1'), await from('192.0.2.9, 192.0.2.1'), await from('192.0.2.2')]).toEqual([
      200, 429, 200,
    ]);
    expect(await from('192.0.2.3')).toBe(429);
    await small.close();
  });
});

describe('health', () => {
  it('tells that the process is up and whether it can work', async () => {
    let ready: ServerDeps['ready'] = async () => true;
    const own = await openEdge({ ready: () => ready() });
    const status = async () => (await fetch(`${own.url}/readyz`)).status;
    expect(await status()).toBe(200);
    ready = async () => false;
    expect(await status()).toBe(503);
    ready = () => Promise.reject(new Error('no store'));
    expect(await status()).toBe(503);
    await own.close();
  });
});

describe('a stop', () => {
  it('finishes what runs, and takes nothing more', async () => {
    const gate = new EventEmitter();
    const started = once(gate, 'started');
    const ready = async () => {
      const finished = once(gate, 'finish');
      gate.emit('started');
      await finished;
      return true;
    };
    const own = await openEdge({ ready });
    const running = fetch(`${own.url}/readyz`);
    await started;
    const stopped = own.stop();
    await expect(fetch(`${own.url}/healthz`)).rejects.toThrow();
    gate.emit('finish');
    expect((await running).status).toBe(200);
    await stopped;
  });
});

describe('files', () => {
  it('are sent compressed, kept for good under their hash, and checked otherwise', async () => {
    const cookie = await edge.signIn();
    const page = await (await fetch(`${edge.url}/konnect`, { headers: { cookie } })).text();
    const path = /src="(\/assets\/webchat\.js\?v=[^"]+)"/.exec(page)?.[1];
    const raw = await fetch(`${edge.url}${path}`, { headers: { 'accept-encoding': 'identity' } });
    expect(raw.headers.get('cache-control')).toContain('immutable');
    expect(raw.headers.get('vary')).toBe('Accept-Encoding');
    expect(await raw.text()).toBe('/* webchat.js */');
    const plain = await fetch(`${edge.url}/assets/page.js`);
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const etag = plain.headers.get('etag') ?? '';
    expect((await fetch(`${edge.url}/assets/page.js`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${edge.url}/assets/..%2fpackage.json`)).status).toBe(404);
  });
});

it('an operator cannot hide a path of the server', async () => {
  await expect(openEdge({ operators: [{ id: 'assets', name: 'x', languages: ['fr'] }] })).rejects.toThrow(
    /named assets/,
  );
});
