import type { PasswordProblem } from '../signIn/passwordStrength.js';

/** Why a password is not taken, as the pages say it. */
export const passwordWords = {
  short: 'web:invitation.problems.short',
  own: 'web:invitation.problems.own',
  known: 'web:invitation.problems.known',
  weak: 'web:invitation.problems.weak',
  different: 'web:invitation.problems.different',
} as const satisfies Record<PasswordProblem, string>;
