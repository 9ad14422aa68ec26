import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { createLog } from '../../src/bot/log.js';
import { systemClock } from '../../src/bot/secrets/hashing.js';
import { textOf } from '../../src/bot/smsGateway/reading.js';
import { gatewaySettings, type SmppSettings } from '../../src/bot/smsGateway/settings.js';
import { smppGateway } from '../../src/bot/smsGateway/smpp/gateway.js';
import type { DeliveryReport, GatewayDriver, ReceivedSms, Sms } from '../../src/bot/smsGateway/sms.js';
import { type CentreOptions, password, type SmppCentre, startCentre, systemId, textIn } from '../support/smppCentre.js';

const { signal } = new AbortController();
const sms: Sms = { id: 'row-1', operator: 'kcell', to: '+77010000001', from: '77700', text: 'ok' };

let centre: SmppCentre;
let gateway: GatewayDriver;
let lines: string[];
let received: ReceivedSms[];
let reports: DeliveryReport[];
/** What storing does; it may fail. */
let store: () => Promise<void>;
beforeEach(() => {
  [lines, received, reports] = [[], [], []];
  store = async () => {};
});
afterEach(async () => {
  await gateway.stop();
  await centre.stop();
});

async function open(options: CentreOptions = {}, changed: Partial<SmppSettings> = {}): Promise<void> {
  centre = await startCentre(options);
  gateway = smppGateway(settingsOf(centre.port, changed), {
    log: createLog({ level: 'debug', to: { write: (line) => lines.push(line) } }),
    ...{ clock: systemClock, random: () => 0 },
  });
  gateway.start({
    received: async (one) => {
      await store();
      received.push(one);
    },
    reported: async (one) => {
      reports.push(one);
    },
  });
}

function settingsOf(port: number, changed: Partial<SmppSettings>): SmppSettings {
  const given = { name: 'centre', driver: 'smpp', operator: 'kcell', senders: ['77700'], host: '127.0.0.1', port };
  const { gateways } = gatewaySettings({
    SMS_GATEWAYS: JSON.stringify([{ ...given, tls: false, systemId, password }]),
  });
  const [settings] = gateways;
  if (settings?.driver !== 'smpp') throw new Error('these are settings');
  return { ...settings, firstWait: 0.02, answerWithin: 0.5, ...changed };
}

const until = async (done: () => boolean, what: string) => {
  for (let tries = 0; !done(); tries++) {
    if (tries > 2000) throw new Error(`not ${what} in time: ${lines.slice(-5).join('')}`);
    await delay(5);
  }
};
const logged = (event: string) => lines.filter((line) => line.includes(event)).length;
/** Faults in this order, then none. */
const faults =
  (...list: (ReturnType<NonNullable<CentreOptions['fault']>> | 'none')[]): CentreOptions['fault'] =>
  () => {
    const next = list.shift();
    return next === 'none' ? undefined : next;
  };

describe('the connection to a message centre', () => {
  it('binds as a transceiver of version 3.4', async () => {
    await open();
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
    expect(centre.binds).toEqual([{ systemId, version: 0x34 }]);
  });

  it('comes back when it is lost', async () => {
    await open();
    await gateway.send(sms, signal);
    centre.cutAll();
    await until(() => logged('sms.linkLost') === 1, 'lost');
    expect(await gateway.send({ ...sms, id: 'row-2' }, signal)).toMatchObject({ outcome: 'sent' });
    expect(centre.binds).toHaveLength(2);
  });

  it('does not try a wrong password again and again, and its log has it nowhere', async () => {
    await open({}, { password: 'hunter2hunter2' });
    await until(() => logged('sms.bindRefused') === 1, 'refused');
    expect(await gateway.send(sms, signal)).toEqual({ outcome: 'later', problem: 'sms.unreachable' });
    expect(centre.binds).toHaveLength(1);
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('is given up and made anew when nobody answers on it', async () => {
    let deaf = false;
    await open({ deaf: () => deaf }, { enquireEvery: 0.1, answerWithin: 0.2 });
    await until(() => logged('sms.bound') === 1, 'bound');
    deaf = true;
    await until(() => logged('sms.linkLost') === 1, 'given up');
    deaf = false;
    await until(() => logged('sms.bound') === 2, 'bound again');
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
  });

  it('takes the certificate of a centre that it is told to trust, and no other', async () => {
    const name = [{ name: 'commonName', value: 'localhost' }];
    const altNames = [{ type: 2 as const, value: 'localhost' }];
    const made = () => generate(name, { extensions: [{ name: 'subjectAltName', altNames }], keySize: 2048 });
    const [own, other] = [await made(), await made()];
    const tls = { key: own.private, cert: own.cert };
    await open({ tls }, { tls: true, serverName: 'localhost', ca: own.cert });
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
    for (const wrong of [{ ca: other.cert }, { ca: undefined }, { ca: own.cert, serverName: 'smsc.example.com' }]) {
      await gateway.stop();
      await centre.stop();
      await open({ tls }, { tls: true, serverName: 'localhost', ...wrong });
      await until(() => logged('sms.linkFailed') > 0, 'refused');
      expect(await gateway.send(sms, signal)).toEqual({ outcome: 'later', problem: 'sms.unreachable' });
      expect(centre.binds).toEqual([]);
    }
  });
});

describe('an SMS that goes out by SMPP', () => {
  it.each([
    ['of the default alphabet', 'Été: [10 €] ~ ok', 0, 1],
    ['of other letters', 'Баланс: 1 250 ₸ 👍', 8, 1],
    ['in parts', 'Segments of one hundred and fifty-three letters. '.repeat(8), 0, 3],
    ['in parts of other letters', 'Осталось сто минут и два гигабайта. '.repeat(8), 8, 5],
  ])('%s arrives as it is written', async (_what, text, dataCoding, parts) => {
    await open();
    await gateway.send({ ...sms, text }, signal);
    expect(centre.taken.map(textIn).join('')).toBe(text);
    expect(centre.taken.map((one) => one.dataCoding)).toEqual(Array(parts).fill(dataCoding));
    expect(centre.taken.every(({ bytes }) => bytes.length <= 160)).toBe(true);
    const headers = centre.taken
      .filter(({ esmClass }) => esmClass === 0x40)
      .map(({ bytes }) => [...bytes.subarray(0, 6)]);
    const [reference] = headers.map((one) => one[3]);
    expect(headers).toEqual(parts === 1 ? [] : centre.taken.map((_, at) => [5, 0, 3, reference, parts, at + 1]));
  });

  it('comes from a name, a short number or a long one', async () => {
    await open();
    for (const from of ['Kcell', '77700', '+77010000009'])
      await gateway.send({ ...sms, id: `from-${from}`, from }, signal);
    expect(centre.taken.map(({ from, to }) => [from, to])).toEqual(
      ['Kcell', '77700', '77010000009'].map((from) => [from, '77010000001']),
    );
  });

  it('waits when the centre says that we are too fast', async () => {
    await open({ fault: faults('throttled', 'queueFull', 'throttled') });
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
    expect(centre.taken).toHaveLength(1);
  });

  it('is left to the outbox when that goes on', async () => {
    await open({ fault: () => 'throttled' });
    expect(await gateway.send(sms, signal)).toEqual({ outcome: 'later', problem: 'sms.busy' });
  });

  it('sends at another try only the parts that the centre has not said it has', async () => {
    const long = { ...sms, text: 'word '.repeat(90) };
    await open({ fault: faults('none', 'noAnswer') });
    expect(await gateway.send(long, signal)).toEqual({ outcome: 'later', problem: 'sms.timeout' });
    expect(await gateway.send(long, signal)).toMatchObject({ outcome: 'sent' });
    // The second was taken and not answered: nobody knows that but the centre.
    expect(centre.taken.map(({ bytes }) => bytes[5])).toEqual([1, 2, 2, 3]);
    expect(centre.taken.filter(({ told }) => !told)).toHaveLength(1);
  });

  it.each(['cut', 'malformed'] as const)('goes out although the centre does this: %s', async (fault) => {
    await open({ fault: faults(fault) });
    expect(await gateway.send(sms, signal)).toEqual({ outcome: 'later', problem: 'sms.timeout' });
    expect(await gateway.send(sms, signal)).toMatchObject({ outcome: 'sent' });
    expect(centre.taken.filter(({ told }) => told)).toHaveLength(1);
  });

  it('with settings for the phone is parked: only a text would say that they come', async () => {
    await open();
    const settings = { name: 'Internet', apn: 'internet' };
    expect(await gateway.send({ ...sms, settings: Object(settings) }, signal)).toEqual({
      ...{ outcome: 'never', problem: 'sms.noSettings' },
    });
  });

  it('is reported on by the centre, in parameters or in a text', async () => {
    await open({ receipts: true });
    await gateway.send(sms, signal);
    centre.report('7', 'UNDELIV');
    centre.write({
      from: '1',
      to: '2',
      esmClass: 4,
      bytes: Buffer.alloc(0),
      fields: { receipted_message_id: '8', message_state: 3 },
    });
    centre.write({ from: '1', to: '2', esmClass: 4, bytes: Buffer.from('nobody knows of what') });
    await until(() => centre.waiting() === 0, 'all taken');
    expect(reports.map(({ message, state }) => [message, state])).toEqual([
      ['1', 'delivered'],
      ['7', 'failed'],
      ['8', 'expired'],
    ]);
    expect(received).toEqual([]);
  });
});

describe('a message that comes in by SMPP', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16();
  const from = { from: '77010000001', to: '77700' };

  it.each([
    ['GSM', 0, Buffer.from([0x1b, 0x65, 0x31, 0x30, 0x00]), '€10@'],
    ['UCS-2', 8, utf16('Баланс 👍'), 'Баланс 👍'],
    ['flash, UCS-2', 0x18, utf16('ёж'), 'ёж'],
    ['Latin 1', 3, Buffer.from('été', 'latin1'), 'été'],
    ['half a character', 8, utf16('a\ud83d'), 'a\ufffd'],
    ['an octet too many', 8, Buffer.concat([utf16('ab'), Buffer.from([0])]), 'ab\ufffd'],
    ['nothing', 0, Buffer.alloc(0), ''],
    ['data', 4, Buffer.from([1, 2, 3]), ''],
  ])('is read: %s', async (_what, dataCoding, bytes, text) => {
    await open();
    centre.write({ ...from, dataCoding, bytes });
    await until(() => centre.waiting() === 0, 'taken');
    expect(received.map((one) => textOf([one]))).toEqual([text]);
  });

  it.each<[string, number[], object | undefined]>([
    ['an 8-bit reference', [5, 0, 3, 7, 2, 1], { reference: 7, number: 1, total: 2 }],
    ['a 16-bit reference', [6, 8, 4, 1, 7, 2, 1], { reference: 263, number: 1, total: 2 }],
    ['a header that is longer than the message', [200, 0, 3, 7, 2, 1], undefined],
    ['a header with an element that is longer than the header', [5, 0, 90, 7, 2, 1], undefined],
    ['no header at all', [], undefined],
  ])('has a part with %s', async (_what, header, part) => {
    await open();
    centre.write({ ...from, esmClass: 0x40, bytes: Buffer.from([...header, 0x61]) });
    await until(() => centre.waiting() === 0, 'taken');
    expect(received.map((one) => one.part)).toEqual([part]);
  });

  it('has its parts and its text in parameters, too', async () => {
    await open();
    const fields = {
      sar_msg_ref_num: 9,
      sar_total_segments: 2,
      sar_segment_seqnum: 2,
      message_payload: Buffer.from('long'),
    };
    centre.write({ ...from, bytes: Buffer.alloc(0), fields });
    await until(() => centre.waiting() === 0, 'taken');
    expect(received.map((one) => [one.part, textOf([one])])).toEqual([[{ reference: 9, total: 2, number: 2 }, 'long']]);
  });

  it('is answered when it is stored, and comes again when it was not', async () => {
    await open();
    let failures = 2;
    store = async () => {
      if (failures-- > 0) throw new Error('the disk is full');
    };
    centre.write({ ...from, bytes: Buffer.from('kept') });
    await until(() => received.length === 1, 'stored');
    await until(() => centre.waiting() === 0, 'taken');
    expect([received.length, logged('sms.notStored'), centre.again()]).toEqual([1, 2, 2]);
  });

  it('is not lost when the connection is cut or sends nonsense', async () => {
    await open({ fault: faults('malformed', 'cut', 'noAnswer', 'malformed') });
    for (let at = 0; at < 20; at++) centre.write({ ...from, bytes: Buffer.from(`message ${at}`) });
    await until(() => centre.waiting() === 0, 'all taken');
    expect(new Set(received.map((one) => textOf([one]))).size).toBe(20);
    // What came again came on another session, by which it is known.
    const sessions = new Map<string, Set<string>>();
    for (const one of received) {
      const text = textOf([one]);
      const before = sessions.get(text) ?? new Set();
      expect(before.has(one.session)).toBe(false);
      sessions.set(text, before.add(one.session));
    }
  });
});
