import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ of: 'konnect' });
});
afterAll(() => app.stop());

/** Sends bytes as they are; gives all that comes back until the server ends it, or it has been silent for a while. */
async function raw(text: string): Promise<string> {
  const { hostname, port, host } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  socket.setTimeout(8_000, () => socket.destroy());
  socket.write(text.replaceAll('HOST', host));
  await once(socket, 'close');
  return answer;
}

const line = (method: string, path: string, ...headers: string[]) =>
  [`${method} ${path} HTTP/1.1`, 'Host: HOST', 'Connection: close', ...headers, '', ''].join('\r\n');
const upgrade = [
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];
const json = 'Content-Type: application/json';

const shapes: readonly (readonly [name: string, text: string])[] = [
  ['no path', line('GET', '//')],
  ['a path that is an address', line('GET', 'http://evil.example/x')],
  ['an upgrade to no path (S9)', `GET // HTTP/1.1\r\nHost: HOST\r\n${upgrade.join('\r\n')}\r\n\r\n`],
  ['an upgrade to an address', `GET http://[ HTTP/1.1\r\nHost: HOST\r\n${upgrade.join('\r\n')}\r\n\r\n`],
  ['an upgrade to a page', `GET /konnect HTTP/1.1\r\nHost: HOST\r\n${upgrade.join('\r\n')}\r\n\r\n`],
  ['an upgrade with a method of its own', `POST /konnect HTTP/1.1\r\nHost: HOST\r\n${upgrade.join('\r\n')}\r\n\r\n`],
  ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['another host', 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['HTTP/1.0', 'GET / HTTP/1.0\r\nHost: HOST\r\n\r\n'],
  ['HTTP/9.9', 'GET / HTTP/9.9\r\nHost: HOST\r\nConnection: close\r\n\r\n'],
  ['no HTTP', 'hello\r\n\r\n'],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n'],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: HOST\nConnection: close\n\n'],
  ['a folded header', line('GET', '/', 'X-A: 1', ' folded')],
  ['a blank before the colon', line('GET', '/', 'X-A : 1')],
  ['a NUL in a header', line('GET', '/', 'X-A: a\u0000b')],
  ['a hundred headers', line('GET', '/', ...Array.from({ length: 100 }, (_, n) => `X-${n}: 1`))],
  ['a header of 20 KB', line('GET', '/', `X-A: ${'a'.repeat(20_000)}`)],
  ['a path of 10 KB', line('GET', `/${'a'.repeat(10_000)}`)],
  ['a path with NUL', line('GET', '/%00')],
  ['a path that is no UTF-8', line('GET', '/%ff%fe')],
  ['half an escape', line('GET', '/%e0%a4')],
  ['a path upwards', line('GET', '/../../etc/passwd')],
  ['the same, escaped', line('GET', '/assets/%2e%2e%2f%2e%2e%2fpackage.json')],
  ['the same, twice', line('GET', '/assets/%252e%252e%252fpackage.json')],
  ['backslashes', line('GET', '/assets\\..\\..\\package.json')],
  ['a semicolon', line('GET', '/konnect;x=1')],
  ['a query without end', line('GET', `/konnect?${'a=1&'.repeat(2000)}`)],
  ['__proto__ in a query', line('GET', '/konnect?__proto__[x]=1&constructor[prototype][x]=1')],
  ['TRACE', line('TRACE', '/')],
  ['CONNECT', line('CONNECT', 'evil.example:443')],
  ['OPTIONS *', line('OPTIONS', '*')],
  ['PUT', line('PUT', '/konnect', 'Content-Length: 0')],
  ['DELETE', line('DELETE', '/konnect')],
  ['PROPFIND', line('PROPFIND', '/')],
  ['a made-up method', line('FROB', '/')],
  ['a GET with a body', `${line('GET', '/konnect', json, 'Content-Length: 2')}{}`],
  ['two lengths', `${line('POST', '/konnect/sign-in', json, 'Content-Length: 2', 'Content-Length: 3')}{}`],
  ['a length below nothing', line('POST', '/konnect/sign-in', json, 'Content-Length: -1')],
  ['a length that is no number', line('POST', '/konnect/sign-in', json, 'Content-Length: x')],
  ['a length beyond numbers', line('POST', '/konnect/sign-in', json, 'Content-Length: 99999999999999999999')],
  [
    'length and chunks',
    `${line('POST', '/konnect/sign-in', json, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
  ],
  ['chunks, twice', `${line('POST', '/konnect/sign-in', json, 'Transfer-Encoding: chunked, chunked')}0\r\n\r\n`],
  ['chunks by another name', `${line('POST', '/konnect/sign-in', json, 'Transfer-Encoding: xchunked')}0\r\n\r\n`],
  ['a chunk of no length', `${line('POST', '/konnect/sign-in', json, 'Transfer-Encoding: chunked')}zz\r\n\r\n`],
  [
    'a chunk beyond numbers',
    `${line('POST', '/konnect/sign-in', json, 'Transfer-Encoding: chunked')}ffffffffffffffff\r\n`,
  ],
  ['gzip that is none', `${line('POST', '/konnect/sign-in', json, 'Content-Encoding: gzip', 'Content-Length: 2')}{}`],
  [
    'a form',
    `${line('POST', '/konnect/sign-in', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3')}a=1`,
  ],
  ['XML', `${line('POST', '/konnect/sign-in', 'Content-Type: application/xml', 'Content-Length: 4')}<a/>`],
  ['another charset', `${line('POST', '/konnect/sign-in', `${json}; charset=utf-7`, 'Content-Length: 2')}{}`],
  ['JSON that is none', `${line('POST', '/konnect/sign-in', json, 'Content-Length: 3')}{a}`],
  ['JSON that is a number', `${line('POST', '/konnect/sign-in', json, 'Content-Length: 1')}1`],
  ['JSON that is null', `${line('POST', '/konnect/sign-in', json, 'Content-Length: 4')}null`],
  ['JSON that is a list', `${line('POST', '/konnect/sign-in', json, 'Content-Length: 2')}[]`],
  ['an empty body', line('POST', '/konnect/sign-in', json, 'Content-Length: 0')],
  ['an upload of no form', `${line('POST', '/v3/directline/conversations/x/upload', json, 'Content-Length: 2')}{}`],
  [
    'an upload without a token',
    `${line('POST', '/v3/directline/conversations/x/upload', 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: 5')}--b--`,
  ],
  [
    'a foreign origin',
    `${line('POST', '/konnect/sign-in', json, 'Origin: https://evil.example', 'Content-Length: 2')}{}`,
  ],
  ['the origin null', `${line('POST', '/konnect/sign-in', json, 'Origin: null', 'Content-Length: 2')}{}`],
  ['another site', `${line('POST', '/konnect/sign-in', json, 'Sec-Fetch-Site: cross-site', 'Content-Length: 2')}{}`],
  [
    'a second request behind the first',
    `${line('GET', '/healthz').replace('Connection: close\r\n', '')}${line('GET', '//')}`,
  ],
];

describe('what comes over a socket', () => {
  it.each(shapes)('is answered with no fault and no crash: %s', async (_name, text) => {
    const answer = await raw(text);
    const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
    expect(statuses.filter((status) => status >= 500 && status !== 501 && status !== 505)).toEqual([]);
    expect(answer).not.toMatch(/at .+\.(js|ts):\d+|node_modules|root:/);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  it('is no line of faults in the log', () => {
    expect(app.lines.filter((line) => /"level":50/.test(line))).toEqual([]);
  });

  it('has the headers that keep browsers to it, whatever is answered', async () => {
    for (const path of ['/konnect', '/healthz', '/nobody/here', '/assets/none.js', '/v3/directline/conversations']) {
      const { headers } = await fetch(`${app.url}${path}`);
      expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Server') ?? '').not.toMatch(/restify|node/i);
    }
  });
});
