import type { Fact, Facts } from '../domain/terms/fact.js';
import type { ColumnKind } from '../domain/terms/report.js';
import type { ReportDocument } from './document.js';

/**
 * A column of a spreadsheet. Money has one for each currency there is: only of one currency can a spreadsheet add it up. A volume is
 * in megabytes, which its head says.
 */
export interface SheetColumn {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly currency?: string;
  readonly head: string;
}

export function sheetColumns({ report, labelOf, speaker }: ReportDocument): SheetColumn[] {
  return Object.entries(report.columns).flatMap(([key, kind]): SheetColumn[] => {
    const label = labelOf(key);
    if (kind === 'volume')
      return [{ key, kind, head: `${label} (${speaker.words.say('common:report.unit.kilobytes')})` }];
    if (kind !== 'money') return [{ key, kind, head: label }];
    return (report.currencies[key] ?? []).map((currency) => ({ key, kind, currency, head: `${label} (${currency})` }));
  });
}

/** A cell as a spreadsheet takes it: an instant is what the operator's clocks showed, since a spreadsheet knows no zones. */
export type Cell =
  | { readonly text: string }
  | { readonly phone: string }
  | { readonly number: number; readonly decimals: number }
  | { readonly clock: Date; readonly time: boolean }
  | { readonly seconds: number }
  | undefined;

/** The cells of a row, column by column. */
export const cellsOf = (facts: Facts, columns: readonly SheetColumn[], document: ReportDocument): Cell[] =>
  columns.map((column) => {
    const fact = facts[column.key];
    return fact === undefined ? undefined : cellOf(fact, column, document);
  });

/** A sum under its column, or a cell of it. */
export function cellOf(fact: Fact, { currency }: SheetColumn, { speaker, days }: ReportDocument): Cell {
  if ('money' in fact) {
    const { minor, currency: own } = fact.money;
    return own === currency ? { number: minor / 100, decimals: 2 } : undefined;
  }
  if ('seconds' in fact) return { seconds: fact.seconds };
  if ('kilobytes' in fact) return { number: fact.kilobytes / 1024, decimals: 2 };
  if ('phone' in fact) return { phone: fact.phone };
  if ('day' in fact) return { clock: new Date(`${fact.day}T00:00:00Z`), time: false };
  if ('instant' in fact) return { clock: days.clock(fact.instant), time: true };
  if ('count' in fact && !('counted' in fact)) return { number: fact.count, decimals: 0 };
  return { text: speaker.format.fact(fact) };
}
