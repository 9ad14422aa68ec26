import type { Transcript } from '../transcript.js';

const TITLE = 'Ajouter au contrat';
const WHAT = 'Plan, option ou pack à ajouter';
const DATA50 = ['Mobile Data 50', '50,00 €', 'gratuit'];
const DONE = ['Ajouté au contrat', '0000010001', 'Mobile Data 50', '50,00 €'];
const ALREADY = 'Mobile Data 50 est déjà dans le contrat 0000010001.';

/** T21, "Add": a plan that is missing comes into the contract, once, and stands in its table then. */
export const addToContractTelenet: Transcript = {
  procedure: 'addToContract',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [WHAT, 'Group Data 10 GB (0000010001)']],
    ['Suivant', { [WHAT]: /^Mobile Data 50 \(0000010001\) · / }, DATA50],
    [TITLE, {}, DONE],
    // It is not listed any more.
    ['Consulter le contrat', {}, 'Numéro du contrat'],
    ['Suivant', { 'Numéro du contrat': /^0000010002 · / }, ['0000010002', 'Ajouter']],
  ],
  text: [
    [TITLE, [WHAT, 'Mobile Data 50 (0000010002)']],
    ['Mobile Data 50 (0000010001)', DATA50],
    ['oui', DONE],
    [TITLE, WHAT],
    ['Mobile Data 50 (0000010001)', ALREADY],
    ['Mobile Data 50 (0000010011)', WHAT],
    ['Data Asia tech 3 GB (0000010002)', 'est déjà dans le contrat 0000010002'],
    ['annuler', 'Rien n’a été enregistré'],
    ['Consulter le contrat', 'Numéro du contrat'],
    ['0000010002', 'Partie du contrat'],
    ['1', ['0000010002', 'pas dans le contrat']],
  ],
};
