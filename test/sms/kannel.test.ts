import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createLog } from '../../src/bot/log.js';
import { systemClock } from '../../src/bot/secrets/hashing.js';
import { type KannelGateway, kannelGateway } from '../../src/bot/smsGateway/kannel/gateway.js';
import { textOf } from '../../src/bot/smsGateway/reading.js';
import { gatewaySettings } from '../../src/bot/smsGateway/settings.js';
import type { DeliveryReport, ReceivedSms, Sms } from '../../src/bot/smsGateway/sms.js';

const token = 'a-token-of-this-test-and-nobody-elses';
const password = 'a-password-of-this-test';
const { signal } = new AbortController();
const sms: Sms = { id: 'row-1', operator: 'kcell', to: '+77010000001', from: '77700', text: 'Баланс' };

/** What Kannel's sendsms interface was asked, and what it answers. */
let asked: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];
let status: number | 'nothing' | 'cut';
let kannel: Server;
let gateway: KannelGateway;
let lines: string[];
let received: ReceivedSms[];
let reports: DeliveryReport[];
let stores: () => Promise<void>;
beforeEach(async () => {
  [asked, lines, received, reports, status] = [[], [], [], [], 202];
  stores = async () => {};
  kannel = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    asked.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body });
    if (status === 'cut') req.destroy();
    else if (status !== 'nothing') {
      res.writeHead(status);
      res.end('0: Accepted for delivery');
    }
  });
  kannel.listen(0, '127.0.0.1');
  await once(kannel, 'listening');
  const { port } = z.object({ port: z.int() }).parse(kannel.address());
  const given = {
    name: 'kannel',
    driver: 'kannel',
    operator: 'kcell',
    senders: ['77700'],
    username: 'guichet',
    password,
  };
  const where = { sendUrl: `http://127.0.0.1:${port}/cgi-bin/sendsms`, listen: { port: 0 }, token, answerWithin: 1 };
  const [settings] = gatewaySettings({ SMS_GATEWAYS: JSON.stringify([{ ...given, ...where }]) }).gateways;
  if (settings?.driver !== 'kannel') throw new Error('these are settings');
  const log = createLog({ level: 'debug', to: { write: (line) => lines.push(line) } });
  gateway = kannelGateway(settings, { clock: systemClock, log });
  gateway.start({
    received: async (one) => {
      await stores();
      received.push(one);
    },
    reported: async (one) => {
      reports.push(one);
    },
  });
  await gateway.listening();
});
afterEach(async () => {
  await gateway.stop();
  kannel.closeAllConnections();
  kannel.close();
});

type Sent = string | Uint8Array<ArrayBuffer>;
const proof = { authorization: `Basic ${Buffer.from(`kannel:${token}`).toString('base64')}` };
const from = { 'X-Kannel-From': '+77010000001', 'X-Kannel-To': '77700', 'Content-Type': 'text/plain; charset="UTF-8"' };
async function hands(headers: Record<string, string>, body: Sent = 'привет'): Promise<number> {
  const answer = await fetch(`${await gateway.listening()}/receive`, { method: 'POST', headers, body });
  expect(await answer.text()).toBe('');
  return answer.status;
}

describe('an SMS that goes out by Kannel', () => {
  it('is posted with everything in headers: no address has a password or a text', async () => {
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
    expect(await gateway.send({ ...sms, id: 'row-2', text: 'ok' }, signal)).toMatchObject({ outcome: 'sent' });
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual(
      ['Баланс', 'ok'].map((text) => ['POST', '/cgi-bin/sendsms', text]),
    );
    expect(asked.map(({ headers }) => [headers['x-kannel-coding'], headers['x-kannel-to']])).toEqual([
      ['2', '+77010000001'],
      ['0', '+77010000001'],
    ]);
    expect(asked[0]?.headers).toMatchObject({ 'x-kannel-username': 'guichet', 'x-kannel-password': password });
    expect(JSON.stringify(asked.map(({ headers }) => headers['x-kannel-dlr-url']))).not.toContain(token);
  });

  it.each<[number | 'nothing' | 'cut', object]>([
    [202, { outcome: 'sent' }],
    [400, { outcome: 'never', problem: 'sms.refused' }],
    [403, { outcome: 'later', problem: 'sms.refused' }],
    [503, { outcome: 'later', problem: 'sms.busy' }],
    ['nothing', { outcome: 'later', problem: 'sms.timeout' }],
    ['cut', { outcome: 'later', problem: 'sms.timeout' }],
  ])('is out, waits or is parked, as Kannel says: %s', async (answer, outcome) => {
    status = answer;
    expect(await gateway.send(sms, signal)).toMatchObject(outcome);
  });

  it('waits while nobody is there', async () => {
    kannel.close();
    expect(await gateway.send(sms, signal)).toEqual({ outcome: 'later', problem: 'sms.unreachable' });
  });

  it('is reported on at an address that opens nothing else', async () => {
    await gateway.send(sms, signal);
    const url = String(asked[0]?.headers['x-kannel-dlr-url']);
    expect((await fetch(url.replace('%d', '8'))).status).toBe(202);
    expect((await fetch(url.replace('%d', '1'))).status).toBe(202);
    expect((await fetch(url.replace('%d', '77'))).status).toBe(400);
    expect((await fetch(url.replace('row-1', 'row-2').replace('%d', '1'))).status).toBe(401);
    expect((await fetch(url.replace('/report/', '/reports/'))).status).toBe(404);
    expect(reports.map(({ message, state }) => [message, state])).toEqual([
      ['row-1', 'accepted'],
      ['row-1', 'delivered'],
    ]);
  });
});

describe('a text that Kannel hands over', () => {
  const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

  it.each<[string, Record<string, string>, Sent, string]>([
    ['UTF-8', {}, 'привет ёж 👍', 'привет ёж 👍'],
    ['UTF-16', { 'Content-Type': 'text/plain; charset="UTF-16BE"' }, utf16('ёж'), 'ёж'],
    ['no charset, coding 2', { 'Content-Type': 'text/plain', 'X-Kannel-Coding': '2' }, utf16('ёж'), 'ёж'],
    ['Latin 1', { 'Content-Type': 'text/plain; charset=ISO-8859-1' }, new Uint8Array([0xe9]), 'é'],
    ['data', { 'Content-Type': 'application/octet-stream' }, new Uint8Array([1, 2]), ''],
    ['nothing', {}, '', ''],
    ['broken UTF-8', {}, new Uint8Array([0xd0, 0x41]), '\ufffdA'],
  ])('is read: %s', async (_what, headers, body, text) => {
    expect(await hands({ ...proof, ...from, ...headers }, body)).toBe(202);
    expect(received.map((one) => [one.from, one.to, textOf([one])])).toEqual([
      [{ address: '77010000001', international: true }, '77700', text],
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['without a proof', {}],
    ['with another token', { authorization: `Basic ${Buffer.from('kannel:another').toString('base64')}` }],
    ['with another name', { authorization: `Basic ${Buffer.from(`other:${token}`).toString('base64')}` }],
    ['with the token in another form', { authorization: `Bearer ${token}` }],
    ['with a header that is none', { authorization: 'Basic %%%' }],
  ])('is not taken %s', async (_what, headers) => {
    expect(await hands({ ...from, ...headers })).toBe(401);
    expect(received).toEqual([]);
    expect(lines.join('')).toContain('sms.wrongToken');
    expect(lines.join('')).not.toContain(token);
  });

  it('is answered when it is stored, and 503 when it was not', async () => {
    stores = async () => {
      throw new Error('the disk is full');
    };
    expect(await hands({ ...proof, ...from })).toBe(503);
    stores = async () => {};
    expect(await hands({ ...proof, ...from })).toBe(202);
    expect(received).toHaveLength(1);
  });

  it('of no number, or too long, is refused', async () => {
    expect(await hands({ ...proof, 'Content-Type': 'text/plain' })).toBe(400);
    expect(await hands({ ...proof, ...from }, 'x'.repeat(100_000))).toBe(413);
    expect(received).toEqual([]);
  });
});

describe('the settings of the gateways', () => {
  const smpp = { name: 'a', driver: 'smpp', operator: 'kcell', senders: ['77700'], host: 'h', port: 1, systemId: 's' };
  it.each<[string, object, string]>([
    ['a member that there is none of', { ...smpp, password: 'p', rejectUnauthorized: false }, 'rejectUnauthorized'],
    ['no senders', { ...smpp, password: 'p', senders: [] }, 'senders'],
    ['a name as short number', { ...smpp, password: 'p', senders: ['Kcell'] }, 'senders'],
    ['a file that is not there', { ...smpp, password: 'p', caFile: '/nowhere/ca.pem' }, 'caFile'],
  ])('are refused by name, without a value: %s', (_what, one, named) => {
    const { problems, gateways } = gatewaySettings({ SMS_GATEWAYS: JSON.stringify([one]) });
    expect(problems.join('\n')).toContain(named);
    expect(gateways).toEqual([]);
  });

  it.each([
    ['http://kannel.example.com/cgi-bin/sendsms'],
    ['https://user:secret@kannel.example.com/'],
    ['https://kannel.example.com/?password=secret'],
  ])('take no address such as %s', (sendUrl) => {
    const one = { name: 'k', driver: 'kannel', operator: 'kcell', senders: ['77700'], username: 'u', password: 'p' };
    const all = [{ ...one, sendUrl, listen: { port: 0 }, token }];
    const { problems } = gatewaySettings({ SMS_GATEWAYS: JSON.stringify(all) });
    expect(problems.join('\n')).toMatch(/sendUrl/);
    expect(problems.join('\n')).not.toContain('secret');
  });

  it('are no JSON, or stand in two places', () => {
    expect(gatewaySettings({ SMS_GATEWAYS: '{' }).problems).toHaveLength(1);
    expect(gatewaySettings({ SMS_GATEWAYS: '[]', SMS_GATEWAYS_FILE: 'x' }).problems).toHaveLength(1);
    expect(gatewaySettings({ SMS_GATEWAYS_FILE: '/nowhere/sms.json' }).problems).toHaveLength(1);
    expect(gatewaySettings({})).toEqual({ gateways: [], problems: [] });
  });
});
