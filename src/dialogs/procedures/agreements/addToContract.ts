import { z } from 'zod';
import { addToContract as command, missingItems } from '../../../domain/agreements/addToContract.js';
import { contractItemShown, itemParts } from '../../../domain/agreements/contractItems.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Telenet guide, "Add" beside what is not in the contract yet (T21). */
export const addToContract = procedure({
  id: 'addToContract',
  ask: { what: z.object({ item: choice() }) },
  about: { item: contractItemShown.when(({ has }) => !has) },
  pick: (after) => ({ item: after([], missingItems) }),
  run: { command, with: ({ item }) => itemParts(item) },
});
