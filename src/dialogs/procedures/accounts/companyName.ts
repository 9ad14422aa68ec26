import { z } from 'zod';
import { nameCompany as command, companyNames, shortNameFits } from '../../../domain/accounts/companyName.js';
import { companyName as rule } from '../../../domain/values/text.js';
import { procedure } from '../../definition/procedure.js';
import { text } from '../../fields/index.js';

/** Kcell guide, profile (C3): the short name of the company that one works for. Its full name stands beside it. */
export const companyName = procedure({
  id: 'companyName',
  ask: { names: z.object({ shortName: text(rule, 60).optional() }) },
  check: (after) => ({ shortName: after([], shortNameFits) }),
  preset: (after) => ({ names: after([], companyNames) }),
  run: { command, with: (answers, was) => ({ ...answers, was }) },
});
