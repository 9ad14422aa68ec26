import { z } from 'zod';
import type { Check } from '../door/check.js';
import { command } from '../door/command.js';
import { present } from '../door/present.js';
import type { Operator } from '../operator/index.js';
import type { Organisation } from '../records/organisation.js';
import type { Facts } from '../terms/fact.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { companyName } from '../values/text.js';

const Names = z.object({ shortName: companyName.optional() });
type Names = z.output<typeof Names>;

/** `was`: what there was when it was shown. */
const Input = Names.extend({ was: z.object({ shortName: z.string().optional() }) });

/** The company's names: the full one, which is the contract's, is only looked at. */
export const companyNames = present<object, Names>(async ({ tables, actor }) => {
  const company = actor.organisation === undefined ? undefined : await tables.organisations.get(actor.organisation);
  return company && { answers: { shortName: company.shortName }, beside: { fullName: { text: company.name } } };
});

/** As long as the operator lets it be. */
function fits({ profile: { companyNames: rules } }: Operator, typed: string): Result<string> {
  const maximum = rules?.longest ?? 0;
  return typed.length > maximum ? refuse('value.tooLong', { maximum }) : ok(typed);
}

/** The same where it is typed. */
export const shortNameFits: Check<object> = ({ operator }, _, typed) => fits(operator, typed);

/**
 * Kcell guide (C3): the short name of the company that is worked for. It is called so wherever companies are chosen between, for all of its
 * people; without one by its full name, which papers have in any case. What somebody else has changed since is not written over.
 */
export const nameCompany = command<z.output<typeof Input>>({
  name: 'organisation.shortName',
  allowed: ['administrator'],
  offered: Object.assign(
    ({ operator: { profile } }: { readonly operator: Operator }) => profile.companyNames !== undefined,
    { missing: () => 'profile.json has no "companyNames"' },
  ),
  proof: 'none',
  input: Input,
  subject: () => 'organisation:own',
  run: async ({ tables, actor, operator, input, ids }) => {
    const company = actor.organisation === undefined ? undefined : await tables.organisations.get(actor.organisation);
    if (company === undefined) return refuse('organisation.unknown');
    const { shortName, was } = input;
    const fit = shortName === undefined ? undefined : fits(operator, shortName);
    if (fit?.ok === false) return fit;
    if (company.shortName !== was.shortName) return refuse('record.changed');
    if (company.shortName === shortName) return refuse('record.unchanged');
    const named: Organisation = { ...company, shortName };
    await tables.organisations.put(named);
    return ok({
      subject: `organisation:${company.id}`,
      reference: ids.code(REFERENCE_LENGTH),
      facts: namesOf(named),
    });
  },
});

const namesOf = ({ name, shortName }: Organisation): Facts => ({
  fullName: { text: name },
  shortName: shortName === undefined ? { word: 'noShortName' } : { text: shortName },
});
