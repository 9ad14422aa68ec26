import { ok } from '../../../domain/terms/result.js';
import { employeeColumns, employeeRows, optionalEmployeeColumns } from '../../../domain/tickets/employeeRows.js';
import type { ListOf } from './byList.js';

/** Employees of a company, a row each (T18). */
export const employeesByList: ListOf = {
  columns: employeeColumns,
  optional: optionalEmployeeColumns,
  // A phone that somebody has is what others call the number.
  called: { phone: 'number' },
  counted: 'common:counted.employees',
  read: async (rows, { services, actor }) => {
    const found = await services.door.ask({ query: employeeRows, input: { rows }, actor });
    if (!found.ok) return found;
    const wanted = found.value.wanted.map((given) => [services.ids.next(), { ...given }] as const);
    const { refused } = found.value;
    return ok({ lines: wanted.map(([line]) => line), given: Object.fromEntries(wanted), refused });
  },
  template: ({ services, actor, words }) => services.results.templateLink('employees', actor, words.language),
};
