import { z } from 'zod';
import { contractItemShown } from '../../../domain/agreements/contractItems.js';
import { packUse as query } from '../../../domain/buckets/packUse.js';
import { sharedPackChoices } from '../../../domain/buckets/sharedPacks.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide, see the use of a group pack (T15). */
export const packUse = procedure({
  id: 'packUse',
  ask: { which: z.object({ pack: choice() }) },
  about: { pack: contractItemShown.when(({ sharing }) => sharing > 0) },
  pick: (after) => ({ pack: after([], sharedPackChoices) }),
  show: { query, with: (answers) => answers },
});
