/**
 * What people type and paste, in its plain form. Three steps, each with all before it: `visible` for texts that are kept as
 * they were written, `plainSigns` for what is read (numbers, codes, dates, amounts, masks, places in a list), `plain` for
 * what is compared (titles, choices, phrases, searches).
 */

/** Unicode's signs that nothing shows, and those that show a blank and are none: Braille's empty cell, annotation marks. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/gu;
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const BLANK = /\p{Zs}/gu;

const PICTURE = /\p{Extended_Pictographic}/u;
const SKIN = /\p{Emoji_Modifier}/u;
/** Scripts whose letters look different when they are joined, or are kept from it. */
const JOINING =
  /[\p{Script=Arab}\p{Script=Syrc}\p{Script=Mong}\p{Script=Deva}\p{Script=Beng}\p{Script=Knda}\p{Script=Mlym}\p{Script=Sinh}\p{Script=Khmr}]/u;

/** A text with all that is seen of it and nothing else: one kind of blank, one kind of line end. Tabs stay. */
export const visible = (text: string): string =>
  text
    .replaceAll(UNSEEN, (sign, at: number) => (isNeeded(sign, text, at) ? sign : ''))
    .replaceAll(LINE_END, '\n')
    .replaceAll(BLANK, ' ');

/** Whether a sign that nothing shows makes what stands around it look as it was meant: a picture of several, a joined letter. */
function isNeeded(sign: string, text: string, at: number): boolean {
  const [before = '', earlier = ''] = [...text.slice(Math.max(0, at - 4), at)].reverse();
  const after = String.fromCodePoint(text.codePointAt(at + sign.length) ?? 0);
  const isPicture = (one: string) => PICTURE.test(one) || SKIN.test(one);
  if (sign === '\uFE0F') return PICTURE.test(before) || after === '\u20E3';
  if (sign !== '\u200D' && sign !== '\u200C') return false;
  if (JOINING.test(before) && JOINING.test(after)) return true;
  return sign === '\u200D' && isPicture(before === '\uFE0F' ? earlier : before) && PICTURE.test(after);
}

/** The only one that would come apart into a blank and an accent. */
const ACUTE = /´/g;
const APOSTROPHE = /[’‘‚‛′‵`ʹʻʼʽˈꞌ՚׳]/g;
const QUOTE = /[“”„‟«»‹›″〝〞]/g;
/** Hyphens and dashes of word processors, web pages and PDF files, minus signs, and what looks like one. */
const DASH = /[\p{Pd}\u2212\u2043\u02D7\u2796\u23AF]/gu;
const PLUS = /\u2795/g;
const DIGIT = /(?![0-9])\p{Nd}/gu;

/** One sign can unfold into eighteen. A text that is nothing but such signs is not read to its end. */
const MOST_UNFOLDED = 100;

/** A text as it is read: every dash, quote and digit in its plain form, full-width and small signs, too. Line ends and tabs stay. */
export const plainSigns = (text: string): string =>
  visible(text)
    .replaceAll(ACUTE, "'")
    .normalize('NFKC')
    .slice(0, MOST_UNFOLDED + 2 * text.length)
    .replaceAll(APOSTROPHE, "'")
    .replaceAll(QUOTE, '"')
    .replaceAll(DASH, '-')
    .replaceAll(PLUS, '+')
    .replaceAll(DIGIT, (digit) => String(digitValue(digit)));

/** Unicode has the digits of a script one after the other, from 0. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (isDigit(code - before - 1)) before += 1;
  return before % 10;
}
const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** Letters that have no plain one within, and Kazakh, Ukrainian and Belarusian ones as they are typed on a Russian keyboard. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
  ...Object.entries({ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ґ: 'г', є: 'е' }),
]);
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

/** Longer than anything that is offered or said: a page of text, of which one sign can unfold into eighteen, is not. */
const longestCompared = 1000;

/** Most texts, such as those of `locales/`, are plain: what needs no reading is known at a glance. й is an и with an accent. */
const PLAIN_ALREADY = /^[!-@[-_a-~а-ик-я]+(?: [!-@[-_a-~а-ик-я]+)*$/;

/**
 * Text as people compare it: in plain signs, without accents, case and doubled blanks. One that is too long to be meant is
 * left as it is.
 */
export const plain = (text: string): string =>
  text.length > longestCompared || PLAIN_ALREADY.test(text)
    ? text
    : plainSigns(text)
        .toLowerCase()
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(LETTER, (letter) => LETTERS.get(letter) ?? letter)
        .replaceAll(/\s+/g, ' ')
        .trim();

const UMLAUTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' }),
);

/** The plain ways to write a text: "Größe" is "grosse", and "groesse" to whoever has no umlauts. The first is `plain`. */
export function spellings(text: string): readonly string[] {
  const usual = plain(text);
  if (text.length > longestCompared) return [usual];
  const other = plain(
    visible(text)
      .normalize('NFC')
      .replaceAll(/[äöüÄÖÜ]/g, (letter) => UMLAUTS.get(letter) ?? letter),
  );
  return other === usual ? [usual] : [usual, other];
}

/** Whether two texts are the same to people. */
export const isSame = (one: string, other: string): boolean => {
  const ways = spellings(other);
  return spellings(one).some((way) => ways.includes(way));
};

/** Whether people find a text in another one: it is read once, however many are searched. */
export function within(part: string): (whole: string) => boolean {
  const parts = spellings(part);
  return (whole) => {
    const ways = spellings(whole);
    return parts.some((one) => ways.some((way) => way.includes(one)));
  };
}

/** Whether people find a text in another one where a word begins: "activer" stands in "Activer l’internet", not in "Désactiver". */
export const beginsWord = (part: string, whole: string): boolean => {
  const ways = spellings(whole);
  return spellings(part).some((one) => ways.some((way) => wordStarts(way, one)));
};

function wordStarts(whole: string, part: string): boolean {
  for (let at = whole.indexOf(part); at !== -1; at = whole.indexOf(part, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(whole.slice(Math.max(0, at - 2), at))) return true;
  }
  return false;
}
