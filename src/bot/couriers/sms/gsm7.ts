/** 3GPP TS 23.038: what a phone's default alphabet has, and what takes two places in it. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const twoPlaces = new Set('^{}\\[~]|€');
const fits = (letter: string): boolean => basic.has(letter) || twoPlaces.has(letter);

/**
 * The text with blanks, apostrophes and accents as the default alphabet has them: one letter that it lacks makes an SMS
 * twice as long. A letter that has no form there (Cyrillic) stays as it is.
 */
export function asGsm7(text: string): string {
  const plain = text.replaceAll(/\s/gu, ' ').replaceAll('’', "'");
  return Array.from(plain.normalize('NFC'), (letter) => {
    const bare = letter.normalize('NFD').charAt(0);
    return !fits(letter) && fits(bare) ? bare : letter;
  }).join('');
}

/** In how many parts a text goes out: 160 letters, or 153 each of several; of other alphabets 70, or 67 each. */
export function partsOf(text: string): number {
  const letters = Array.from(text);
  const [places, alone, each] = letters.every(fits)
    ? [letters.length + letters.filter((letter) => twoPlaces.has(letter)).length, 160, 153]
    : [text.length, 70, 67];
  return places <= alone ? 1 : Math.ceil(places / each);
}
