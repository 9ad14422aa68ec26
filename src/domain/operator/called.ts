import { type Language, type LocalText, languages } from '../terms/language.js';
import { isSame } from '../terms/plainText.js';
import { ok, type Result, refuse } from '../terms/result.js';

/** What a choice can be called: its id, its name in each language, and what people call it as well. */
export interface Called {
  readonly id: string;
  readonly name: LocalText;
  readonly also?: readonly string[] | undefined;
}

/** What is chosen from a list, by its name: written as it is there, else as people compare texts. */
export function choiceIn(all: readonly Called[], text: string): Result<string | undefined> {
  if (text === '') return ok(undefined);
  const names = ({ id, name, also = [] }: Called) => [
    id,
    ...(typeof name === 'string' ? [name] : Object.values(name)),
    ...also,
  ];
  const exact = all.find((one) => names(one).includes(text));
  const alike = exact === undefined ? all.filter((one) => names(one).some((name) => isSame(name, text))) : [exact];
  const [only, ...others] = alike;
  return only === undefined || others.length > 0 ? refuse('row.choice') : ok(only.id);
}

/** The languages by their names in each of them, and by their codes. */
export const spoken = (codes: readonly Language[]): Called[] =>
  codes.map((id) => ({
    id,
    name: id,
    also: languages.map((language) => new Intl.DisplayNames(language, { type: 'language' }).of(id) ?? id),
  }));
