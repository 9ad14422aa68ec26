import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { z } from 'zod';
import { problemCodes } from '../../src/domain/terms/problems.js';

const root = new URL('../../', import.meta.url);
const filesIn = async (folder: string, end: string): Promise<string[]> =>
  (await readdir(new URL(folder, root), { recursive: true }))
    .filter((file) => file.endsWith(end))
    .map((file) => `${folder}${file}`);
const read = (file: string): Promise<string> => readFile(new URL(file, root), 'utf8');

type Words = { readonly [key: string]: string | readonly string[] | Words };
const Words: z.ZodType<Words> = z.lazy(() => z.record(z.string(), z.union([z.string(), z.array(z.string()), Words])));

/** The sentences of a file of words by their keys: `lines.none_one`. */
function sentencesOf(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${before}${key}`, value]];
    return Array.isArray(value) || typeof value !== 'object' ? [] : sentencesOf(Words.parse(value), `${before}${key}.`);
  });
}

/** What each code's sentences have in `{{ }}`, in any language, for everybody or one operator's people. */
async function holes(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>(problemCodes.map((code) => [code, new Set()]));
  const files = [...(await filesIn('locales/', '/problems.json')), ...(await filesIn('operators/', '/problems.json'))];
  for (const file of files) {
    for (const [key, text] of sentencesOf(Words.parse(JSON.parse(await read(file))))) {
      const of = found.get(key.replace(/_.*$/, ''));
      for (const [, hole = ''] of text.matchAll(/\{\{\s*(\w+)/g)) of?.add(hole);
    }
  }
  return found;
}

interface Refused {
  readonly where: string;
  readonly code: string;
  /** The names of its details; undefined where they are no literal. */
  readonly details: readonly string[] | undefined;
}

/** A literal's properties, as the parser gives them: `{ balance }` and `{ balance: wallet.balance }`. */
const Property = z.union([
  z
    .object({ type: z.literal('Identifier'), value: z.string() })
    .transform(({ value }) => ({ name: value, value: undefined })),
  z
    .object({ type: z.literal('KeyValueProperty'), key: z.object({ value: z.string() }), value: z.unknown() })
    .transform(({ key, value }) => ({ name: key.value, value })),
]);
const Literal = z.object({ type: z.literal('ObjectExpression'), properties: z.array(Property) });
const Code = z.object({ type: z.literal('StringLiteral'), value: z.string() });
const Either = z.object({ type: z.literal('ConditionalExpression'), consequent: z.unknown(), alternate: z.unknown() });
const Made = z.object({ type: z.literal('TemplateLiteral'), quasis: z.array(z.object({ cooked: z.string() })) });
const Call = z.object({
  type: z.literal('CallExpression'),
  callee: z.object({ value: z.literal('refuse') }),
  arguments: z.array(z.object({ expression: z.unknown() })),
});

/** The names in an object literal; undefined where it is none, or has another one spread in it. */
const namesIn = (node: unknown): string[] | undefined =>
  node === undefined ? [] : Literal.safeParse(node).data?.properties.map(({ name }) => name);

/** A refusal that is written out: `refuse('code', { … })` or `{ code: 'code', details: { … } }`. */
function refusal(node: unknown): { code: unknown; details: unknown } | undefined {
  const call = Call.safeParse(node).data;
  if (call !== undefined) return { code: call.arguments[0]?.expression, details: call.arguments[1]?.expression };
  const properties = Literal.safeParse(node).data?.properties ?? [];
  const of = (key: string) => properties.find(({ name }) => name === key)?.value;
  return of('details') === undefined ? undefined : { code: of('code'), details: of('details') };
}

/** The code, the two that a condition decides between, or all that a template fits. */
function codesIn(node: unknown): string[] {
  const made = Made.safeParse(node).data?.quasis.map(({ cooked }) => cooked.replaceAll('.', String.raw`\.`));
  if (made !== undefined)
    return problemCodes.filter((code) => new RegExp(`^${made.join(String.raw`\w+`)}$`).test(code));
  const either = Either.safeParse(node).data;
  if (either !== undefined) return [...codesIn(either.consequent), ...codesIn(either.alternate)];
  const code = Code.safeParse(node).data?.value;
  return code === undefined ? [] : [code];
}

function refusedIn(where: string, text: string): Refused[] {
  const visit = (node: unknown): Refused[] => {
    if (typeof node !== 'object' || node === null) return [];
    const found = refusal(node);
    const own = codesIn(found?.code).map((code) => ({ where, code, details: namesIn(found?.details) }));
    return [...own, ...Object.values(node).flatMap(visit)];
  };
  return visit(parseSync(text, { syntax: 'typescript' }));
}

const sources = await Promise.all(
  (await filesIn('src/', '.ts')).map(async (file) => refusedIn(file, await read(file))),
);
const refusals = sources.flat();
const codes = await holes();

it('every refusal that is written out gives what its sentence has holes for', () => {
  const empty = refusals.flatMap(({ where, code, details }) =>
    [...(codes.get(code) ?? [])]
      .filter((hole) => details !== undefined && !details.includes(hole))
      .map((hole) => `${where}: ${code} has no ${hole}`),
  );
  expect(empty).toEqual([]);
});

/** A schema's limit, which `problemOf` gives. */
const LIMITS = ['maximum', 'minimum'];

it('every code whose sentence has holes is refused somewhere with details, or is a limit of a schema', () => {
  const unfilled = [...codes].filter(
    ([code, named]) => [...named].some((hole) => !LIMITS.includes(hole)) && !refusals.some((one) => one.code === code),
  );
  expect(unfilled.map(([code]) => code)).toEqual([]);
});

it('finds the holes and the refusals', () => {
  expect([...codes.values()].filter((named) => named.size > 0).length).toBeGreaterThan(10);
  expect(refusals.length).toBeGreaterThan(60);
  expect(refusedIn('a.ts', "refuse('wallet.empty', { balance });")).toEqual([
    { where: 'a.ts', code: 'wallet.empty', details: ['balance'] },
  ]);
});
