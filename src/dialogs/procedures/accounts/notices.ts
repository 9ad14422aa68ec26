import { z } from 'zod';
import { chooseNotices as command } from '../../../domain/accounts/chooseNotices.js';
import { noticeChoices } from '../../../domain/accounts/notices.js';
import { procedure } from '../../definition/procedure.js';
import { switches } from '../../fields/index.js';

/** Kcell guide, profile (C3): what one is told by mail and in Teams. What tells of the account itself cannot be turned off. */
export const notices = procedure({
  id: 'notices',
  ask: { which: z.object({ notices: switches() }) },
  pick: (after) => ({ notices: after([], noticeChoices) }),
  run: { command, with: (answers) => answers },
});
