import { phoneForReading } from '../../../src/domain/values/phone.js';
import { plainBlanks } from '../../support/seen.js';
import type { Driver, Press } from './driver.js';
import { ownLines } from './ownThings.js';

const REVIEW = 'vérifiez vos réponses';
const SIMS = 'Cartes SIM';
const LINES = 2;

/** Telenet's suspension of SIM cards (T10), two of three. */
export const manyLines: Driver = {
  kind: 'many lines',
  ...{ operator: 'telenet', login: 'fleet1', password: 'telenet-demo-1', language: 'fr', procedure: 'blocking' },
  action: 'suspend',
  settle: async (tables, account) => {
    const lines = await ownLines(tables, account, '+32470000001', LINES + 1);
    const [first, second] = lines;
    const [one, two, three] = lines.map(({ number }) => plainBlanks(phoneForReading(number)));
    if (!first || !second || !one || !two || !three) throw new Error('there are no lines');
    const title = 'Suspendre / réactiver une carte SIM';
    const choosing = (titles: readonly string[]): Press => [
      'Suivant',
      { [SIMS]: titles.map((each) => new RegExp(each.replace('+', '\\+'))) },
    ];
    const suspending: Press = ['Suivant', { Opération: 'Suspendre une carte SIM' }];
    const lost: Press = ['Suivant', { 'Motif de la suspension': 'Carte SIM ou téléphone perdu' }];
    return {
      card: [[title, {}], choosing([one, two]), suspending, lost, ['Suspendre', {}]],
      text: [title, `${one}, ${two}`, '1', '2', '-', 'oui'],
      first: { done: { card: 1, text: 1 }, asks: { card: 'étape 1 sur 2', text: one } },
      middle: { done: { card: 2, text: 2 }, asks: { card: 'étape 2 sur 2', text: '1. Suspendre une carte SIM' } },
      review: { done: { card: 4, text: 5 }, asks: { card: REVIEW, text: REVIEW } },
      answered: one,
      wrong: {
        text: '+32 470 99 99 99',
        says: 'Ce numéro est introuvable. Vérifiez-le ou choisissez dans la liste.',
      },
      corrections: [
        {
          ...{ field: 'reason', asks: 'Motif de la suspension', reads: 'Carte SIM ou téléphone volé' },
          card: [['Suivant', { 'Motif de la suspension': 'Carte SIM ou téléphone volé' }]],
          text: ['Carte SIM ou téléphone volé'],
        },
        {
          ...{ field: 'lines', asks: SIMS, reads: three },
          card: [choosing([one, three]), suspending],
          text: [`${one}, ${three}`, '1'],
        },
      ],
      meanwhile: {
        happens: (changing) => changing.lines.put({ ...second, state: 'suspended', reason: 'debt' }),
        says: 'Le statut de la carte SIM a changé entre-temps : il était « ACTIVE »',
      },
      receipt: 'Suspension enregistrée',
      effects: async (found) => (await found.orders.where({ line: first.id })).length,
    };
  },
};
