import {
  defaultType,
  type ObjectRules,
  type PropertyRules,
  rendererProblems,
  rulesOf,
  type Slot,
} from './cardRules.js';

const maximumBytes = 25 * 1024;

type JsonRecord = Record<string, unknown>;

interface Walk {
  readonly problems: string[];
  readonly ids: Set<string>;
}

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWritten = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/**
 * Everything that could make Teams or Web Chat show this Adaptive Card wrongly or not at all, one sentence each, with
 * the place; an empty list for a sound card. Stricter than both: version 1.5 and nothing newer or unknown, every input
 * with id, label and error message, no `${` left, under 25 KB.
 */
export function cardProblems(card: unknown): string[] {
  if (!isRecord(card)) return ['$: a card must be an object'];
  const sent = JSON.stringify(card);
  const walk: Walk = { problems: [], ids: new Set() };
  // What is checked is what travels: properties that JSON leaves out are not there.
  const received: unknown = JSON.parse(sent);
  checkTyped(received, 'card', '$', walk);
  if (card.version !== '1.5') walk.problems.push(`$.version: must be "1.5", not ${JSON.stringify(card.version)}`);
  checkPlaceholders(received, '$', walk.problems);
  // What Teams counts is without the pictures that stand in a message: docs/adr/0032-pictures-in-teams.md.
  const bytes = Buffer.byteLength(sent.replaceAll(/data:image\/png;base64,[\w+/=]+/g, ''));
  if (bytes >= maximumBytes) walk.problems.push(`$: ${bytes} bytes, must be under ${maximumBytes}`);
  return [...walk.problems, ...rendererProblems(sent).map((message) => `renderer: ${message}`)];
}

/** Checks what carries a type: a card, an element, an action, or a part of a table or column set. */
function checkTyped(node: unknown, slot: Slot, path: string, walk: Walk): void {
  if (!isRecord(node)) {
    walk.problems.push(`${path}: must be an object (${slot})`);
    return;
  }
  const type = node.type ?? defaultType(slot);
  const rules = typeof type === 'string' ? rulesOf(slot, type) : undefined;
  if (typeof type !== 'string' || !rules) {
    walk.problems.push(`${path}: unknown type ${JSON.stringify(type)} (${slot})`);
    return;
  }
  if (rules.tooNew) walk.problems.push(`${path}: ${type} is newer than 1.5`);
  for (const problem of houseProblems(node, type, slot)) walk.problems.push(`${path}: ${problem}`);
  // A fallback stands in place of its element and may carry the same ids.
  const idsBefore = new Set(walk.ids);
  checkId(node, path, walk);
  checkProperties(node, rules, path, walk, idsBefore);
}

function checkId({ id }: JsonRecord, path: string, { ids, problems }: Walk): void {
  if (typeof id !== 'string') return;
  if (ids.has(id)) problems.push(`${path}: duplicate id "${id}"`);
  ids.add(id);
}

function checkProperties(node: JsonRecord, rules: ObjectRules, path: string, walk: Walk, idsBefore: Set<string>): void {
  for (const [name, value] of Object.entries(node)) {
    const place = `${path}.${name}`;
    const property = rules.properties.get(name);
    if (!property) walk.problems.push(`${place}: unknown property`);
    else if (name === 'fallback' && value !== 'drop')
      checkValue(value, property, place, { ...walk, ids: new Set(idsBefore) });
    else if (name !== 'fallback') checkValue(value, property, place, walk);
  }
}

function checkValue(value: unknown, property: PropertyRules, path: string, walk: Walk): void {
  const { json, list, slot, tooNew } = property;
  const found = jsonType(value);
  if (tooNew) walk.problems.push(`${path}: newer than 1.5`);
  if (value === null) walk.problems.push(`${path}: null; leave the property out instead`);
  else if (json && found !== json) walk.problems.push(`${path}: must be a ${json}, is a ${found}`);
  else if (list && !Array.isArray(value)) walk.problems.push(`${path}: must be a list, is a ${found}`);
  else if (slot || typeof value === 'object') {
    const items = Array.isArray(value) ? value.map((item, i) => [item, `${path}[${i}]`]) : [[value, path]];
    for (const [item, place] of items) checkInner(item, property, place, walk);
  }
}

const jsonType = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value);

function checkInner(item: unknown, { slot, object }: PropertyRules, path: string, walk: Walk): void {
  if (slot === 'inline' && typeof item === 'string') return;
  if (slot) checkTyped(item, slot, path, walk);
  else if (object && isRecord(item)) checkProperties(item, object(), path, walk, walk.ids);
  else if (object) walk.problems.push(`${path}: must be an object`);
}

function houseProblems(node: JsonRecord, type: string, slot: Slot): string[] {
  const problems: string[] = [];
  if (type.startsWith('Input.')) {
    for (const name of ['id', 'label', 'errorMessage']) {
      // In a table the head says what a switch is about, and its title is read beside it.
      const isNamed = name === 'label' && type === 'Input.Toggle' && isWritten(node.title);
      if (!isWritten(node[name]) && !isNamed) problems.push(`${type} lacks ${name}`);
    }
  }
  if (type === 'Input.ChoiceSet') problems.push(...strayValues(node));
  if (type === 'TextBlock' && node.wrap !== true) problems.push('TextBlock lacks wrap: true');
  if (type === 'Table' && node.fallback === undefined) problems.push('Table lacks a fallback');
  if (type === 'Action.Execute') problems.push('Action.Execute is dead in Web Chat; use Action.Submit');
  if (slot === 'action' && !isWritten(node.title) && !isWritten(node.tooltip)) problems.push(`${type} lacks a title`);
  if (node.refresh !== undefined) problems.push('refresh does nothing in Web Chat; send a new card');
  if (node.requires !== undefined) problems.push('requires names a host that may not be there');
  return problems;
}

/** A list whose value is none of its choices shows nothing at all: neither what stands nor what is to be done. */
function strayValues({ value, choices, id }: JsonRecord): string[] {
  if (!isWritten(value) || typeof value !== 'string' || !Array.isArray(choices)) return [];
  const offered = choices.map((choice: unknown) => (isRecord(choice) ? choice.value : undefined));
  const stray = value.split(',').filter((one) => !offered.includes(one));
  return stray.map((one) => `Input.ChoiceSet ${String(id)} has the value ${one}, which it does not offer`);
}

/** Finds template placeholders that were not filled, in keys and values alike. What a person typed may stand in an input's value. */
function checkPlaceholders(node: unknown, path: string, problems: string[]): void {
  if (typeof node === 'string' && node.includes('${')) problems.push(`${path}: \${ is left in "${node}"`);
  if (typeof node !== 'object' || node === null) return;
  const isInput = isRecord(node) && typeof node.type === 'string' && node.type.startsWith('Input.');
  for (const [name, value] of Object.entries(node)) {
    const place = Array.isArray(node) ? `${path}[${name}]` : `${path}.${name}`;
    if (name.includes('${')) problems.push(`${place}: \${ is left in a property's name`);
    if (!(isInput && name === 'value')) checkPlaceholders(value, place, problems);
  }
}
