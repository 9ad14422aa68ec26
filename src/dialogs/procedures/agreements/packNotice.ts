import { z } from 'zod';
import { contractChoices } from '../../../domain/agreements/contractChoices.js';
import { amountChecked, packNotice as command, noticeNow } from '../../../domain/agreements/packNotice.js';
import { procedure } from '../../definition/procedure.js';
import { amount, choice, ifAsked, toggle } from '../../fields/index.js';

/** Telenet guide, out-of-bundle notifications for group packs (T14): on or off, and from which amount on. */
export const packNotice = procedure({
  id: 'packNotice',
  ask: {
    contract: z.object({ contract: choice() }),
    notice: z.object({ told: toggle(), amount: ifAsked(amount(undefined, 1)) }),
  },
  pick: (after) => ({ contract: after([], contractChoices) }),
  skip: (after) => ({ amount: after(['told'], ({ told }) => !told) }),
  check: (after) => ({ amount: after([], amountChecked) }),
  preset: (after) => ({ notice: after(['contract'], noticeNow) }),
  run: { command, with: ({ contract, told, amount }, { contract: _, ...was }) => ({ contract, told, amount, was }) },
});
