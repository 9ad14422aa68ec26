import type { Asking } from '../door/asking.js';
import { query } from '../door/query.js';
import { accountsOf } from '../lines/billingChoices.js';
import { add } from '../lines/changes/add.js';
import { stillSold } from '../lines/plans.js';
import { lineRulesOf } from '../operator/index.js';
import { inLanguage } from '../terms/choices.js';
import type { Language, LocalText } from '../terms/language.js';
import { ok } from '../terms/result.js';
import type { ColumnName, TemplateColumn } from '../values/columns.js';
import { newLineColumns, optionalColumns } from './newLineRows.js';

/** What a list of new lines can be made of, in a language: the company's accounts, what is sold now (T2). */
export const newLineTemplate = query<{ readonly language: Language }, readonly TemplateColumn[]>({
  name: 'line.newTemplate',
  allowed: ['fleetManager'],
  offered: add.offered,
  look: async (asking, { language }) => {
    const values = await valuesIn(asking, language);
    return ok(
      newLineColumns.map((column) => ({
        ...{ column, needed: !optionalColumns.includes(column) },
        values: values[column] ?? [],
      })),
    );
  },
});

async function valuesIn(asking: Asking, language: Language): Promise<Partial<Record<ColumnName, string[]>>> {
  const { operator, now } = asking;
  const { catalogue, profile } = operator;
  const { splitBill = [], adding } = lineRulesOf(operator);
  const names = (all: readonly { readonly name: LocalText }[]) => all.map(({ name }) => inLanguage(name, language));
  const spoken = new Intl.DisplayNames(language, { type: 'language' });
  return {
    plan: names(catalogue.plans.filter(({ id }) => stillSold(operator, id, now).ok)),
    options: names(catalogue.options),
    splitBill: names(splitBill),
    billingAccount: (await accountsOf(asking)).map(({ number }) => number),
    title: names(profile.titles),
    spokenLanguage: profile.languages.map((code) => spoken.of(code) ?? code),
    provider: names(adding?.portIn.providers ?? []),
  };
}
