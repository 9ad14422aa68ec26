import type { Transcript } from '../transcript.js';

const TITLE = 'Questions et réponses';
const QUESTION = 'Que signifie le statut PENDING ?';
const ANSWER = '« PENDING (en attente) » veut dire que la carte SIM n’est pas encore activée';

/** C24, here as well: a question from the list, or in one's own words. What is no question of the list is refused. */
export const questionsTelenet: Transcript = {
  procedure: 'questions',
  operator: 'telenet',
  login: 'fleet1',
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
    ['1', ANSWER],
    ['pourquoi la carte sim est en attente', ANSWER],
  ],
};
