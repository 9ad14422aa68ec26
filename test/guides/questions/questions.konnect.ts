import type { Transcript } from '../transcript.js';

const TITLE = 'Questions et réponses';
const QUESTION = 'Quand commence le forfait après un réabonnement ?';
const ANSWER = 'À la fin de la période en cours, ou immédiatement si elle est terminée';

/** C24, here as well: a question from the list, or in one's own words. What is no question of the list is refused. */
export const questionsKonnect: Transcript = {
  procedure: 'questions',
  operator: 'konnect',
  login: 'agent1',
  leaves: 'nothing',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, QUESTION],
    ['Suivant', {}, 'Ce champ est obligatoire'],
    ['Suivant', { Question: QUESTION }, ANSWER],
  ],
  text: [
    [TITLE, QUESTION],
    ['99', 'Ce choix n’est pas proposé'],
    ['4', ANSWER],
    ['à partir de quand le réabonnement est valable', ANSWER],
  ],
};
