import { namedSecret } from '../../domain/values/secretsIn.js';
import type { Words } from '../../speech/words.js';

let named: RegExp | undefined;

/** Finds a secret behind what people call one, in any language; the words are the same for all. */
export const secretsNamed = (words: Words): RegExp => {
  named ??= namedSecret(words.listOfAll('common:said.secret'));
  return named;
};
