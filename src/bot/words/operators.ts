import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isAboutOneself } from '../../dialogs/definition/atAnyMoment.js';
import { offerContradictions } from '../../dialogs/definition/offers.js';
import { procedures } from '../../dialogs/procedures/index.js';
import {
  Catalogue,
  contradictions,
  DemoData,
  demoContradictions,
  LineRules,
  type Operator,
  PointOfSale,
  Profile,
  QuestionRules,
  TicketRules,
} from '../../domain/operator/index.js';

/** Operator data that cannot be used. The message names the file and the path in it. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}

/** The operators of a folder by id: all, or those named. Throws OperatorError. */
export async function loadOperators(
  folder: string,
  wanted?: readonly string[],
): Promise<ReadonlyMap<string, Operator>> {
  const names = wanted ?? (await readdir(folder));
  const operators = await Promise.all(names.map(async (name) => [name, await loadOperator(folder, name)] as const));
  return new Map(operators);
}

/** The demo data of an operator, if its folder has any. Throws OperatorError. */
export const loadDemoData = (folder: string, operator: Operator): Promise<DemoData | undefined> =>
  readOptional(join(folder, operator.profile.id, 'demo.json'), DemoData);

/** The questions and answers of an operator, if its folder has any. Throws OperatorError. */
export const loadQuestions = (folder: string, operator: string): Promise<QuestionRules | undefined> =>
  readOptional(join(folder, operator, 'questions.json'), QuestionRules);

/** Throws OperatorError where demo data say something against themselves, or against the operator's: nobody could use them. */
export function checkDemoData(folder: string, operator: Operator, data: DemoData): void {
  refuse(join(folder, operator.profile.id), demoContradictions(operator, data));
}

/** Throws where there is a problem. */
function refuse(folder: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new OperatorError(problems.map((problem) => `${folder}/${problem}`).join('\n'));
}

async function loadOperator(folder: string, name: string): Promise<Operator> {
  const own = join(folder, name);
  const profile = await read(join(own, 'profile.json'), Profile);
  const catalogue = await read(join(own, 'catalogue.json'), Catalogue);
  const pointOfSale = await readOptional(join(own, 'pointOfSale.json'), PointOfSale);
  const lineRules = await readOptional(join(own, 'lines.json'), LineRules);
  const ticketRules = await readOptional(join(own, 'tickets.json'), TicketRules);
  const questionRules = await loadQuestions(folder, name);
  const aboutOneself = new Set(procedures.filter(isAboutOneself).map(({ id }) => id));
  const operator = { profile, catalogue, pointOfSale, lineRules, ticketRules, questionRules, aboutOneself };
  const problems = [...contradictions(operator), ...offerContradictions(operator, procedures)];
  if (profile.id !== name) problems.push(`profile.json: id: the folder is named "${name}"`);
  refuse(own, problems);
  return operator;
}

async function readOptional<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  return there ? read(file, schema) : undefined;
}

async function read<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OperatorError(`${file}: cannot be read`);
  });
  const parsed = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .safeParse(text);
  if (!parsed.success) throw new OperatorError(`${file}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
