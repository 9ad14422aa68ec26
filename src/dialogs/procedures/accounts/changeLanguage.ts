import { z } from 'zod';
import { changeLanguage as command, otherLanguages } from '../../../domain/accounts/changeLanguage.js';
import { Language } from '../../../domain/terms/language.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Kcell guide, profile (C3): the language of one's account. The receipt is in the new one, and the page follows at once. */
export const changeLanguage = procedure({
  id: 'changeLanguage',
  ask: { which: z.object({ spoken: choice() }) },
  pick: (after) => ({ spoken: after([], otherLanguages) }),
  run: { command, with: ({ spoken }) => ({ language: Language.parse(spoken) }) },
});
