import type { LocalText } from '../terms/language.js';
import { repeated } from './checks.js';
import type { Operator } from './operator.js';

/** What the questions and answers say against the profile: somebody would read nothing. A sentence each. */
export function questionContradictions({ profile, questionRules }: Operator): string[] {
  if (questionRules === undefined) return [];
  const { questions } = questionRules;
  const twice = repeated(questions.map(({ id }) => id)).map((id) => `${at(id)}: stands there twice`);
  const without = questions.flatMap(({ id, question, answer, said }) =>
    profile.languages.flatMap((language) =>
      Object.entries({ question: has(question, language), answer: has(answer, language), said: language in said })
        .filter(([, is]) => !is)
        .map(([part]) => `${at(id)}.${part}: has nothing in "${language}"`),
    ),
  );
  return [...twice, ...without];
}

const at = (id: string): string => `questions.json: questions.${id}`;
const has = (text: LocalText, language: string): boolean => typeof text === 'string' || language in text;
