import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Copy, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One instruction, with its words as they stand. */
export interface Step {
  readonly keyword: string;
  readonly words: readonly string[];
  /** All behind the keyword. */
  readonly text: string;
  readonly flags: ReadonlyMap<string, string>;
}
/** A stage: what it begins with, and what is done in it. */
export interface Stage {
  readonly name: string;
  readonly steps: readonly Step[];
}

export const dockerfileText = (): Promise<string> => readFile(join(root, 'Dockerfile'), 'utf8');

/** The stages of the Dockerfile, in their order; the last one is the image. */
export async function stages(): Promise<readonly Stage[]> {
  const parsed = DockerfileParser.parse(await dockerfileText());
  const froms = parsed.getFROMs();
  return froms.map((from, index) => ({
    name: from.getBuildStage() ?? String(index),
    steps: parsed
      .getInstructions()
      .filter((one) => isBetween(one, from, froms[index + 1]))
      .map(stepOf),
  }));
}

const lineOf = (one: Instruction): number => one.getRange().start.line;
const isBetween = (one: Instruction, from: From, next: From | undefined): boolean =>
  lineOf(one) > lineOf(from) && (next === undefined || lineOf(one) < lineOf(next));

const hasFlags = (one: Instruction): one is Copy => 'getFlags' in one;

function stepOf(one: Instruction): Step {
  const flags = hasFlags(one) ? one.getFlags() : [];
  return {
    keyword: one.getKeyword(),
    words: one.getArguments().map((argument) => argument.getValue()),
    text: one.getArgumentsContent() ?? '',
    flags: new Map(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
  };
}
