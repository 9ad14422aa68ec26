import type { Transcript } from '../transcript.js';

const TITLE = 'Demander une domiciliation';
const IBAN = 'Numéro de compte bancaire (IBAN)';
const HOLDER = 'Titulaire du compte bancaire';
const SIGNER = 'Signataire du mandat';
const SHOWN = 'BE •••• 6769';
const SAID = ['100000003', SHOWN, 'Exemple Logistique SA', 'Anna Exemple', 'mandat SEPA'];
const WRONG = 'Cet IBAN n’est pas correct';

/** The address and the number of whoever asks stand there already. */
const OWN = ['fleet1@example.com', '+32 470 00 09 01'];

/** T20: a direct debit is asked for; the staff makes out the mandate to the bank account, whose number is seen masked. */
export const debitMandateTelenet: Transcript = {
  procedure: 'debitMandate',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Billing account'],
    ['Suivant', { 'Billing account': /^100000003/ }, [IBAN, HOLDER, SIGNER]],
    [
      'Suivant',
      { [IBAN]: 'BE71 0961 2345 6768', [HOLDER]: 'Exemple Logistique SA', [SIGNER]: '12345' },
      [WRONG, 'Un nom s’écrit'],
    ],
    ['Suivant', { [IBAN]: 'IBAN: be71 0961 2345 6769', [SIGNER]: 'Anna Exemple' }, 'Votre message'],
    [
      'Suivant',
      { 'Votre message (facultatif)': 'Compte BE71 0961 2345 6769' },
      'contient un numéro de compte bancaire',
    ],
    ['Suivant', { 'Votre message (facultatif)': '' }, 'Votre adresse e-mail'],
    ['Suivant', {}, [...SAID, ...OWN]],
    ['Demander la domiciliation', {}, ['Domiciliation demandée', 'Domiciliation']],
    ['Mes tickets', {}, ['Domiciliation', '100000003', SHOWN, 'Exemple Logistique SA', 'Anna Exemple']],
  ],
  text: [
    [TITLE, 'Billing account'],
    ['100000003', IBAN],
    ['12345', 'Un IBAN commence par deux lettres'],
    ['BE71 0961 2345 6768', WRONG],
    ['be71 0961 2345 6769', HOLDER],
    ['Exemple Logistique SA', SIGNER],
    ['12345', 'Un nom s’écrit'],
    ['Anna Exemple', 'Votre message'],
    ['Compte BE71 0961 2345 6769', 'contient un numéro de compte bancaire'],
    ['-', ['Votre adresse e-mail', 'Réponse actuelle : fleet1@example.com']],
    ['=', ['Votre numéro de mobile', 'Réponse actuelle : +32 470 00 09 01']],
    ['0470 00 00 01', [...SAID, 'fleet1@example.com', '+32 470 00 00 01']],
    ['oui', ['Domiciliation demandée', 'Domiciliation']],
    ['Mes tickets', ['Domiciliation', '100000003', SHOWN, 'Exemple Logistique SA', 'Anna Exemple']],
  ],
};
