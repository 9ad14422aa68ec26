import { z } from 'zod';
import { linesFor } from '../../../domain/lines/find/choices.js';
import { linesFit } from '../../../domain/lines/linesShown.js';
import { settingsChoices } from '../../../domain/lines/phoneSettings.js';
import { sendSettings } from '../../../domain/lines/sendSettings.js';
import { procedure } from '../../definition/procedure.js';
import { lines, many } from '../../fields/index.js';

/** Belarus: settings for a phone (B13). The guide has one number and one service at a time; here several of both go together. */
export const phoneSettings = procedure({
  id: 'phoneSettings',
  ask: {
    lines: z.object({ lines: lines() }),
    settings: z.object({ services: many(10) }),
  },
  about: { lines: linesFit('phoneSettings') },
  pick: (after) => ({ lines: after([], linesFor('phoneSettings')), services: after([], settingsChoices) }),
  run: { command: sendSettings, with: (answers) => answers },
});
