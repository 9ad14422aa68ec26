import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SmsToAnswer } from '../../src/bot/sms/answering.js';
import { startApp } from '../support/app.js';
import { checkInstalled, freePort, startKannel } from './kannel.js';

// `npm run kannel`: the whole program with the real Kannel, configured as docs/sms.md says, over a network that is none. Everything
// listens on this machine only, and ends by itself.

checkInstalled();

const PHONE = '+77010000001';
const SHORT = '77700';
const token = 'a-token-of-this-test-and-nobody-elses';
const password = 'a-password-of-this-test';
const [admin, boxes, send, network, callback] = [
  await freePort(),
  await freePort(),
  await freePort(),
  await freePort(),
  await freePort(),
];

/** The configuration of the documentation, with another network, other ports, and passwords. */
async function configuration(): Promise<string> {
  const page = await readFile(fileURLToPath(new URL('../../docs/sms.md', import.meta.url)), 'utf8');
  const [, documented = ''] = /```ini\n(group = core\n[^`]*)```/.exec(page) ?? [];
  const fake = [
    'group = smsc',
    'smsc = fake',
    'smsc-id = operator',
    `port = ${network}`,
    'connect-allow-ip = 127.0.0.1',
    '',
  ];
  return documented
    .replace(/group = smsc\n[\s\S]*?\n(?=\n)/, fake.join('\n'))
    .replace('<an own password>', password)
    .replace('<as in SMS_GATEWAYS>', password)
    .replace('<the token>', token)
    .replaceAll('13000', `${admin}`)
    .replaceAll('13001', `${boxes}`)
    .replaceAll('13013', `${send}`)
    .replaceAll('13020', `${callback}`);
}

/** What is answered to a text. */
const longAnswer = 'Остаток: сто минут, два гигабайта и 250 SMS до конца месяца. '.repeat(4).trim();
const answers: Readonly<Record<string, string>> = {
  hello: 'Kcell: [10 €] ~ été',
  'баланс ёж 👍': 'Баланс: 1 250 ₸ 👍',
  more: longAnswer,
};

const heard: SmsToAnswer[] = [];
const gateway = {
  ...{ name: 'kannel', driver: 'kannel', operator: 'kcell', senders: [SHORT], username: 'guichet', password, token },
  ...{ sendUrl: `http://127.0.0.1:${send}/cgi-bin/sendsms`, listen: { host: '127.0.0.1', port: callback } },
};
const app = await startApp({
  of: 'kcell',
  env: { SMS_GATEWAYS: JSON.stringify([gateway]) },
  answerSms: async (message) => {
    heard.push(message);
    return [{ id: `${message.id}-1`, text: answers[message.text] ?? 'other' }];
  },
});
const kannel = await startKannel(await configuration(), { network, boxes, send });

let passed = 0;
async function shows(what: string, work: () => Promise<void>): Promise<void> {
  await work();
  passed += 1;
  process.stdout.write(`ok ${what}\n`);
}
/** Waits until it is true; at the longest half a minute. */
async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await done()); tries++) {
    if (tries > 600)
      throw new Error(`${what}: not within half a minute\n${kannel.given().join('\n')}\n${await kannel.logs()}`);
    await delay(50);
  }
}
const ucs2 = (text: string) =>
  [...Buffer.from(text, 'utf16le').swap16()].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
/** What fakesmsc prints of a message in UCS-2: octets, some of them as letters. */
const fromUcs2 = (printed: string) => {
  const plain = printed
    .replaceAll('+', ' ')
    .replaceAll(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new TextDecoder('utf-16be').decode(Buffer.from(plain, 'latin1'));
};
const given = () =>
  kannel.given().map((message) => {
    const [, , kind = '', ...rest] = message.split(' ');
    return kind === 'ucs-2' ? fromUcs2(rest.join(' ')) : rest.join(' ');
  });
const reports = () => app.store.read(({ smsReceipts }) => smsReceipts.where({}));

try {
  await shows('a text of the default alphabet comes in, and its answer goes out in it', async () => {
    await kannel.write(`${PHONE} ${SHORT} text hello`);
    await until(() => kannel.given().length === 1, 'an answer');
    deepEqual(
      heard.map(({ from, to, text, conversation }) => [from, to, text, conversation]),
      [[PHONE, SHORT, 'hello', `sms:${SHORT}:${PHONE}`]],
    );
    equal(kannel.given()[0], `${SHORT} ${PHONE} text ${answers.hello}`);
  });
  await shows('Cyrillic and emoji come in and go out', async () => {
    await kannel.write(`${PHONE} ${SHORT} ucs2 ${ucs2('баланс ёж 👍')}`);
    await until(() => kannel.given().length === 2, 'an answer');
    equal(heard.at(-1)?.text, 'баланс ёж 👍');
    equal(given().at(-1), 'Баланс: 1 250 ₸ 👍');
  });
  await shows('a long text comes in whole, though its parts come in the wrong order', async () => {
    await kannel.write(`${PHONE} ${SHORT} udh-text %05%00%03%07%02%02 re`);
    await delay(500);
    await kannel.write(`${PHONE} ${SHORT} udh-text %05%00%03%07%02%01 mo`);
    await until(() => heard.length === 3, 'the whole message');
    equal(heard.at(-1)?.text, 'more');
  });
  await shows('a long answer goes out in four parts', async () => {
    await until(() => kannel.given().length >= 6, 'four parts');
    equal(kannel.given().length, 6);
    // "from to udh <header> data <octets>"
    const texts = kannel
      .given()
      .slice(2)
      .map((message) => fromUcs2(message.split(' ')[5] ?? ''));
    equal(texts.join(''), longAnswer);
  });
  await shows('each answer is reported as delivered, on the message that it went out for', async () => {
    await until(async () => (await reports()).filter(({ state }) => state === 'delivered').length === 3, 'reports');
    ok((await reports()).every(({ outbox }) => outbox !== undefined));
  });
  await shows('what is handed over without the token is not taken', async () => {
    const headers = { 'X-Kannel-From': PHONE, 'X-Kannel-To': SHORT };
    for (const authorization of ['', `Basic ${Buffer.from('kannel:wrong').toString('base64')}`, `Bearer ${token}`]) {
      const request = {
        method: 'POST',
        headers: { ...headers, ...(authorization && { authorization }) },
        body: 'more',
      };
      equal((await fetch(`http://127.0.0.1:${callback}/receive`, request)).status, 401);
    }
    equal(heard.length, 3);
  });
  await shows('neither log has a text, a password or the token', async () => {
    const logs = `${await kannel.logs()}\n${app.lines.join('\n')}`;
    const secrets = ['hello', 'баланс', 'more', 'Остаток', password, token, PHONE];
    deepEqual(
      secrets.filter((secret) => app.lines.join('\n').includes(secret)),
      [],
    );
    deepEqual(
      ['hello', 'баланс', 'Остаток', password, token].filter((secret) => logs.includes(secret)),
      [],
    );
  });
} finally {
  await kannel.stop();
  await app.stop();
}
process.stdout.write(`${passed} passed, 0 failed\n`);
