import { sharingInText, sharingOnCards } from '../lines/groupPack.telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Consommation d’un pack de groupe';
const PACK = 'Pack de groupe';
/** Jürgen shares it since a moment: he has used nothing of it. */
const USE = [
  ...['Consommation du pack', '0000010002', 'Volume du pack', 'Utilisé en tout', 'Reste', 'Partagé par'],
  ...['Dans le pack depuis', 'Part apportée', '5 120 Mo', /\d+,00 € par mois/],
];

/** T15: the use of a pack in all and by SIM card, once somebody more shares it. */
export const packUseTelenet: Transcript = {
  procedure: 'packUse',
  operator: 'telenet',
  login: 'fleet1',
  before: { login: 'fleet1', cards: sharingOnCards, text: sharingInText },
  greeting: [TITLE],
  cards: [
    [TITLE, {}, [PACK, /Group Data 5 GB \(0000010001\) · \d+ cartes SIM/]],
    ['Suivant', { [PACK]: /^Group Data 5 GB \(0000010002\)/ }, USE],
    ['Consulter le contrat', {}, 'Partie du contrat'],
    [
      'Suivant',
      { 'Numéro du contrat': /^0000010001 · /, 'Partie du contrat': 'Packs de groupe' },
      'Cartes SIM du pack',
    ],
    ['Voir la consommation', {}, ['Consommation du pack', '0000010001']],
  ],
  text: [
    [TITLE, ['Group Data 5 GB (0000010001)', 'Group Voice 100 min (0000010001)']],
    ['Group Data 10 GB', PACK],
    ['Group Data 5 GB (0000010002)', USE],
    ['Consulter le contrat', 'Numéro du contrat'],
    ['0000010001', 'Partie du contrat'],
    ['packs de groupe', ['1. Pack de groupe : Group Data 5 GB', 'Cartes SIM du pack']],
    [TITLE, PACK],
    ['Group Data 5 GB (0000010001)', ['Consommation du pack', '0000010001']],
  ],
};
