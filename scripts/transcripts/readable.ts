import { z } from 'zod';
import { type SeenCard, unescaped } from '../../test/support/seen.js';

const Node = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  title: z.string().optional(),
  label: z.string().optional(),
  placeholder: z.string().optional(),
  value: z.unknown().optional(),
  facts: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
type Node = z.output<typeof Node>;

/** A card as lines of a script: texts as they stand, facts with their labels, fields with their choices, [buttons]. */
export const cardLines = ({ json }: SeenCard): string[] => linesIn(json).flatMap((line) => unescaped(line).split('\n'));

function linesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linesIn);
  const read = Node.safeParse(value);
  if (!read.success || typeof value !== 'object' || value === null) return [];
  const node = read.data;
  const type = node.type ?? '';
  if (type.startsWith('Action.')) return node.title === undefined ? [] : [`[${node.title}]`];
  if (type.startsWith('Input.')) return inputLines(node);
  const own = [node.text ?? '', ...(node.facts ?? []).map((fact) => `${fact.title} ${fact.value}`)];
  const inner = Object.entries(value).flatMap(([key, child]) =>
    key === 'data' || key === 'facts' ? [] : linesIn(child),
  );
  return [...own.filter((text) => text !== ''), ...inner];
}

function inputLines({ label, title, placeholder, value, choices = [] }: Node): string[] {
  const name = label ?? title ?? '';
  const hint = placeholder === undefined || placeholder === '' ? '' : ` (${placeholder})`;
  const filled = typeof value === 'string' ? value.split(',') : [];
  const open = choices.length === 0 ? ` ${typeof value === 'string' && value !== '' ? value : '____'}` : '';
  const offered = choices.map((choice) => `  ${filled.includes(choice.value) ? '(x)' : '( )'} ${choice.title}`);
  return [`${name}${hint}:${open}`, ...offered];
}
