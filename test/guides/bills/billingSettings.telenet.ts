import type { Transcript } from '../transcript.js';

const TITLE = 'Paramètres de facturation';
const EMAIL = 'Adresse e-mail pour les factures';
const CHANGED = 'boekhouding@exemple.example → compta@exemple.example';
const SAVED = 'Paramètres enregistrés';

/** T22: bills by e-mail go to another address, then to Doccle; a direct debit needs a mandate. */
export const billingSettingsTelenet: Transcript = {
  procedure: 'billingSettings',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, 'Billing account'],
    ['Suivant', { 'Billing account': /^100000003/ }, ['étape 2 sur 2', 'Adresse de facturation', 'Proefkaai 3']],
    ['Suivant', { 'Mode de paiement': 'Domiciliation', [EMAIL]: 'compta@exemple.example' }, 'mandat signé'],
    ['Suivant', { 'Mode de paiement': 'Virement' }, CHANGED],
    ['Enregistrer les paramètres', {}, [SAVED, 'compta@exemple.example']],
    [TITLE, {}, 'Billing account'],
    ['Suivant', { 'Billing account': /^100000003/ }, 'Facture envoyée par'],
    ['Suivant', { 'Facture envoyée par': 'Doccle' }, 'E-mail → Doccle'],
    ['Enregistrer les paramètres', {}, [SAVED, 'Doccle']],
  ],
  text: [
    [TITLE, 'Billing account'],
    ['100000003', ['Adresse de facturation', 'Mode de paiement : Virement', 'boekhouding@exemple.example']],
    [`${EMAIL} : compta@exemple.example`, CHANGED],
    ['oui', [SAVED, 'compta@exemple.example']],
    [TITLE, 'Billing account'],
    ['100000003', 'Facture envoyée par : E-mail'],
    ['facture envoyée par : Doccle', 'E-mail → Doccle'],
    ['oui', [SAVED, 'Doccle']],
  ],
};
