import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import type { Operator } from '../operator/index.js';
import { roles } from '../records/account.js';
import { choose, inLanguage } from '../terms/choices.js';
import { ok, refuse } from '../terms/result.js';

/** The operator's questions, in the guide's order. */
export const questionsAsked = list(async (asking, _, find) =>
  choose(
    questionsOf(asking).map(({ id, question, said }) => ({
      ...{ value: id, title: inLanguage(question, find.language) },
      also: said[find.language] ?? [],
    })),
    find,
  ),
);

/** Kcell guide, questions and answers (C24): the answer to one of them. It tells of nobody, and is no line in the audit. */
export const questionAnswered = query<{ readonly question: string }>({
  name: 'questions.answered',
  allowed: roles,
  offered: Object.assign(({ operator }: { readonly operator: Operator }) => operator.questionRules !== undefined, {
    missing: () => 'there is no questions.json',
  }),
  look: async (asking, { question }) => {
    const asked = questionsOf(asking).find(({ id }) => id === question);
    if (asked === undefined) return refuse('value.choice');
    const facts = { question: { name: asked.question }, answer: { name: asked.answer } };
    return ok({ facts, begins: asked.procedures });
  },
});

/** The questions of whoever asks, by their role. */
const questionsOf = ({ operator: { questionRules }, actor: { role } }: Pick<Asking, 'operator' | 'actor'>) =>
  (questionRules?.questions ?? []).filter(({ roles: whose }) => whose?.includes(role) ?? true);
