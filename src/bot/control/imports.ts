import { z } from 'zod';
import type { Door } from '../../domain/door/execute.js';
import type { Ids } from '../../domain/door/ports.js';
import { exportRows, ImportedRows, importRows, judgeRows, type Verdict } from '../../domain/imports/importRows.js';
import { hasKind, ImportKindName, importKinds } from '../../domain/imports/kinds.js';
import type { Operator } from '../../domain/operator/index.js';
import { type Actor, programActor } from '../../domain/records/account.js';
import type { Problem } from '../../domain/terms/problems.js';
import type { SpeakerOf } from '../../speech/speaker.js';

export interface ImportPorts {
  readonly door: Pick<Door, 'execute' | 'ask'>;
  readonly ids: Ids;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

const By = z.object({ by: z.string().min(1).max(100), operator: z.string().min(1) });
const Judging = By.extend(ImportedRows.shape);
const Importing = Judging.extend({ invites: z.boolean() });
const Kind = By.extend({ kind: ImportKindName });
const Exporting = Kind.extend({ after: z.string().optional(), from: z.int().nonnegative() });

/** What would come of a row, in a sentence where it is refused. */
export type RowVerdict =
  | Exclude<Verdict, { readonly ok: false }>
  | { readonly ok: false; readonly column: string; readonly why: string };

/** So many rows are read of the store at a time. */
const PAGE = 5000;

/** What whoever runs the program takes in from files and gives out into them (`npm run admin -- import`). Throws what is refused, in a sentence. */
export function importOperations({ door, ids, speaker, operatorOf }: ImportPorts) {
  const actorOf = ({ by, operator }: z.output<typeof By>): Actor => ({
    ...programActor(operatorOf(operator).profile.id, `console:${by}`, 'console'),
    everyCompany: true,
  });
  const sentence = (operator: string, problem: Problem) => speaker('en', operator).format.problem(problem);
  return {
    columns: async (given: unknown) => {
      const { operator, kind } = Kind.parse(given);
      const of = operatorOf(operator);
      if (!hasKind(of, kind)) throw new Error(sentence(operator, { code: 'import.notHere', details: {} }));
      return importKinds[kind].columns(of);
    },
    judge: async (given: unknown): Promise<readonly RowVerdict[]> => {
      const { by, operator, ...input } = Judging.parse(given);
      const judged = await door.ask({ query: judgeRows, input, actor: actorOf({ by, operator }) });
      if (!judged.ok) throw new Error(sentence(operator, judged.problem));
      return judged.value.map((one) =>
        one.ok ? one : { ok: false, column: one.column ?? '', why: sentence(operator, one.problem) },
      );
    },
    rows: async (given: unknown) => {
      const { by, operator, ...input } = Importing.parse(given);
      const instruction = { commandId: ids.next(), command: importRows, input, actor: actorOf({ by, operator }) };
      const done = await door.execute(instruction);
      const problem = done.ok ? done.value.outcome.kind === 'refused' && done.value.outcome.problem : done.problem;
      if (problem) throw new Error(sentence(operator, problem));
      return {};
    },
    export: async (given: unknown) => {
      const { by, operator, from, ...input } = Exporting.parse(given);
      const rows = { from, most: PAGE };
      const page = await door.ask({ query: exportRows, input, actor: actorOf({ by, operator }), rows });
      if (!page.ok) throw new Error(sentence(operator, page.problem));
      return page.value;
    },
  };
}
export type ImportOperations = ReturnType<typeof importOperations>;
