import { z } from 'zod';
import { history as query } from '../../../domain/accounts/history.js';
import { atAnyMoment } from '../../definition/atAnyMoment.js';
import { procedure } from '../../definition/procedure.js';
import { period } from '../../fields/index.js';

/** Kcell guide: history of actions (C19), the part about oneself, from any channel. */
export const myHistory = procedure({
  id: 'myHistory',
  ask: { which: z.object({ period: period().optional() }) },
  about: { period: atAnyMoment.history.any },
  show: { query, with: (answers) => answers },
});
