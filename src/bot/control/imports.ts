import { z } from 'zod';
import type { Door } from '../../domain/door/execute.js';
import { exportRows, ImportedRows, importRows, judgeRows } from '../../domain/imports/importRows.js';
import { hasKind, ImportKindName, importKinds } from '../../domain/imports/kinds.js';
import { By, type ConsolePorts, carriedOut, consoleActor, orThrow, refusal } from './atConsole.js';
import type { RowVerdict } from './rowVerdict.js';

export interface ImportPorts extends ConsolePorts {
  readonly door: Pick<Door, 'execute' | 'ask'>;
}

const Judging = By.extend(ImportedRows.shape);
const Importing = Judging.extend({ invites: z.boolean() });
const Kind = By.extend({ kind: ImportKindName });
const Exporting = Kind.extend({ after: z.string().optional(), from: z.int().nonnegative() });

/** So many rows are read of the store at a time. */
const PAGE = 5000;

/** What whoever runs the program takes in from files and gives out into them (`npm run admin -- import`). Throws what is refused, in a sentence. */
export function importOperations(ports: ImportPorts) {
  const { door, operatorOf } = ports;
  return {
    columns: async (given: unknown) => {
      const { operator, kind } = Kind.parse(given);
      const of = operatorOf(operator);
      if (!hasKind(of, kind)) throw refusal(ports, operator, { code: 'import.notHere', details: {} });
      return importKinds[kind].columns(of);
    },
    judge: async (given: unknown): Promise<readonly RowVerdict[]> => {
      const { by, operator, ...input } = Judging.parse(given);
      const actor = consoleActor(ports, { by, operator });
      const judged = orThrow(ports, operator, await door.ask({ query: judgeRows, input, actor }));
      return judged.map((one) =>
        one.ok ? one : { ok: false, column: one.column ?? '', why: refusal(ports, operator, one.problem).message },
      );
    },
    rows: async (given: unknown) => {
      const { by, operator, ...input } = Importing.parse(given);
      await carriedOut(ports, importRows, input, { by, operator });
      return {};
    },
    export: async (given: unknown) => {
      const { by, operator, from, ...input } = Exporting.parse(given);
      const asked = {
        query: exportRows,
        input,
        actor: consoleActor(ports, { by, operator }),
        rows: { from, most: PAGE },
      };
      return orThrow(ports, operator, await door.ask(asked));
    },
  };
}
export type ImportOperations = ReturnType<typeof importOperations>;
