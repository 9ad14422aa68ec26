import type { Transcript } from '../transcript.js';

const TITLE = 'Demander une domiciliation';
const SAID = ['100000003', 'Anna Exemple', 'mandat SEPA'];

/** T20: a direct debit is asked for; the staff sends the mandate. */
export const debitMandateTelenet: Transcript = {
  procedure: 'debitMandate',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, ['Billing account', 'Signataire du mandat']],
    ['Suivant', { 'Billing account': /^100000003/, 'Signataire du mandat': '12345' }, 'Un nom s’écrit'],
    ['Suivant', { 'Signataire du mandat': 'Anna Exemple' }, 'Votre message'],
    ['Suivant', {}, 'Votre adresse e-mail'],
    ['Suivant', { 'Votre adresse e-mail': 'anna@exemple.example', 'Votre numéro de mobile': '0470 00 00 01' }, SAID],
    ['Demander la domiciliation', {}, ['Domiciliation demandée', 'Domiciliation']],
    ['Mes tickets', {}, ['Domiciliation', '100000003', 'Anna Exemple']],
  ],
  text: [
    [TITLE, 'Billing account'],
    ['100000003', 'Signataire du mandat'],
    ['12345', 'Un nom s’écrit'],
    ['Anna Exemple', 'Votre message'],
    ['-', 'Votre adresse e-mail'],
    ['anna@exemple.example', 'Votre numéro de mobile'],
    ['0470 00 00 01', SAID],
    ['oui', ['Domiciliation demandée', 'Domiciliation']],
    ['Mes tickets', ['Domiciliation', '100000003', 'Anna Exemple']],
  ],
};
