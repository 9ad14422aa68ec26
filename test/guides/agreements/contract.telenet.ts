import type { Transcript } from '../transcript.js';

const TITLE = 'Consulter le contrat';
const OF = 'Numéro du contrat';
const PART = 'Partie du contrat';
const PACKS = ['Group Data 5 GB', 'Group Voice 100 min', '100 min 0 s', '7,00 €', 'pas dans le contrat'];
/** The guide's figures: Voice National is for three plans only. */
const PLANS = [
  ...['0000010001', '100000002', 'Mobile 1', 'Mobile Europe', 'Mobile Data 20', '45,00 €', '33,00 €', '12,00 €'],
  ...['Data Asia business 600 MB', '16,00 €', 'Voice National 100 min', '3,00 €', '35,00 €', '25,00 €'],
  /sans objet/i,
];

/** T21: the plans of a contract against its options, and its group packs. Whoever has one contract only is not asked which. */
export const contractTelenet: Transcript = {
  procedure: 'contract',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [OF, PART, '0000010002']],
    ['Suivant', { [PART]: 'Plans tarifaires' }, OF],
    ['Suivant', { [OF]: /^0000010001 · / }, PLANS],
    [TITLE, {}, PART],
    ['Suivant', { [OF]: /^0000010002 · /, [PART]: 'Packs de groupe' }, ['0000010002', ...PACKS]],
  ],
  text: [
    [TITLE, [OF, '1. 0000010001', '2. 0000010002']],
    // No contract of the company's.
    ['0000010011', OF],
    ['0000010001', [PART, '2. Packs de groupe']],
    ['1', [...PLANS, 'Sans objet', 'Data Asia tech 3 GB · 35,00 € par mois']],
    [TITLE, OF],
    ['100000003', PART],
    ['packs de groupe', ['0000010002', ...PACKS]],
  ],
};
