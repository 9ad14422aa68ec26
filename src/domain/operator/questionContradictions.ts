import type { LocalText } from '../terms/language.js';
import { repeated } from './checks.js';
import type { Operator } from './operator.js';

/** What the questions and answers say against the profile: somebody would read nothing, or be offered what nobody has. A sentence each. */
export function questionContradictions({ profile, questionRules }: Operator): string[] {
  if (questionRules === undefined) return [];
  const { questions } = questionRules;
  const offered = new Set(Object.values(profile.roles).flat());
  const twice = repeated(questions.map(({ id }) => id)).map((id) => `${at(id)}: stands there twice`);
  const without = questions.flatMap(({ id, question, answer, said }) =>
    profile.languages.flatMap((language) =>
      Object.entries({ question: has(question, language), answer: has(answer, language), said: language in said })
        .filter(([, is]) => !is)
        .map(([part]) => `${at(id)}.${part}: has nothing in "${language}"`),
    ),
  );
  const unknown = questions.flatMap(({ id, procedures }) =>
    procedures.filter((one) => !offered.has(one)).map((one) => `${at(id)}.procedures: nobody is offered "${one}"`),
  );
  const nobodys = questions.flatMap(({ id, roles = [] }) =>
    roles.filter((role) => profile.roles[role] === undefined).map((role) => `${at(id)}.roles: "${role}" has no menu`),
  );
  return [...twice, ...without, ...unknown, ...nobodys];
}

const at = (id: string): string => `questions.json: questions.${id}`;
const has = (text: LocalText, language: string): boolean => typeof text === 'string' || language in text;
