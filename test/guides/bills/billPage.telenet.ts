import type { Transcript } from '../transcript.js';

const TITLE = 'Aller à MyBill';
const PAGE = 'https://mybill.telenet.example';

/** T22: the link to MyBill. */
export const billPageTelenet: Transcript = {
  procedure: 'billPage',
  operator: 'telenet',
  login: 'fleet1',
  greeting: [TITLE],
  cards: [[TITLE, {}, ['MyBill', PAGE]]],
  text: [[TITLE, ['MyBill', PAGE]]],
};
