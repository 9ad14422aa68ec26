import type { Check } from '../door/check.js';
import { ok, refuse } from '../terms/result.js';
import { holdsIban } from '../values/bankAccount.js';
import { looksSecret } from '../values/identifiers.js';

/** A message to the staff that may be a PIN is none: nobody has to know it. */
export const noSecret: Check<object> = (_asking, _, typed) =>
  looksSecret(typed) ? refuse('request.secret') : ok(typed);

/** Where a bank account is asked for by itself, its number stands there only: there it is sealed. */
export const noBankAccount: Check<object> = (_asking, _, typed) =>
  holdsIban(typed) ? refuse('request.bankAccount') : ok(typed);
