import type { Words } from '../../speech/words.js';

/** Words never change once they are read: what is made of them is made once for each of these keys, of which there are few. */
export function onceRead<K extends string, V>(make: (words: Words, key: K) => V): (words: Words, key: K) => V {
  const made = new WeakMap<Words, Map<K, V>>();
  return (words, key) => {
    const ofWords = made.get(words) ?? new Map<K, V>();
    made.set(words, ofWords);
    const value = ofWords.get(key) ?? make(words, key);
    ofWords.set(key, value);
    return value;
  };
}
