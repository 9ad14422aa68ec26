import { commissionsKonnect } from './commissions.konnect.js';
import { erasePersonKonnect } from './erasePerson.konnect.js';
import { registrationKonnect } from './registration.konnect.js';
import { resubscriptionKonnect } from './resubscription.konnect.js';
import { transactionsKonnect } from './transactions.konnect.js';
import type { Transcript } from './transcript.js';

/** All transcripts: one for every procedure and operator that offers it. */
export const transcripts: readonly Transcript[] = [
  registrationKonnect,
  resubscriptionKonnect,
  transactionsKonnect,
  commissionsKonnect,
  erasePersonKonnect,
];
