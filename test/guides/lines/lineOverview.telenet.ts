import { line, SEARCH, SIMS, UNKNOWN } from '../telenet.js';
import type { Transcript } from '../transcript.js';

const FIRST = ['+32 470 00 00 01 · Anna Exemple · Mobile Contact · ACTIVE · 100000001', 'Cartes SIM 1 à 10 sur 312'];

/** T5: lines by a part of the number, a name, a mask, a billing account and a state, with what can be done to them. */
export const lineOverviewTelenet: Transcript = {
  procedure: 'lineOverview',
  operator: 'telenet',
  login: 'fleet1',
  greeting: ['Exemple Logistique SA', 'Vue d’ensemble des cartes SIM'],
  cards: [
    ['Vue d’ensemble des cartes SIM', {}, FIRST],
    ['Chercher', { [SEARCH]: '00101' }, ['+32 470 00 01 01', 'Bruno Voorbeeld']],
    ['Chercher', { [SEARCH]: 'elise' }, ['Élise Dumodèle', 'Cartes SIM 1 à 10 sur 16']],
    ['Chercher', { [SEARCH]: '%00001_' }, ['Jürgen Müßiggang-Größe', 'Tout sélectionner (3)']],
    ['Chercher', { [SEARCH]: '', 'Billing account': /Antwerpen/ }, 'Tout sélectionner (104)'],
    ['Chercher', { Statut: 'SUSPENDUE / facture impayée' }, ['Dries Voorbeeld', 'Tout sélectionner (2)']],
    // A number of another company answers like one that nobody has.
    ['Chercher', { [SEARCH]: '0470000701' }, 'Aucune carte SIM trouvée pour « 0470000701 »'],
    ['Chercher', { [SEARCH]: '0470009999' }, 'Aucune carte SIM trouvée pour « 0470009999 »'],
    ['Chercher', { [SEARCH]: '0470 00 00 07' }, 'Femke De Proef'],
    [
      'Suivant',
      { [SIMS]: [line('07')] },
      ['Statut SUSPENDUE / carte perdue', 'Billing account 100000003', '8932030000900000076'],
    ],
    ['Suspendre / réactiver une carte SIM', {}, 'étape 1 sur 2'],
    ['Chercher', { [SEARCH]: '0470000007' }, 'Femke De Proef'],
    ['Suivant', { [SIMS]: [line('07')] }, ['étape 2 sur 2', 'Opération']],
    ['Suivant', { Opération: 'Réactiver une carte SIM' }, 'Date d’effet (facultatif)'],
    ['Suivant', {}, ['vérifiez vos réponses', '+32 470 00 00 07', 'ACTIVE']],
    ['Réactiver', {}, 'Réactivation enregistrée'],
    // The export.
    ['Vue d’ensemble des cartes SIM', {}, FIRST],
    ['Suivant', { [SIMS]: ['01', '02'].map(line) }, ['Anna Exemple', 'Télécharger le rapport', 'XLSX', 'CSV']],
    ['XLSX', {}, ['en XLSX', 'valable 10 minutes']],
  ],
  text: [
    ['Vue d’ensemble des cartes SIM', [...FIRST, 'un masque (% = plusieurs chiffres, _ = un chiffre)']],
    ['00101', ['+32 470 00 01 01', 'Bruno Voorbeeld']],
    ['Vue d’ensemble des cartes SIM', FIRST],
    ['elise', ['Élise Dumodèle', 'Cartes SIM 1 à 10 sur 16', 'Filtre : elise']],
    ['%00001_', ['Jürgen Müßiggang-Größe', '3. +32 470 00 00 12']],
    ['100000002', ['sur 104', 'Voorbeeldstraat 7, 2000 Antwerpen']],
    ['SUSPENDUE / facture impayée', ['Dries Voorbeeld', 'sur 2']],
    ['0470000701', UNKNOWN],
    ['0470009999', UNKNOWN],
    ['0470 00 00 07', ['Statut : SUSPENDUE / carte perdue', 'Billing account : 100000003', '8932030000900000076']],
    // What can be done to the line was offered: it is in the question already.
    ['Suspendre / réactiver une carte SIM', 'Opération'],
    ['Réactiver une carte SIM', 'Date d’effet'],
    ['-', ['vérifiez vos réponses', '+32 470 00 00 07', 'ACTIVE']],
    ['oui', 'Réactivation enregistrée'],
    ['Vue d’ensemble des cartes SIM', FIRST],
    ['0470000001, 0470000002', ['Anna Exemple', 'tapez « XLSX » ou « CSV »']],
    ['Excel', 'en XLSX (lien valable 10 minutes'],
  ],
};
