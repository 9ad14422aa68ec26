import { query } from '../door/query.js';
import type { Language } from '../terms/language.js';
import { ok } from '../terms/result.js';
import type { TemplateColumn } from '../values/columns.js';
import { employeeColumns, optionalEmployeeColumns } from './employeeRows.js';

/** What a list of employees can be made of, in a language (T18). */
export const employeeTemplate = query<{ readonly language: Language }, readonly TemplateColumn[]>({
  name: 'ticket.employeeTemplate',
  allowed: ['fleetManager'],
  offered: ({ operator }) => operator.ticketRules?.employees !== undefined,
  look: async ({ operator }, { language }) => {
    const spoken = new Intl.DisplayNames(language, { type: 'language' });
    const languages = operator.profile.languages.map((code) => spoken.of(code) ?? code);
    return ok(
      employeeColumns.map((column) => ({
        ...{ column, needed: !optionalEmployeeColumns.some((one) => one === column) },
        values: column === 'spokenLanguage' ? languages : [],
      })),
    );
  },
});
