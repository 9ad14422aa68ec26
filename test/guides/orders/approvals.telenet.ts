import { stoppingManyInText, stoppingManyOnCards } from '../lines/stopNumber.telenet.js';
import type { Transcript } from '../transcript.js';

const TITLE = 'Anfragen freigeben';
const REQUEST = ['Fleet Manager Exemple', 'Die Rufnummer wird nicht mehr gebraucht', '6 SIM-Karten'];
const REVIEW = ['6 SIM-Karten: 6 werden geändert', 'BEENDET, Rufnummer zurückgegeben'];
const DONE = ['Anfrage freigegeben', '6 SIM-Karten: 6 angenommen'];

/** Four eyes: stopping many numbers is approved by another fleet manager of the company. */
export const approvalsTelenet: Transcript = {
  procedure: 'approvals',
  operator: 'telenet',
  login: 'fleet2',
  before: { login: 'fleet1', cards: stoppingManyOnCards, text: stoppingManyInText },
  greeting: [TITLE],
  cards: [
    [TITLE, {}, REQUEST],
    ['Weiter', { Anfrage: /Fleet Manager Exemple/ }, ['Entscheidung', 'Freigeben', 'Ablehnen']],
    ['Weiter', { Entscheidung: 'Freigeben' }, REVIEW],
    ['Freigeben', {}, DONE],
    // The rule that refuses: it is decided.
    [TITLE, {}, 'Zurzeit wartet keine Anfrage'],
  ],
  text: [
    [TITLE, REQUEST],
    ['1', ['Entscheidung', '1. Freigeben', '2. Ablehnen']],
    ['1', REVIEW],
    ['ja', DONE],
    [TITLE, 'Zurzeit wartet keine Anfrage'],
  ],
};
