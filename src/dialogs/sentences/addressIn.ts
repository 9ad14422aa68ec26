import type { Procedure } from '../definition/procedure.js';
import type { Labelled } from './labelled.js';

const PARTS = ['street', 'houseNumber', 'postcode', 'place'] as const;
type Part = (typeof PARTS)[number];

/** "2050 Antwerpen", "1000 Saint-Gilles". */
const TOWN =
  /(?<![\p{L}\d./-])(?<postcode>\d{4,6})\s+(?<place>\p{Lu}[\p{L}\p{M}’'-]+(?:[ -]\p{Lu}[\p{L}\p{M}’'-]+){0,2})/u;
/** A street and its number before the town: "rue du Test 12 à 1000 …". */
const BEFORE =
  /(?<street>\p{L}[\p{L}\p{M}.’' -]*?)[ ,]+(?<houseNumber>\d{1,4}\s?[a-zA-Z]?)(?:\s*,\s*|\s+(?:\p{L}{1,2}\s+)?)$/u;
/** The same after it: "…, Katwilgweg 2". */
const AFTER = /^\s*,\s*(?<street>\p{L}[\p{L}\p{M}.’' -]*?)\s+(?<houseNumber>\d{1,4}\s?[a-zA-Z]?)(?![\p{L}\d])/u;
/** "12 rue du Test, 1000 …". */
const NUMBER_FIRST =
  /(?<![\p{L}\d])(?<houseNumber>\d{1,4}\s?(?:bis|ter|[a-zA-Z])?),?\s+(?<street>\p{L}[\p{L}\p{M}.’' -]{2,40})\s*,\s*$/u;

/**
 * An address that stands in a text as it does on a letter: a street and its number beside a postcode and its place. Its parts are
 * given as if each had its name. `begins` are the words that a street begins with ("rue"). Empty where the procedure asks for no address.
 */
export function addressIn(text: string, { fields }: Procedure, begins: readonly string[]): Labelled[] {
  if (!PARTS.every((part) => fields.some(({ name }) => name === part))) return [];
  const town = TOWN.exec(text);
  if (town === null) return [];
  const { postcode = '', place = '' } = town.groups ?? {};
  const before = text.slice(0, town.index);
  const from = town.index + town[0].length;
  const after = AFTER.exec(text.slice(from));
  const street = after ?? BEFORE.exec(before) ?? NUMBER_FIRST.exec(before);
  if (street === null) return [];
  const { houseNumber = '' } = street.groups ?? {};
  const name = streetIn(street.groups?.street ?? '', begins);
  if (name === '') return [];
  const offset = (after === null ? 0 : from) + street.index;
  const at = (part: Part, value: string, start: number): Labelled => ({
    ...{ field: part, value, marked: true, begins: true },
    ...{ at: text.indexOf(value, start), end: text.indexOf(value, start) + value.length },
  });
  const parts = [
    at('street', name, offset),
    at(
      'houseNumber',
      houseNumber,
      after === null && street[0].startsWith(houseNumber) ? offset : text.indexOf(name, offset) + name.length,
    ),
    at('postcode', postcode, town.index),
    at('place', place, town.index),
  ];
  return parts.toSorted((one, other) => one.at - other.at);
}

/** From the word on that a street begins with, else from the first of the capitals at the end: "livrées rue du Test", "liefern Katwilgweg". */
function streetIn(text: string, begins: readonly string[]): string {
  const words = text.trim().split(/\s+/);
  const named = words.findLastIndex((word) => begins.includes(word.toLowerCase()));
  const capitals = words.findLastIndex((word) => !/^\p{Lu}/u.test(word)) + 1;
  return words.slice(named === -1 ? capitals : Math.min(named, capitals)).join(' ');
}
