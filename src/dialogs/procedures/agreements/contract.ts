import { z } from 'zod';
import { contract as query } from '../../../domain/agreements/contract.js';
import { contractChoices, partChoices } from '../../../domain/agreements/contractChoices.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide, plans and options of the contract (T21). The guide's tabs are its second question. */
export const contract = procedure({
  id: 'contract',
  ask: { which: z.object({ contract: choice(), part: choice() }) },
  pick: (after) => ({ contract: after([], contractChoices), part: after([], partChoices) }),
  show: { query, with: (answers) => answers },
});
