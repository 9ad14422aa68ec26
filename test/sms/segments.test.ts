import { describe, expect, it } from '@jest/globals';
import { asGsm7, fitting, partsOf, segmentsOf } from '../../src/bot/smsGateway/segments.js';

const family = '👨‍👩‍👧‍👦';

describe('the segments of an SMS', () => {
  // Counted by hand from 3GPP TS 23.038 (septets, extension table) and 23.040 (a header of six octets).
  it.each<[string, string, 'gsm' | 'ucs2', number[]]>([
    ['nothing', '', 'gsm', [0]],
    ['160 septets', 'a'.repeat(160), 'gsm', [160]],
    ['161 septets', 'a'.repeat(161), 'gsm', [153, 8]],
    ['306 septets', 'a'.repeat(306), 'gsm', [153, 153]],
    ['307 septets', 'a'.repeat(307), 'gsm', [153, 153, 1]],
    ['612 septets', 'a'.repeat(612), 'gsm', [153, 153, 153, 153]],
    ['613 septets', 'a'.repeat(613), 'gsm', [153, 153, 153, 153, 1]],
    ['80 of the extension table', '€'.repeat(80), 'gsm', [160]],
    ['81 of the extension table', '€'.repeat(81), 'gsm', [152, 10]],
    ['one of them over the end of a segment', `${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm', [152, 12]],
    ['all ten of the extension table', '\f^{}\\[~]|€', 'gsm', [20]],
    ['all accents of the default alphabet', 'èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà', 'gsm', [23]],
    ['a tick that the alphabet lacks', '`', 'ucs2', [1]],
    ['70 units', 'я'.repeat(70), 'ucs2', [70]],
    ['71 units', 'я'.repeat(71), 'ucs2', [67, 4]],
    ['134 units', 'я'.repeat(134), 'ucs2', [67, 67]],
    ['135 units', 'я'.repeat(135), 'ucs2', [67, 67, 1]],
    ['268 units', 'я'.repeat(268), 'ucs2', [67, 67, 67, 67]],
    ['35 emoji', '👍'.repeat(35), 'ucs2', [70]],
    ['36 emoji', '👍'.repeat(36), 'ucs2', [66, 6]],
    ['an emoji over the end of a segment', `${'я'.repeat(66)}👍${'я'.repeat(10)}`, 'ucs2', [66, 12]],
    ['a family over the end of a segment', `${'я'.repeat(60)}${family}`, 'ucs2', [60, 11]],
    ['one sign of the extension table among other letters', '€я', 'ucs2', [2]],
  ])('%s', (_what, text, coding, lengths) => {
    const { coding: found, parts } = segmentsOf(text);
    expect([found, parts.map(({ bytes }) => bytes.length / (coding === 'gsm' ? 1 : 2))]).toEqual([coding, lengths]);
    expect(parts.map((one) => one.text).join('')).toBe(text);
    expect(partsOf(text)).toBe(lengths.length);
  });

  it.each([
    ['half a character', 'a\ud83d', 'a\ufffd'],
    ['the other half', '\udc4db', '\ufffdb'],
    ['halves in the wrong order', '\udc4d\ud83d', '\ufffd\ufffd'],
  ])('has no %s', (_what, text, written) => {
    expect(segmentsOf(text).parts.map((one) => one.text)).toEqual([written]);
  });

  it.each([
    ['marks on one letter', `z${'\u0335'.repeat(3000)}`],
    ['joined emoji', Array(500).fill('👍').join('\u200d')],
    ['both', `${'👍\u200d'.repeat(300)}z${'\u0335'.repeat(200)}`],
  ])('holds no more than a segment can, whatever is written: %s', (_what, text) => {
    expect(segmentsOf(text).parts.filter(({ bytes }) => bytes.length > 140)).toEqual([]);
  });
});

describe('the plain spelling', () => {
  it.each([
    ['« Bonjour » – l’été…', '" Bonjour " - l\'été...', 'gsm'],
    ['„Grüße“ — ‚ja‘', '"Grüße" - ,ja\'', 'gsm'],
    ['12\u202f345,00\u00a0€', '12 345,00 €', 'gsm'],
    ['non‑stop, 5−3, №\u00a07', 'non-stop, 5-3, No 7', 'gsm'],
    ['a\u200bb\u00adc\ufeffd', 'abcd', 'gsm'],
    ['line\nline', 'line\nline', 'gsm'],
    ['cœur, ça, forêt', 'coeur, ca, foret', 'gsm'],
    ['«Кабинет» – 12\u00a0345', '«Кабинет» – 12\u00a0345', 'ucs2'],
    ['“ok” 👍', '“ok” 👍', 'ucs2'],
  ])('of %j is %j', (text, plain, coding) => {
    expect([asGsm7(text), segmentsOf(asGsm7(text)).coding]).toEqual([plain, coding]);
  });
});

describe('a text that is cut', () => {
  const words = (count: number, word = 'balance') => Array(count).fill(word).join(' ');

  it('stays whole where it fits', () => {
    expect(fitting(words(70))).toEqual({ text: words(70), rest: '' });
  });

  it.each([
    ['default alphabet', words(400), ' ... more', 4],
    ['other letters', words(400, 'остаток'), '… ещё', 4],
    ['one segment', words(400), '...', 1],
    ['no word end', 'x'.repeat(3000), '...', 4],
    ['emoji', '👍'.repeat(1000), '…', 4],
  ])('has four segments with its end, ends with a word, and loses nothing: %s', (_what, text, end, most) => {
    const cut = fitting(text, end, most);
    const kept = cut.text.slice(0, -end.length);
    expect(cut.text.endsWith(end)).toBe(true);
    expect(partsOf(cut.text)).toBe(most);
    expect(text.startsWith(kept)).toBe(true);
    expect(`${kept} ${cut.rest}`.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    if (text.includes(' ')) expect(text.charAt(kept.length)).toBe(' ');
  });

  it('comes to its end, however often it is cut', () => {
    let [rest, said] = [words(1000), ''];
    for (let part = 0; rest !== '' && part < 100; part++) {
      const cut = fitting(rest, '>');
      said += cut.text.replace(/>$/, ' ');
      rest = cut.rest;
    }
    expect(said.trim()).toBe(words(1000));
  });
});
