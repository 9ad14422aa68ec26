import { z } from 'zod';
import { questionAnswered, questionsAsked } from '../../../domain/questions/questionAnswered.js';
import { procedure } from '../../definition/procedure.js';
import { choice } from '../../fields/index.js';

/** Kcell guide, questions and answers (C24): one of the operator's questions, chosen or asked in one's own words. */
export const questions = procedure({
  id: 'questions',
  ask: { question: z.object({ question: choice() }) },
  pick: (after) => ({ question: after([], questionsAsked) }),
  show: { query: questionAnswered, with: (answers) => answers },
});
