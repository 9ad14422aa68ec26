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

/** Where operators' data lie: a folder that has one for each, or several such folders. */
export type OperatorFolders = string | readonly string[];

const each = (folders: OperatorFolders): readonly string[] => (typeof folders === 'string' ? [folders] : folders);

/** Which of these folders has the operator's; the first one, where none has: whoever reads there says so. */
export async function folderWith(folders: OperatorFolders, id: string): Promise<string> {
  const [first = '', ...others] = each(folders);
  for (const folder of [first, ...others]) if (await isThere(join(folder, id))) return folder;
  return first;
}

/** The operators of these folders by id: all, or those named. Throws OperatorError. */
export async function loadOperators(
  folders: OperatorFolders,
  wanted?: readonly string[],
): Promise<ReadonlyMap<string, Operator>> {
  const names = wanted ?? (await idsIn(folders));
  const operators = await Promise.all(
    names.map(async (name) => [name, await loadOperator(await folderWith(folders, name), name)] as const),
  );
  return new Map(operators);
}

/** Every operator has one folder. */
async function idsIn(folders: OperatorFolders): Promise<string[]> {
  const found = (await Promise.all(each(folders).map((folder) => readdir(folder)))).flat();
  // What begins with a dot is an editor's, or the file system's.
  const ids = found.filter((name) => !name.startsWith('.'));
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined)
    throw new OperatorError(`there are two operators "${twice}": call the folder and its id otherwise`);
  return ids;
}

/** The demo data of an operator, if its folder has any. Throws OperatorError. */
export const loadDemoData = async (
  folders: OperatorFolders,
  { profile: { id } }: Operator,
): Promise<DemoData | undefined> => readOptional(join(await folderWith(folders, id), id, 'demo.json'), DemoData);

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
  const [profile, catalogue, pointOfSale, lineRules, ticketRules, questionRules] = await allRead([
    read(join(own, 'profile.json'), Profile),
    read(join(own, 'catalogue.json'), Catalogue),
    readOptional(join(own, 'pointOfSale.json'), PointOfSale),
    readOptional(join(own, 'lines.json'), LineRules),
    readOptional(join(own, 'tickets.json'), TicketRules),
    loadQuestions(folder, name),
  ]);
  const aboutOneself = new Set(procedures.filter(isAboutOneself).map(({ id }) => id));
  const operator = { profile, catalogue, pointOfSale, lineRules, ticketRules, questionRules, aboutOneself };
  const problems = [...contradictions(operator), ...offerContradictions(operator, procedures)];
  if (profile.id !== name) problems.push(`profile.json: id: the folder is named "${name}"`);
  refuse(own, problems);
  return operator;
}

/** All of them, or what is wrong with every one that cannot be used. */
async function allRead<const T extends readonly Promise<unknown>[]>(
  files: T,
): Promise<{ [I in keyof T]: Awaited<T[I]> }> {
  const done = await Promise.allSettled(files);
  const failed = done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const other = failed.find((reason) => !(reason instanceof OperatorError));
  if (other !== undefined) throw other;
  if (failed.length > 0) throw new OperatorError(failed.map(({ message }: OperatorError) => message).join('\n'));
  return Promise.all(files);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function readOptional<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  return (await isThere(file)) ? read(file, schema) : undefined;
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
