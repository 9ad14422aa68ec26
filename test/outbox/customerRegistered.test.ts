import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { fileMailer } from '../../src/bot/couriers/mail/fileMailer.js';
import { mailCourier } from '../../src/bot/couriers/mail/mailCourier.js';
import { sent } from '../../src/bot/outbox/courier.js';
import { loadWords } from '../../src/bot/words/words.js';
import type { Operator } from '../../src/domain/operator/index.js';
import type { Customer } from '../../src/domain/records/customer.js';
import type { Language } from '../../src/domain/terms/language.js';
import { makeSpeakers } from '../../src/speech/speaker.js';
import { customer, put } from './people.js';
import { openWorld, root, type World } from './world.js';

const missing: string[] = [];
const words = await loadWords(`${root}/locales`, (key) => missing.push(key));
const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.end();
});

interface Written {
  readonly mail: ParsedMail;
  readonly source: string;
  readonly folder: string;
}

/** The customer's mail as the demo writes it, read back. */
async function written(
  person: Customer,
  language: Language = 'fr',
  change = (operator: Operator) => operator,
): Promise<Written> {
  const world: World = await openWorld(() => ({ deliver: async () => sent }));
  worlds.push(world);
  await put(world.store, person);
  const folder = join(world.folder, 'mail');
  const operatorOf = () => change(world.operator);
  const speaker = makeSpeakers(words, () => operatorOf().profile);
  const courier = mailCourier({ store: world.store, mailer: fileMailer(folder), speaker, operatorOf, from: undefined });
  const message = { kind: 'email.customerRegistered', customer: 'ada', subscription: 's-ada', language } as const;
  const parcel = { id: 'row-1', operator: 'konnect', message, createdAt: '2026-03-02T10:00:00.000Z' };
  expect(await courier.deliver(parcel, new AbortController().signal)).toEqual(sent);
  const source = await readFile(join(folder, 'row-1.eml'), 'utf8');
  return { mail: await simpleParser(source), source, folder };
}

const addressOf = (field: ParsedMail['to']) =>
  (Array.isArray(field) ? field : [field]).flatMap((one) => one?.value ?? []);

/** The cells of the HTML's tables as a browser shows them. */
function cellsOf(html: string | false): string[][] {
  const rows = (html || '').matchAll(/<tr><th [^>]*>(.*?)<\/th><td [^>]*>(.*?)<\/td><\/tr>/gs);
  return Array.from(rows, ([, label = '', value = '']) => [label, value].map(unescaped));
}
const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const unescaped = (text: string) => text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign);

const inFrench = [
  ['Nom\u00a0:', 'Exemple'],
  ['Post-nom\u00a0:', 'Deuxième'],
  ['Prénom\u00a0:', 'Carole'],
  ['Type de pièce d’identité\u00a0:', 'Passeport'],
  ['Numéro de la pièce d’identité\u00a0:', 'OP7654321'],
  ['Téléphone 1\u00a0:', '+243 810 000 123'],
  ['Téléphone 2\u00a0:', '+243 990 000 456'],
  ['E-mail\u00a0:', 'carole@example.com'],
  ['Pays\u00a0:', 'Congo-Kinshasa'],
  ['Numéro d’adresse\u00a0:', '12 bis'],
  ['Avenue\u00a0:', 'Avenue du Modèle'],
  ['Commune\u00a0:', 'Gombe'],
  ['Ville\u00a0:', 'Kinshasa'],
  ['Forfait\u00a0:', 'KONNECT Home 10, 30 jours'],
  ['Numéro de série du modem\u00a0:', 'KN55550001'],
  ['Clé d’activation\u00a0:', 'ABCDEFGH23456789'],
  ['Valable à partir du\u00a0:', '02/03/2026 à 10:58'],
  ['Valable jusqu’au\u00a0:', '01/04/2026 à 10:58'],
];

describe('the customer’s mail (K3)', () => {
  it('has the data held about them, field by field, in text and in HTML', async () => {
    const { mail } = await written(customer('ada'));
    expect(cellsOf(mail.html)).toEqual(inFrench);
    const lines = (mail.text ?? '').split('\n');
    expect(lines.filter((line) => inFrench.some(([label = '']) => line.startsWith(label)))).toEqual(
      inFrench.map((cells) => cells.join(' ')),
    );
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain('Un point de vente KONNECT vous a enregistré comme client le 02/03/2026 à 10:58.');
      expect(text).toContain('écrivez à support@konnect.example ou appelez le +243 800 000 000');
    }
  });

  it('comes from the operator, and an answer goes to its contact', async () => {
    const { mail } = await written(customer('ada'));
    expect(mail.subject).toBe('KONNECT\u00a0: votre enregistrement');
    expect(addressOf(mail.from)).toEqual([{ name: 'KONNECT', address: 'support@konnect.example' }]);
    expect(addressOf(mail.replyTo)).toEqual([{ name: 'KONNECT', address: 'support@konnect.example' }]);
    expect(addressOf(mail.to)).toEqual([{ name: 'Exemple Deuxième Carole', address: 'carole@example.com' }]);
    expect(mail.messageId).toBe('<row-1@konnect.example>');
    expect(mail.date?.toISOString()).toBe('2026-03-02T10:00:00.000Z');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('fr');
    expect(mail.attachments).toEqual([]);
  });

  it('comes from the address that the profile names for mail', async () => {
    const { mail } = await written(customer('ada'), 'fr', ({ profile, ...operator }) => ({
      ...operator,
      profile: { ...profile, contact: { ...profile.contact, mailFrom: 'no-reply@mail.konnect.example' } },
    }));
    expect(addressOf(mail.from)[0]?.address).toBe('no-reply@mail.konnect.example');
    expect(addressOf(mail.replyTo)[0]?.address).toBe('support@konnect.example');
    expect(mail.messageId).toBe('<row-1@mail.konnect.example>');
  });

  it.each(['fr', 'en', 'ru', 'de'] as const)('is whole in %s', async (language) => {
    const { mail } = await written(customer('ada'), language);
    expect(missing).toEqual([]);
    expect(cellsOf(mail.html)).toHaveLength(inFrench.length);
    expect(mail.html).toContain(`<html lang="${language}">`);
    for (const text of [mail.text, mail.html, mail.subject]) expect(text).not.toMatch(/\{\{|\}\}|\bmail:|undefined/);
  });

  it('leaves out what a customer does not have', async () => {
    const { mail } = await written(customer('ada', { postName: undefined, firstName: undefined, phone2: undefined }));
    const labels = ['Post-nom\u00a0:', 'Prénom\u00a0:', 'Téléphone 2\u00a0:'];
    expect(cellsOf(mail.html)).toEqual(inFrench.filter(([label = '']) => !labels.includes(label)));
  });

  it.each([
    ['markup', '<b>Ada</b> & "Co" \'x\' <script>alert(1)</script>'],
    ['pictures and accents', '👩‍👩‍👧 Zoë Ñandú é'],
    ['right to left', 'محمد بن سلمان'],
    ['what the translations use', '{{operator}} $t(mail:label) {{- email}}'],
  ])('has a name of %s exactly as it is kept', async (_what, lastName) => {
    const { mail } = await written(customer('ada', { lastName }));
    expect(cellsOf(mail.html)[0]).toEqual(['Nom\u00a0:', lastName]);
    expect(mail.text).toContain(`Nom\u00a0: ${lastName}\n`);
    expect(mail.html).not.toMatch(/<(b|script)>/);
    expect(addressOf(mail.to)[0]).toEqual({ name: `${lastName} Deuxième Carole`, address: 'carole@example.com' });
    expect(mail.html).toContain('<td dir="auto"');
  });

  it('is no way to write a header, a line or a recipient of one’s own', async () => {
    const lastName = 'Ada\r\nBcc: eve@example.com\r\n\r\nClé d’activation\u00a0: FALSE';
    const { mail, source } = await written(customer('ada', { lastName, firstName: 'x" <eve@example.com>, y' }));
    expect(mail.bcc).toBeUndefined();
    expect(addressOf(mail.to).map(({ address }) => address)).toEqual(['carole@example.com']);
    expect(source).not.toMatch(/^Bcc:/im);
    expect((mail.text ?? '').split('\n').filter((line) => line.startsWith('Clé d’activation'))).toEqual([
      'Clé d’activation\u00a0: ABCDEFGH23456789',
    ]);
  });

  it('loads nothing from anywhere', async () => {
    const { mail } = await written(customer('ada'));
    expect(mail.html).not.toMatch(/<(img|link|script|iframe|object|video|form)|src=|url\(|https?:|@import/i);
  });

  it('is written for its owner only, whole, and once however often it is sent', async () => {
    const { folder } = await written(customer('ada'));
    expect(await readdir(folder)).toEqual(['row-1.eml']);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'row-1.eml'))).mode & 0o777).toBe(0o600);
  });
});
