import type { Transcript } from '../transcript.js';
import { FIRST_SIM, OTHER_SIM, orderingWithoutSimInText, orderingWithoutSimOnCards } from './orderUser.comuniq.js';

const NEXT = 'Nächster Schritt';

/** O2: a user whose SIM card is linked later, from the order's actions in the overview; until then nobody can make calls with it. */
export const linkSimComuniq: Transcript = {
  procedure: 'linkSim',
  operator: 'comuniq',
  login: 'reseller1',
  greeting: ['SIM verbinden'],
  cards: [
    ...orderingWithoutSimOnCards,
    ['Bestellübersicht', {}, ['wartet auf SIM-Karte', 'SIM-Karte verknüpfen', 'lässt sich der Benutzer konfigurieren']],
    ['SIM-Karte verknüpfen', {}, ['SIM auswählen', FIRST_SIM]],
    [NEXT, { 'SIM auswählen': OTHER_SIM }, ['SIM verbinden: Angaben prüfen', OTHER_SIM]],
    ['SIM verbinden', {}, ['SIM-Karte verbunden', OTHER_SIM]],
    ['Bestellübersicht', {}, ['+49 176 04069050', 'ausgeführt']],
    ['SIM verbinden', {}, 'Zurzeit wartet keine Bestellung auf eine SIM-Karte'],
  ],
  text: [
    ...orderingWithoutSimInText,
    ['SIM verbinden', '+49 176 04069050'],
    ['1', 'SIM auswählen'],
    ['0149', [FIRST_SIM, OTHER_SIM]],
    ['2', ['Angaben prüfen', OTHER_SIM]],
    ['ja', ['SIM-Karte verbunden', OTHER_SIM]],
    ['Bestellübersicht', ['+49 176 04069050', 'ausgeführt']],
    ['SIM verbinden', 'Zurzeit wartet keine Bestellung auf eine SIM-Karte'],
  ],
};
