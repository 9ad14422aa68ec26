import { bill } from './bill.js';

/** What a package is taken under, as SPDX writes it. */
const taken = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', '0BSD', 'MIT-0', 'Unlicense'],
  // As it is, without a change to its files.
  ...['MPL-2.0', 'MIT or MPL-2.0', '(AFL-2.1 OR BSD-3-Clause)'],
]);
/** Packages whose package.json names none: what their own files say. */
const looked: ReadonlyMap<string, string> = new Map([
  ['cldrjs', 'MIT'],
  ['dejavu-fonts-ttf', 'Bitstream Vera'],
  ['escape-regexp-component', 'MIT'],
  ['jspath', 'MIT'],
  ['png-js', 'MIT'],
]);

export interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Under which licence each package is. */
export async function licencesOf(): Promise<Licensed[]> {
  const { components } = await bill();
  return components.map(({ name, version, licenses }) => {
    const said = licenses.flatMap((one) =>
      'expression' in one ? one.expression : (one.license.id ?? one.license.name ?? []),
    );
    return { name, version, licence: looked.get(name) ?? (said.join(' AND ') || 'none') };
  });
}

/** Those whose licence is not taken. */
export const refusedOf = (found: readonly Licensed[]): Licensed[] =>
  found.filter(({ name, licence }) => !taken.has(licence) && !looked.has(name));
