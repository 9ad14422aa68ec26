import { questions } from '../../dialogs/procedures/questions/questions.js';
import { inLanguage } from '../../domain/terms/choices.js';
import { Language } from '../../domain/terms/language.js';
import { loadQuestions } from './operators.js';
import type { AllWords, Tree } from './wordFiles.js';

/**
 * These words, and how people ask the operator's questions (`operators/<id>/questions.json`): by that a sentence begins the
 * procedure, and names the question. Undefined: the operator has none. Throws OperatorError.
 */
export async function withQuestions(folder: string, operator: string, words: AllWords): Promise<AllWords | undefined> {
  const rules = await loadQuestions(folder, operator);
  if (rules === undefined) return undefined;
  const laid = Object.entries(words).map(([name, files]) => {
    const language = Language.parse(name);
    const asked = rules.questions.map(({ id, question, said }): [string, string[]] => [
      id,
      [inLanguage(question, language), ...(said[language] ?? [])],
    ]);
    const phrases = {
      phrases_more: asked.flatMap(([, ways]) => ways),
      choices: { question: Object.fromEntries(asked) },
    };
    const own: Tree = { ...files[questions.id], ...phrases };
    return [name, { ...files, [questions.id]: own }] as const;
  });
  return Object.fromEntries(laid);
}
