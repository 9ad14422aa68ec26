import type { Transcript } from '../transcript.js';

const TITLE = 'Notifications de consommation des packs';
const CONTRACT = 'Numéro du contrat';
const TOLD = 'Notifications activées';
const AMOUNT = 'Montant à partir duquel vous êtes prévenu';
const SAVE = 'Sauvegarder les notifications';
const DONE = 'Notifications enregistrées';
const UNCHANGED = 'Rien n’a changé';
const TOO_MUCH = 'Le montant ne peut pas dépasser 1 000,00 €';
const OF_FIRST = { [CONTRACT]: /^0000010001/ };

/** T14: the amount is changed, then the notifications are turned off. Nothing changed is nothing saved; an amount that is none is refused. */
export const packNoticeTelenet: Transcript = {
  procedure: 'packNotice',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, CONTRACT],
    ['Suivant', OF_FIRST, AMOUNT],
    ['Suivant', {}, UNCHANGED],
    ['Retour', {}, AMOUNT],
    ['Suivant', { [AMOUNT]: '1 500 €' }, TOO_MUCH],
    [
      'Suivant',
      { [AMOUNT]: '€ 40' },
      ['vérifiez vos réponses', '25,00 € → 40,00 €', 'dans le chat et par e-mail, si votre compte a une adresse'],
    ],
    [SAVE, {}, [DONE, '40,00 €']],
    [TITLE, {}, CONTRACT],
    ['Suivant', OF_FIRST, AMOUNT],
    ['Suivant', { [TOLD]: 'false' }, ['vérifiez vos réponses', 'oui → non']],
    [SAVE, {}, [DONE, 'désactivé']],
  ],
  text: [
    [TITLE, CONTRACT],
    ['0000010001', TOLD],
    ['oui', AMOUNT],
    ['25', UNCHANGED],
    ['montant', AMOUNT],
    ['1 500 €', TOO_MUCH],
    ['0', AMOUNT],
    ['-5', AMOUNT],
    ['€ 40', ['vérifiez vos réponses', '25,00 € → 40,00 €']],
    ['oui', [DONE, '40,00 €']],
    [TITLE, CONTRACT],
    ['0000010001', TOLD],
    ['non', ['vérifiez vos réponses', 'oui → non']],
    ['oui', DONE],
  ],
};
