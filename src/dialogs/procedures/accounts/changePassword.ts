import { z } from 'zod';
import { changePassword as command, typedAlike } from '../../../domain/accounts/changePassword.js';
import { procedure } from '../../definition/procedure.js';
import { newPassword, passwordAgain } from '../../fields/index.js';

/** Kcell guide, profile (C3): one's own password. The one there is comes last, at the review, as every proof does. */
export const changePassword = procedure({
  id: 'changePassword',
  ask: { chosen: z.object({ newPassword: newPassword(), again: passwordAgain('newPassword') }) },
  check: (after) => ({ again: after(['newPassword'], typedAlike) }),
  run: { command, with: ({ newPassword: password, again }) => ({ password, again }) },
});
