/** Methods of texts that read the whole text where they are not given a regular expression, which counts for itself. */
const READING = ['normalize', 'split', 'replace', 'replaceAll', 'includes', 'indexOf', 'lastIndexOf', 'trim'] as const;
const CHANGING = ['toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase'] as const;

let count = 0;

/**
 * How many letters were looked at while this was done: what methods of texts were given, and what regular expressions went through to
 * what they found. How often one goes back within a search is not seen: that takes a meter.
 */
export async function lettersRead(work: () => unknown): Promise<number> {
  const names = [...READING, ...CHANGING];
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(String.prototype, name)] as const);
  const exec = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec');
  count = 0;
  for (const [name, descriptor] of own) Object.defineProperty(String.prototype, name, counting(descriptor));
  Object.defineProperty(RegExp.prototype, 'exec', countingSearches(exec));
  try {
    await work();
    return count;
  } finally {
    for (const [name, descriptor] of own) Object.defineProperty(String.prototype, name, descriptor ?? {});
    Object.defineProperty(RegExp.prototype, 'exec', exec ?? {});
  }
}

type Descriptor = PropertyDescriptor | undefined;

function counting(descriptor: Descriptor): PropertyDescriptor {
  const method: unknown = descriptor?.value;
  if (typeof method !== 'function') throw new Error('there is no such method of texts');
  return {
    ...descriptor,
    value(this: string, ...given: unknown[]): unknown {
      if (!(given[0] instanceof RegExp)) count += this.length;
      return Reflect.apply(method, this, given);
    },
  };
}

/** One that is stuck to a place looks at what it takes; any other looks as far as it finds something, or to the end. */
function countingSearches(descriptor: Descriptor): PropertyDescriptor {
  const method: unknown = descriptor?.value;
  if (typeof method !== 'function') throw new Error('regular expressions cannot be counted');
  return {
    ...descriptor,
    value(this: RegExp, text: string): unknown {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found: unknown = Reflect.apply(method, this, [text]);
      const until = isFound(found) ? found.index + found[0].length : text.length;
      count += this.sticky && !isFound(found) ? 1 : Math.max(1, until - from);
      return found;
    },
  };
}

const isFound = (found: unknown): found is RegExpExecArray => Array.isArray(found);
