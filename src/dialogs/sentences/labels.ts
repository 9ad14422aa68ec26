import { calledOf, labelOf, type Words } from '../../speech/words.js';
import { phrasesIn } from '../days/phrases.js';
import { isCarried, isNarrowing } from '../definition/fields.js';
import type { Procedure } from '../definition/procedure.js';
import { kindOf } from '../fields/kind.js';
import type { Labels } from './labelled.js';
import { termsOf } from './tokens.js';

/**
 * What a procedure's fields are called in a language: by their labels, and by what people say for them (`called` in the
 * field's words). `becomes`: a value may follow as in "change the name to Mbuyi". What is typed for a secret is never named in a text.
 */
export function labelsOf({ id, fields }: Procedure, words: Words, joins: 'is' | 'becomes' = 'is'): Labels {
  const named = fields.filter((field) => (isNarrowing(field) || !isCarried(field)) && !kindOf(field.schema).isSecret);
  const names = named.flatMap(({ name }) =>
    [labelOf(words, id, name), ...calledOf(words, id, name)].map((text) => ({
      field: name,
      words: termsOf(text),
    })),
  );
  return {
    names: names.filter((one) => one.words.length > 0),
    joins: words.list(joins === 'is' ? 'common:said.is' : 'common:said.becomes').map(termsOf),
    before: new Set([...phrasesIn(words, 'sentences:small'), ...words.list('common:said.and')]),
    polite: new Set([...phrasesIn(words, 'sentences:filler'), ...words.list('common:said.thanks')]),
  };
}
