import type { PropertyDefinition, SerializableObject, Version } from 'adaptivecards-v3';
import renderer from 'adaptivecards-v3/dist/adaptivecards.js';

/** Where something may stand in a card: it decides which types are known there. */
export type Slot = 'card' | 'element' | 'action' | 'column' | 'row' | 'cell' | 'image' | 'inline';

/** What the renderer knows of one type. */
export interface ObjectRules {
  readonly tooNew: boolean;
  readonly properties: ReadonlyMap<string, PropertyRules>;
}

export interface PropertyRules {
  readonly tooNew: boolean;
  /** The JSON type of its value, where the renderer takes only one. */
  readonly json?: 'string' | 'boolean' | 'number';
  readonly list: boolean;
  /** What stands inside: typed things by their slot, or plain objects (facts, choices) by their rules. */
  readonly slot?: Slot;
  readonly object?: () => ObjectRules;
}

const wanted = renderer.Versions.v1_5;
const isTooNew = (since: Version) => since.compareTo(wanted) > 0;

const parts: { [slot in Slot]?: { type: string; make: () => SerializableObject } } = {
  card: { type: 'AdaptiveCard', make: () => new renderer.AdaptiveCard() },
  column: { type: 'Column', make: () => new renderer.Column() },
  row: { type: 'TableRow', make: () => new renderer.TableRow() },
  cell: { type: 'TableCell', make: () => new renderer.TableCell() },
  image: { type: 'Image', make: () => new renderer.Image() },
  inline: { type: 'TextRun', make: () => new renderer.TextRun() },
};

/** The type that is meant in this slot when none is named. */
export const defaultType = (slot: Slot) => (slot === 'card' ? undefined : parts[slot]?.type);

// The renderer parses these by hand, so that its property tables do not list them.
const containers: Record<string, Record<string, Slot>> = {
  AdaptiveCard: { body: 'element', actions: 'action' },
  Container: { items: 'element' },
  Column: { items: 'element' },
  TableCell: { items: 'element' },
  ColumnSet: { columns: 'column' },
  Table: { rows: 'row' },
  TableRow: { cells: 'cell' },
  ImageSet: { images: 'image' },
  RichTextBlock: { inlines: 'inline' },
  ActionSet: { actions: 'action' },
  'Action.ShowCard': { card: 'card' },
};

/** What the renderer's own tables say of a type in a slot; undefined when it is unknown there. */
export function rulesOf(slot: Slot, type: string): ObjectRules | undefined {
  const part = parts[slot];
  if (part) return part.type === type ? describe(part.make(), type, slot) : undefined;
  if (type === parts.inline?.type) return undefined;
  const { defaultElements, defaultActions } = renderer.GlobalRegistry;
  const entry = (slot === 'action' ? defaultActions : defaultElements).findByName(type);
  return entry && { ...describe(new entry.objectType(), type, slot), tooNew: isTooNew(entry.schemaVersion) };
}

function describe(object: SerializableObject, type?: string, slot?: Slot): ObjectRules {
  const properties = new Map<string, PropertyRules>();
  const schema = object.getSchema();
  for (let i = 0; i < schema.getCount(); i++) {
    const property = schema.getItemAt(i);
    properties.set(property.name, { tooNew: isTooNew(property.targetVersion), list: false, ...contentOf(property) });
  }
  for (const [name, inner] of Object.entries(containers[type ?? ''] ?? {})) {
    properties.set(name, { tooNew: false, slot: inner, list: inner !== 'card' });
  }
  if (slot === 'card') properties.set('msteams', { tooNew: false, list: false });
  else if (slot) properties.set('fallback', { tooNew: false, list: false, slot });
  return { tooNew: false, properties };
}

function contentOf(property: PropertyDefinition): Partial<PropertyRules> {
  if (property instanceof renderer.BoolProperty) return { json: 'boolean' };
  if (property instanceof renderer.NumProperty) return { json: 'number' };
  if (property instanceof renderer.ActionProperty) return { slot: 'action' };
  const isList = property instanceof renderer.SerializableObjectCollectionProperty;
  if (isList || property instanceof renderer.SerializableObjectProperty) {
    const { objectType } = property;
    return { list: isList, object: () => describe(new objectType()) };
  }
  const isText = [renderer.StringProperty, renderer.EnumProperty, renderer.ValueSetProperty].some(
    (kind) => property instanceof kind,
  );
  return isText ? { json: 'string' } : {};
}

/** What the renderer itself complains of when it reads the card: values out of range, empty choice sets and the like. */
export function rendererProblems(json: string): string[] {
  const context = new renderer.SerializationContext(wanted);
  const card = new renderer.AdaptiveCard();
  try {
    card.parse(JSON.parse(json), context);
  } catch (thrown) {
    return [String(thrown)];
  }
  const problems = card.validateProperties().validationEvents.map((event) => event.message);
  for (let i = 0; i < context.eventCount; i++) problems.push(context.getEventAt(i).message);
  return problems;
}
