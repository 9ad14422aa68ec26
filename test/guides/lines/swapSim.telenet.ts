import { line, SEARCH } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Remplacer la carte SIM';
const HOW = 'Remplacer';
const STOCK = 'Par une carte SIM de votre stock';
const TYPED = 'Par une carte SIM dont vous tapez le numéro';
const BY_LIST = 'Plusieurs cartes SIM avec une liste';
const ICCID = 'Numéro de la nouvelle carte SIM';
const SIM = 'Carte SIM';
const REVIEW = ['vérifiez vos réponses', '8932030000800000010', 'averti par SMS', 'annuler jusque-là, pas après'];
const RECEIPT = ['Remplacement enregistré', '8932030000800000010', 'redémarrez le téléphone'];
/** What a spreadsheet, a messenger and a hurry make of a number; the last one is right and pasted with blanks of all kinds. */
const SHORTENED = 'Le tableur a abrégé ce numéro';
const WRONG_DIGIT = 'Le dernier chiffre ne correspond pas';
const FOREIGN = 'commence par 893203';
const PASTED = '\u200e89 3203 0000\u00a08000 00010\u200f';
const LIST = [
  'Numéro;Carte SIM',
  '0470 00 00 09;8932030000800000028',
  '0470000010;8.93203E+18',
  '0470000011;8932030000800000036',
  '0470000012;8932030000800000044',
].join('\n');
const LISTED = ['Ligne 3', 'Le tableur a abrégé', '8932030000800000028', '8932030000800000036', 'résiliée'];

/** T4: a card is replaced with the password, typed as it is printed, or many by a list; what was done does not come back. */
export const swapSimTelenet: Transcript = {
  procedure: 'swapSim',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [HOW, STOCK, TYPED, BY_LIST]],
    ['Suivant', { [HOW]: TYPED }, SIM],
    ['Suivant', { [SIM]: line('01') }, ICCID],
    // The rules that refuse: what a spreadsheet has shortened, a wrong check digit, another operator's card.
    ['Suivant', { [ICCID]: '8,93203E+18' }, SHORTENED],
    ['Suivant', { [ICCID]: '8932030000800000011' }, WRONG_DIGIT],
    ['Suivant', { [ICCID]: '89997020000000001005' }, FOREIGN],
    ['Suivant', { [ICCID]: PASTED }, REVIEW],
    [TITLE, { 'Votre mot de passe': 'not-the-one' }, 'Mot de passe incorrect'],
    [TITLE, { 'Votre mot de passe': 'telenet-demo-1' }, RECEIPT],
    // The card is on order, and the line waits for it.
    [TITLE, {}, HOW],
    ['Suivant', { [HOW]: TYPED }, SIM],
    ['Suivant', { [SIM]: line('09') }, ICCID],
    ['Suivant', { [ICCID]: '8932030000800000010' }, 'déjà utilisée ou commandée'],
    ['Annuler', {}, 'Rien n’a été enregistré'],
    [TITLE, {}, HOW],
    ['Suivant', { [HOW]: BY_LIST }, 'Liste'],
    ['Suivant', { Liste: LIST }, LISTED],
    [TITLE, { 'Votre mot de passe': 'telenet-demo-1' }, ['Remplacement enregistré', '2 acceptées']],
    [TITLE, {}, HOW],
    ['Suivant', { [HOW]: STOCK }, SIM],
    ['Chercher', { [SEARCH]: '0470000001' }, 'Anna Exemple'],
    ['Suivant', { [SIM]: line('01') }, 'Nouvelle carte SIM'],
    [
      'Suivant',
      { 'Nouvelle carte SIM': '8932030000800000051' },
      /La commande \w{8} est encore en cours pour cette carte SIM/,
    ],
  ],
  text: [
    [TITLE, [HOW, `1. ${STOCK}`]],
    ['2', SIM],
    ['0470000001', ICCID],
    ['8,93203E+18', SHORTENED],
    ['8932030000800000011', WRONG_DIGIT],
    ['89997020000000001005', FOREIGN],
    [PASTED, REVIEW],
    ['oui', 'mot de passe'],
    ['not-the-one', 'Mot de passe incorrect'],
    ['telenet-demo-1', RECEIPT],
    [TITLE, HOW],
    ['3', 'Collez les lignes'],
    [LIST, LISTED],
    ['oui', 'mot de passe'],
    ['telenet-demo-1', ['Remplacement enregistré', '2 acceptées']],
  ],
};
