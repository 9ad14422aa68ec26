import { addLineTelenet } from '../guides/lines/addLine.telenet.js';
import { addLinesTelenet } from '../guides/lines/addLines.telenet.js';
import { barringTelenet } from '../guides/lines/barring.telenet.js';
import { lineAccountTelenet, splitBillProfileTelenet } from '../guides/lines/billing.telenet.js';
import { lineOverviewTelenet } from '../guides/lines/lineOverview.telenet.js';
import { optionsTelenet } from '../guides/lines/options.telenet.js';
import { limitingInText, limitingOnCards } from '../guides/lines/payByMobileLimit.telenet.js';
import { changingPlansInText, changingPlansOnCards } from '../guides/lines/planChange.telenet.js';
import { stoppingManyInText, stoppingManyOnCards } from '../guides/lines/stopNumber.telenet.js';
import { swapSimTelenet } from '../guides/lines/swapSim.telenet.js';
import { userDataTelenet } from '../guides/lines/userData.telenet.js';
import { type Counted, ONE_BY_ONE, ONE_CARD, REVIEW } from './counted.js';
import { between, those } from './parts.js';

const ADD = 'Ajouter une carte SIM';
const NO_SIM = ['Cette carte SIM est déjà utilisée ou commandée', 'Le dernier chiffre ne correspond pas'];
const SWAP = 'Remplacer la carte SIM';
const NO_SWAP = ['Le tableur a abrégé ce numéro', 'Le dernier chiffre ne correspond pas', 'commence par 893203'];
const WRONG_PASSWORD = 'Mot de passe incorrect';
const DATA = 'Modifier les données d’un utilisateur';
const OPTIONS = 'Ajouter ou supprimer des options';
const NOT_FOR_PLAN =
  '« Voice National 100 min » est disponible uniquement avec ces plans tarifaires : Mobile 1, Mobile Start, Mobile Start +';
const UNCHANGED = 'Rien n’a changé';
const SPLIT = 'Changer le profil split bill';
const ACCOUNT = 'Changer le billing account';
const BARS = 'Gérer les blocages';

/** What Telenet's guide does to a SIM card. */
export const fleetProcedures: readonly Counted[] = [
  {
    row: 'T2',
    what: 'Add a SIM card, its user, a plan with an option, and a new number',
    guide: { screens: 9, clicks: 9, fields: 10 },
    cards: between(addLineTelenet.cards, ADD, 'Commander', ...NO_SIM),
    text: between(addLineTelenet.text, ADD, 'oui', ...NO_SIM),
    why: 'The same questions, one by one. The number is chosen from a list, which the guide does not show, and a review with the prices comes before the yes.',
  },
  {
    row: 'T2',
    what: 'Add three SIM cards with their users by a file',
    guide: { screens: 27, clicks: 27, fields: 30, inferred: true },
    cards: those(addLinesTelenet.cards, 0, 3, 4),
    text: those(addLinesTelenet.text, 0, 2, 3),
    why: 'The portal takes one card after the other, or a ticket with a file, which somebody types in. Here each row has its verdict before the yes. The words in text are those of the table.',
  },
  {
    row: 'T4',
    what: 'Replace a SIM card',
    guide: { screens: 3, clicks: 3, fields: 2 },
    cards: between(swapSimTelenet.cards, SWAP, SWAP, ...NO_SWAP, WRONG_PASSWORD),
    text: between(swapSimTelenet.text, SWAP, 'telenet-demo-1', ...NO_SWAP, WRONG_PASSWORD),
    why: 'Worse: how the new card is named is asked for, and the password is given again, since whoever gets the number gets its codes.',
  },
  {
    row: 'T5',
    what: 'Find a SIM card and open it',
    guide: { screens: 3, clicks: 2, fields: 2 },
    cards: those(lineOverviewTelenet.cards, 0, 8, 9),
    text: those(lineOverviewTelenet.text, 0, 9),
    why: 'The search is a press of its own. In text the number alone is enough.',
  },
  {
    row: 'T5',
    what: 'Export two SIM cards',
    guide: { screens: 2, clicks: 2, fields: 2 },
    cards: those(lineOverviewTelenet.cards, 16, 17, 18),
    text: those(lineOverviewTelenet.text, 14, 15, 16),
    why: 'One press more: what was marked is shown before it is fetched.',
  },
  {
    row: 'T6',
    what: 'Change a user’s first name',
    guide: { screens: 3, clicks: 3, fields: 2 },
    cards: between(userDataTelenet.cards, DATA, 'Enregistrer les modifications', UNCHANGED, 'Retour'),
    text: between(userDataTelenet.text, DATA, 'oui', UNCHANGED),
    why: 'One press more for the review, which shows only what changes.',
  },
  {
    row: 'T7',
    what: 'Change the plan of four SIM cards',
    guide: { screens: 4, clicks: 4, fields: 6 },
    cards: changingPlansOnCards,
    text: changingPlansInText,
    why: 'Two presses more: the cards are looked for, and the category is a card of its own before the plans.',
  },
  {
    row: 'T8',
    what: 'Add an option to a SIM card',
    guide: { screens: 4, clicks: 4, fields: 2 },
    cards: between(optionsTelenet.cards, OPTIONS, 'Enregistrer les modifications', UNCHANGED),
    text: between(optionsTelenet.text, OPTIONS, 'oui', UNCHANGED, NOT_FOR_PLAN),
    why: ONE_CARD,
  },
  {
    row: 'T9',
    what: 'Change the split-bill profile of four SIM cards',
    guide: { screens: 13, clicks: 13, fields: 8, inferred: true },
    cards: between(splitBillProfileTelenet.cards, SPLIT, 'Changer le profil'),
    text: between(splitBillProfileTelenet.text, SPLIT, 'oui'),
    why: ONE_BY_ONE,
  },
  {
    row: 'T9',
    what: 'Change the billing account of three SIM cards',
    guide: { screens: 10, clicks: 10, fields: 6, inferred: true },
    cards: between(lineAccountTelenet.cards, ACCOUNT, ACCOUNT),
    text: between(lineAccountTelenet.text, ACCOUNT, 'oui'),
    why: ONE_BY_ONE,
  },
  {
    row: 'T11',
    what: 'Bar outgoing calls of two SIM cards',
    guide: { screens: 7, clicks: 5, fields: 4 },
    cards: between(barringTelenet.cards, BARS, 'Enregistrer les blocages', UNCHANGED),
    text: between(
      barringTelenet.text,
      BARS,
      'oui',
      UNCHANGED,
      'Réponse non reconnue',
      'n’est activé que pour une partie',
    ),
    why: `${ONE_BY_ONE} ${REVIEW}`,
  },
  {
    row: 'T12',
    what: 'Limit what three SIM cards may pay by phone',
    guide: { screens: 10, clicks: 10, fields: 9, inferred: true },
    cards: limitingOnCards,
    text: limitingInText,
    why: ONE_BY_ONE,
  },
  {
    row: 'T13',
    what: 'Stop six numbers on a day',
    guide: { screens: 3, clicks: 3, fields: 7, inferred: true },
    cards: stoppingManyOnCards,
    text: stoppingManyInText,
    why: 'Worse: what becomes of the numbers is asked for, as a number that was given up does not come back; then a second fleet manager approves.',
  },
];
