import { z } from 'zod';
import { addLines as command } from '../../../domain/orders/addLines.js';
import { procedure } from '../../definition/procedure.js';
import { newLineList } from '../../fields/index.js';

/** Telenet: add SIM cards and their users, many at once by a list (T2). The guide's ticket "add employees by CSV" asks for the same. */
export const addLines = procedure({
  id: 'addLines',
  ask: { list: z.object({ list: newLineList() }) },
  run: { command, with: ({ list }) => ({ lines: list }) },
});
