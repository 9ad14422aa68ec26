import { ok } from '../../domain/terms/result.js';
import { holdsIban } from '../../domain/values/bankAccount.js';
import { looksSecret } from '../../domain/values/identifiers.js';
import type { Attachment } from '../conversation/activity.js';
import type { Run } from '../conversation/state.js';
import type { Turn } from '../conversation/turn.js';
import type { Field } from '../definition/procedure.js';
import type { Inputs, Raw, Value } from '../fields/asked.js';
import { type Checked, checkFields } from '../fields/checks.js';
import { kindOf } from '../fields/kind.js';

/** What the run and the card that was sent before, with a mistake in it, hold already. */
interface Known {
  readonly answers: Run['answers'];
  readonly drafts: Run['answers'];
}

/**
 * Reads a card's fields in their order: a choice is checked against the choices for the answers submitted with it. Then
 * come the checks, which may look at any of them: a document's number is asked before its type.
 */
export async function readCard(
  fields: readonly Field[],
  inputs: Inputs,
  files: readonly Attachment[],
  { answers, drafts }: Known,
  turn: Turn,
): Promise<Checked> {
  const values: Checked['values'] = {};
  const problems: Checked['problems'] = {};
  const taker = takerOfFiles(fields);
  for (const field of fields) {
    const kind = kindOf(field.schema);
    const raw = kind.fromCard(field.name, inputs, field === taker ? files : []);
    const stays = staying(field, raw, answers, drafts);
    const read = stays ?? (await kind.read(field, withHeld(field, raw, drafts), { ...answers, ...values }, turn));
    if (read.ok) values[field.name] = read.value;
    else problems[field.name] = read.problem;
  }
  const good = fields.filter(({ name }) => Object.hasOwn(values, name));
  const checked = await checkFields(good, { ...answers, ...values }, turn);
  for (const name of Object.keys(checked.problems)) delete values[name];
  return { values: { ...values, ...checked.values }, problems: { ...problems, ...checked.problems } };
}

/** The field that files are for: one that is answered by nothing else comes before lines, which may be listed in a file. */
export function takerOfFiles(fields: readonly Field[]): Field | undefined {
  const takers = fields.filter(({ schema }) => kindOf(schema).takesFiles);
  return takers.find(({ schema }) => kindOf(schema).mostLines === undefined) ?? takers[0];
}

/** A secret or files given before, where nothing came for them now: their inputs cannot show them again. */
function staying({ name, schema }: Field, raw: Raw, answers: Run['answers'], drafts: Known['drafts']) {
  const held = drafts[name] ?? answers[name] ?? undefined;
  return raw === undefined && held !== undefined && kindOf(schema).staysUnseen ? ok(held) : undefined;
}

/** Files sent one after the other for the same card come together. */
export function withHeld({ name, schema }: Field, raw: Raw, drafts: Known['drafts']): Raw {
  const held = drafts[name];
  return kindOf(schema).takesFiles && Array.isArray(held) && Array.isArray(raw) ? [...held, ...raw] : raw;
}

/**
 * What of a submitted card is kept until it is sent without a mistake, by input. Texts as typed, never what looks like
 * a PIN or holds the number of a bank account in a field that refused it; secrets sealed, and files.
 */
export function draftsOf(
  fields: readonly Field[],
  inputs: Inputs,
  { values, problems }: Checked,
  before: Known['drafts'],
): Record<string, Value> {
  return Object.fromEntries(
    fields.flatMap(({ name, schema }): [string, Value][] => {
      const kind = kindOf(schema);
      const held = values[name] ?? before[name];
      const unseen: [string, Value][] = kind.staysUnseen && held !== undefined && held !== null ? [[name, held]] : [];
      const seen = kind.inputIds(name, inputs).filter((id) => !kind.staysUnseen || id !== name);
      return unseen.concat(
        seen.map((id): [string, Value] => {
          const value = typeof inputs[id] === 'string' ? kind.drafted(inputs[id]) : '';
          // Empty, and not the answer given before: that is not what is wrong.
          return [id, problems[name] !== undefined && isPrivate(value) ? '' : value];
        }),
      );
    }),
  );
}

const isPrivate = (value: string): boolean => looksSecret(value) || holdsIban(value);
