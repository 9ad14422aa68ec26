import type { Transcript } from '../transcript.js';

const TITLE = 'Fragen und Antworten';
const QUESTION = 'Warum wird eine Nebenstellennummer nicht angenommen?';
const ANSWER = 'Jede Nebenstellennummer gibt es im Konto nur einmal';

/** C24, here as well: a question from the list, or in one's own words. What is no question of the list is refused. */
export const questionsComuniq: Transcript = {
  procedure: 'questions',
  operator: 'comuniq',
  login: 'reseller1',
  leaves: 'nothing',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, QUESTION],
    ['Nächster Schritt', {}, 'Dieses Feld muss ausgefüllt werden'],
    ['Nächster Schritt', { Frage: QUESTION }, ANSWER],
  ],
  text: [
    [TITLE, QUESTION],
    ['99', 'Das steht nicht zur Auswahl'],
    ['4', ANSWER],
    ['was ist eine Nebenstellennummer', ANSWER],
  ],
};
