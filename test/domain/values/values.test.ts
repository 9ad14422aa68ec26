import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { documentNumber, holdsSecret, looksSecret, modemSerial, pin } from '../../../src/domain/values/identifiers.js';
import { country, phone, phoneAnywhere, phoneForReading, phoneIn } from '../../../src/domain/values/phone.js';
import { email, houseNumber, personName, placeName } from '../../../src/domain/values/text.js';

const complaint = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

const good: readonly (readonly [string, z.ZodType, string, string])[] = [
  ['a name in any script', personName, 'Ame\u0301lie', 'Ame\u0301lie'],
  ['a name with a picture', personName, 'Étoile 🌟', 'Étoile 🌟'],
  ['a name with initials', personName, 'J.-P. d’Ici', 'J.-P. d’Ici'],
  ['a name that is turned round', personName, 'Kabila\u202eecnom', 'Kabilaecnom'],
  ['a company', personName, '3M Congo (RDC) & Fils', '3M Congo (RDC) & Fils'],
  ['a name with blanks around', personName, '  Nom ', 'Nom'],
  ['a place', placeName, 'Avenue 24 novembre', 'Avenue 24 novembre'],
  ['a house number with letters', houseNumber, '12 bis', '12 bis'],
  ['no house number', houseNumber, 's/n', 's/n'],
  ['a house number with its sign', houseNumber, 'N°12', 'N°12'],
  ['a house number with the Russian one', houseNumber, '№ 12', '№ 12'],
  ['a house number with a hash', houseNumber, '#12', '#12'],
  ['a house number with a half', houseNumber, '12½', '12½'],
  ['house numbers with a dash', houseNumber, '12–14', '12–14'],
  ['a place of few letters', placeName, 'Q. 1024', 'Q. 1024'],
  ['an address of another alphabet', email, 'carole@exämple.com', 'carole@exämple.com'],
  ['an address as servers write it', email, 'ivan@xn--80a1acny.xn--p1ai', 'ivan@xn--80a1acny.xn--p1ai'],
  ['an address in Russian', email, 'иван@почта.рф', 'иван@почта.рф'],
  ['an address that was copied', email, '\u200b<mailto:a@b.example>', 'a@b.example'],
  ['a serial number of Cyrillic letters', modemSerial, 'КН\u20105555\u00a00001', 'KH55550001'],
  ['a document of Greek ones', documentNumber, 'ΑΒ 765–4321', 'AB 765-4321'],
  ['an address', email, ' a.b+c@mail.example.com ', 'a.b+c@mail.example.com'],
  ['a document number', documentNumber, 'op 765-4321', 'OP 765-4321'],
  ['a modem serial number', modemSerial, 'kn-5555 0001', 'KN55550001'],
  ['a PIN', pin, '12345678', '12345678'],
  ['a PIN in groups', pin, ' 1234 5678 ', '12345678'],
  ['a PIN of other digits', pin, '١٢٣٤', '1234'],
  ['a country', country, 'CD', 'CD'],
];
const refused: readonly (readonly [string, z.ZodType, unknown, string])[] = [
  ['no name', personName, '   ', 'value.missing'],
  ['a name of digits', personName, '123', 'value.name'],
  ['a name of 61', personName, 'x'.repeat(61), 'value.tooLong'],
  ['a name of two lines', personName, 'a\nb', 'value.text'],
  ['a name of signs nobody sees', personName, '\u200b\u3164\u2800\u00ad', 'value.missing'],
  ['a name of signs', personName, '123 <b>@@', 'value.name'],
  ['a picture for a name', personName, '😀', 'value.name'],
  ['a document for a name', personName, 'OP 765432', 'value.name'],
  ['a picture for a town', placeName, '😀', 'value.place'],
  ['signs for a town', placeName, '1024 <b>@@', 'value.place'],
  ['signs for a house number', houseNumber, '#', 'value.houseNumber'],
  ['an address with a path', email, 'a@b.example/c', 'value.email'],
  ['an address at a number', email, 'a@1.2.3.4', 'value.email'],
  ['an unseen address', email, '\u2060', 'value.missing'],
  ['an unseen serial number', modemSerial, '\u2060 \u00ad', 'value.missing'],
  ['a serial number in Russian', modemSerial, 'ЖЖ55550001', 'value.modemSerial'],
  ['a place of digits', placeName, '123', 'value.place'],
  ['a house number of six digits', houseNumber, '123456', 'value.houseNumber'],
  ['an address without @', email, 'a.b.c', 'value.email'],
  ['a document number of signs', documentNumber, '####', 'value.documentCharacters'],
  ['a short serial number', modemSerial, 'KN1', 'value.modemSerial'],
  ['a PIN of three', pin, '123', 'value.pin'],
  ['a PIN of uneven groups', pin, '12 345', 'value.pin'],
  ['words for a phone', phone, 'mon numéro', 'value.phoneForm'],
  ['a country that is none', country, 'XX', 'value.choice'],
];

describe('values', () => {
  it.each(good)('%s is kept as it should be', (_what, schema, typed, kept) => {
    expect(schema.parse(typed)).toBe(kept);
  });

  it.each(refused)('%s is refused with its reason', (_what, schema, typed, code) => {
    expect(complaint(schema, typed)).toBe(code);
  });

  it('knows what could be a PIN in the wrong place', () => {
    expect([' 2468 ', '12345678'].every(looksSecret)).toBe(true);
    expect(['24 68', '7391 8264', '\u200b2468', '２４６８'].every(looksSecret)).toBe(true);
    expect(['246', '123456789', '2 468', 'a2468', '0470 00 07'].some(looksSecret)).toBe(false);
  });

  it('knows what could be a PIN within a text', () => {
    const texts = ['PIN:73918264', 'code secret 73918264', '7391 8264', 'voici 73918264 merci', 'pin=2468.', '«2468»'];
    for (const text of texts) expect([text, holdsSecret(text)]).toEqual([text, true]);
    const others = ['0470 00 07 01', '+32470000701', '12.12.2026', '1,234,567', 'OP7654321', '123', '1234.50'];
    for (const text of others) expect([text, holdsSecret(text)]).toEqual([text, false]);
  });
});

describe('a phone number', () => {
  it.each([
    ['CD', '0810 000 123', '+243810000123'],
    ['CD', '+243 (810) 000-123', '+243810000123'],
    ['CD', '00243 810 000 123', '+243810000123'],
    ['BE', '0489 74 00 00', '+32489740000'],
    ['US', '(212) 555-0123', '+12125550123'],
    ['CD', '\u202a+243\u00a0810\u2011000\u2011123\u202c', '+243810000123'],
    ['CD', '08\u200b10\u00ad 000\u2060123', '+243810000123'],
    ['CD', '０８１０ ٠٠٠ ١٢٣', '+243810000123'],
    ['CD', '"0810·000·123",', '+243810000123'],
    ['CD', 'tel:+243810000123', '+243810000123'],
  ])('in %s, %s is %s', (where, typed, kept) => {
    expect(phoneIn(where, typed)).toEqual({ ok: true, value: kept });
  });

  it.each([
    ['CD', '+32 489 74 00 00', 'value.phoneCountry'],
    ['US', '+1 416 555 0123', 'value.phoneCountry'],
    ['CD', '0000000000', 'value.phone'],
    ['CD', '0810', 'value.phone'],
    ['XX', '0810 000 123', 'value.phone'],
  ])('in %s, %s is refused: %s', (where, typed, code) => {
    expect(phoneIn(where, typed)).toMatchObject({ ok: false, problem: { code, details: { country: where } } });
  });

  it('of another country is taken where anybody may have one, in international form', () => {
    expect(phoneAnywhere('CD', '+242 06 612 3456')).toEqual({ ok: true, value: '+242066123456' });
    expect(phoneAnywhere('CD', '00242 06 612 3456')).toEqual({ ok: true, value: '+242066123456' });
    expect(phoneAnywhere('CD', '0810 000 123')).toEqual({ ok: true, value: '+243810000123' });
    expect(phoneAnywhere('CD', '+242 1')).toMatchObject({ ok: false });
  });

  it('is read in groups, and what is none as it stands', () => {
    expect(phoneForReading('+243810000123')).toBe('+243 810 000 123');
    expect(phoneForReading('x')).toBe('x');
  });
});
