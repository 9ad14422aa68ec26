import type { Field, Procedure } from '../../src/dialogs/definition/procedure.js';
import { procedures } from '../../src/dialogs/procedures/index.js';

/** These fields are not asked any more; going back to all of them is a deployment that asks one more. */
const without = (...names: readonly string[]): readonly Procedure[] =>
  procedures.map((one) => ({ ...one, fields: one.fields.filter(({ name }) => !names.includes(name)) }));

/** A choice without one that it offered before. */
function offersNot(field: Field, value: string): Field {
  const { pick } = field;
  if (pick === undefined) return field;
  const find: typeof pick.list.find = async (...asked) => {
    const found = await pick.list.find(...asked);
    const left = found.choices.filter((choice) => choice.value !== value);
    return { ...found, choices: left, total: found.total - (found.choices.length - left.length) };
  };
  return { ...field, pick: { ...pick, list: { find } } };
}

/** This can no longer be chosen in this field. */
export const offeringNot = (name: string, value: string): readonly Procedure[] =>
  procedures.map((one) => ({
    ...one,
    fields: one.fields.map((field) => (field.name === name ? offersNot(field, value) : field)),
  }));

const withoutProcedures = (...ids: readonly string[]): readonly Procedure[] =>
  procedures.filter(({ id }) => !ids.includes(id));

/** What a version of the program can have: all, a field less here and there, a procedure less, a choice less. */
export const deployments: readonly (readonly Procedure[])[] = [
  procedures,
  without('postName', 'phone2', 'on'),
  procedures,
  withoutProcedures('blocking', 'registration'),
  without('firstName', 'reach', 'period'),
  offeringNot('offer', 'home10'),
  procedures,
  withoutProcedures('mobileInternet', 'resubscription', 'activation'),
];
