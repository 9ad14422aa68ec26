import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { documentNumber, looksSecret, modemSerial, pin } from '../../../src/domain/values/identifiers.js';
import { country, phone, phoneForReading, phoneIn } from '../../../src/domain/values/phone.js';
import { email, houseNumber, personName, placeName } from '../../../src/domain/values/text.js';

const complaint = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

const good: readonly (readonly [string, z.ZodType, string, string])[] = [
  ['a name in any script', personName, 'Ame\u0301lie', 'Ame\u0301lie'],
  ['a name that is a picture', personName, '🌟', '🌟'],
  ['a name with blanks around', personName, '  Nom ', 'Nom'],
  ['a place', placeName, 'Avenue 24 novembre', 'Avenue 24 novembre'],
  ['a house number with letters', houseNumber, '12 bis', '12 bis'],
  ['no house number', houseNumber, 's/n', 's/n'],
  ['an address', email, ' a.b+c@mail.example.com ', 'a.b+c@mail.example.com'],
  ['a document number', documentNumber, 'op 765-4321', 'OP 765-4321'],
  ['a modem serial number', modemSerial, 'kn-5555 0001', 'KN55550001'],
  ['a PIN', pin, '12345678', '12345678'],
  ['a country', country, 'CD', 'CD'],
];
const refused: readonly (readonly [string, z.ZodType, unknown, string])[] = [
  ['no name', personName, '   ', 'value.missing'],
  ['a name of digits', personName, '123', 'value.name'],
  ['a name of 61', personName, 'x'.repeat(61), 'value.tooLong'],
  ['a name of two lines', personName, 'a\nb', 'value.text'],
  ['a place of digits', placeName, '123', 'value.place'],
  ['a house number of six digits', houseNumber, '123456', 'value.houseNumber'],
  ['an address without @', email, 'a.b.c', 'value.email'],
  ['a document number of signs', documentNumber, '####', 'value.documentCharacters'],
  ['a short serial number', modemSerial, 'KN1', 'value.modemSerial'],
  ['a PIN of three', pin, '123', 'value.pin'],
  ['a PIN of other digits', pin, '١٢٣٤', 'value.pin'],
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
    expect(['246', '123456789', '24 68', 'a2468'].some(looksSecret)).toBe(false);
  });
});

describe('a phone number', () => {
  it.each([
    ['CD', '0810 000 123', '+243810000123'],
    ['CD', '+243 (810) 000-123', '+243810000123'],
    ['CD', '00243 810 000 123', '+243810000123'],
    ['BE', '0489 74 00 00', '+32489740000'],
    ['US', '(212) 555-0123', '+12125550123'],
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

  it('is read in groups, and what is none as it stands', () => {
    expect(phoneForReading('+243810000123')).toBe('+243 810 000 123');
    expect(phoneForReading('x')).toBe('x');
  });
});
