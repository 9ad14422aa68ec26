import { describe, expect, it } from '@jest/globals';
import { namedIn } from '../../../src/domain/people/namedIn.js';

const known = { operator: 'telenet', documentNumber: '', email: 'j.user@example.com', phone1: '+32470999888' };

describe('somebody is named in a text', () => {
  it.each([
    'J.User@Example.com.',
    '<j.user@example.com>, and others',
    'j.user @ example . com',
    '{"email":"j.user@example.com"}',
    'ｊ.user＠example.com',
    '0470 99 98 88',
  ])('by %s', (text) => expect(namedIn(text, known)).toBe(true));

  it.each([
    'ju.ser@example.com',
    'aj.user@example.com',
    'x.j.user@example.com',
    'j.user@example.com.au',
    'j.user@example.community',
    'j_user@example.com',
    '0470 99 98 89',
  ])('who is somebody else by %s', (text) => expect(namedIn(text, known)).toBe(false));
});
