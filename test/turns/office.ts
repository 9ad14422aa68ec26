import { changeProfileRoleTelenet } from '../guides/people/changeProfileRole.telenet.js';
import { createProfileTelenet } from '../guides/people/createProfile.telenet.js';
import { resendInvitationTelenet } from '../guides/people/resendInvitation.telenet.js';
import { commissionsKonnect } from '../guides/sales/commissions.konnect.js';
import { transactionsKonnect } from '../guides/sales/transactions.konnect.js';
import { blankSimsTelenet } from '../guides/tickets/blankSims.telenet.js';
import { ticketTelenet } from '../guides/tickets/ticket.telenet.js';
import { type Counted, REVIEW } from './counted.js';
import { between } from './parts.js';

const REPORT =
  'The period and the kind of sale, which the guide does not ask for, can be left empty: then it is two presses.';
const WRONG_PERIOD = 'La date de fin ne peut pas précéder la date de début';
const ROLE = 'Changer le rôle d’un profil';
const PROFILE = 'Créer un profil utilisateur';
const INVITE = 'Renvoyer une invitation';
const TICKET = 'Créer un ticket';
const OVER = 'Ce jour est passé. Choisissez aujourd’hui ou un jour à venir.';
const SIMS = 'Commander des cartes SIM vierges';
const PACKS = 'Indiquez un nombre par multiples de 10, de 10 à 500.';

/** Reports of sales, people of a company, and what is asked of the operator's staff. */
export const officeProcedures: readonly Counted[] = [
  {
    row: 'K5',
    what: 'See the transactions of a kind and a time',
    guide: { screens: 4, clicks: 3, fields: 0 },
    cards: between(transactionsKonnect.cards, 'Mes transactions', 'Suivant', WRONG_PERIOD),
    text: between(transactionsKonnect.text, 'Mes transactions', '2', WRONG_PERIOD),
    why: REPORT,
  },
  {
    row: 'K6',
    what: 'See the commissions of a kind and a time',
    guide: { screens: 4, clicks: 3, fields: 0 },
    cards: between(commissionsKonnect.cards, 'Mes commissions', 'Suivant', WRONG_PERIOD),
    text: between(commissionsKonnect.text, 'Mes commissions', '2', WRONG_PERIOD),
    why: REPORT,
  },
  {
    row: 'T16',
    what: 'Create the profile of a member',
    guide: { screens: 3, clicks: 3, fields: 5 },
    cards: between(
      createProfileTelenet.cards,
      PROFILE,
      'Créer le profil',
      'Un profil de votre entreprise a déjà cette adresse.',
    ),
    text: between(createProfileTelenet.text, PROFILE, 'oui', 'Un profil de votre entreprise a déjà cette adresse.'),
    why: 'Worse: the form is three cards, so that each is short on a phone, and the review comes before the invitation goes out.',
  },
  {
    row: 'T16',
    what: 'Make a member a manager',
    guide: { screens: 3, clicks: 3, fields: 2, inferred: true },
    cards: between(changeProfileRoleTelenet.cards, ROLE, 'Donner le rôle de manager', 'C’est votre propre profil'),
    text: between(changeProfileRoleTelenet.text, ROLE, 'oui', 'C’est votre propre profil'),
    why: REVIEW,
  },
  {
    row: 'T17',
    what: 'Send an invitation again',
    guide: { screens: 2, clicks: 2, fields: 1 },
    cards: between(resendInvitationTelenet.cards, INVITE, 'Renvoyer l’invitation', 'Ce profil est déjà validé'),
    text: between(resendInvitationTelenet.text, INVITE, 'oui', 'Ce profil est déjà validé'),
    why: REVIEW,
  },
  {
    row: 'T18',
    what: 'Create a ticket about a number and a day',
    guide: { screens: 2, clicks: 2, fields: 7 },
    cards: between(ticketTelenet.cards, TICKET, 'Envoyer le ticket', OVER),
    text: between(ticketTelenet.text, TICKET, 'oui', OVER, 'a son propre formulaire'),
    why: 'Worse: what the portal has on one long page is five short cards, as the next question depends on the answer before, and the review.',
  },
  {
    row: 'T19',
    what: 'Order blank SIM cards',
    guide: { screens: 2, clicks: 2, fields: 12 },
    cards: between(blankSimsTelenet.cards, SIMS, 'Commander les cartes SIM', PACKS),
    text: between(blankSimsTelenet.text, SIMS, 'oui', PACKS),
    why: 'Subject and detail fall away, as it has its own place in the menu. The page is cards one after the other; a country of its own decides which postcode is right.',
  },
];
