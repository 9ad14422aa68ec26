import { activationTelenet } from './activation.telenet.js';
import { approvalsKcell } from './approvals.kcell.js';
import { blockingBelarus } from './blocking.belarus.js';
import { blockingKcell } from './blocking.kcell.js';
import { blockingTelenet } from './blocking.telenet.js';
import { commissionsKonnect } from './commissions.konnect.js';
import { deleteSecretCodeKcell } from './deleteSecretCode.kcell.js';
import { erasePersonKonnect } from './erasePerson.konnect.js';
import { everywhere } from './everywhere.js';
import { lineOverviewBelarus } from './lineOverview.belarus.js';
import { lineOverviewComuniq } from './lineOverview.comuniq.js';
import { lineOverviewKcell } from './lineOverview.kcell.js';
import { lineOverviewTelenet } from './lineOverview.telenet.js';
import { mobileInternetBelarus } from './mobileInternet.belarus.js';
import { mobileInternetKcell } from './mobileInternet.kcell.js';
import { myOrdersBelarus } from './myOrders.belarus.js';
import { myOrdersComuniq } from './myOrders.comuniq.js';
import { myOrdersKcell } from './myOrders.kcell.js';
import { myOrdersTelenet } from './myOrders.telenet.js';
import { registrationKonnect } from './registration.konnect.js';
import { resubscriptionKonnect } from './resubscription.konnect.js';
import { sendSecretCodeKcell } from './sendSecretCode.kcell.js';
import { transactionsKonnect } from './transactions.konnect.js';
import type { Transcript } from './transcript.js';
import { undoOrdersBelarus } from './undoOrders.belarus.js';
import { undoOrdersKcell } from './undoOrders.kcell.js';
import { undoOrdersTelenet } from './undoOrders.telenet.js';

/** All transcripts: one for every procedure and operator that offers it. */
export const transcripts: readonly Transcript[] = [
  registrationKonnect,
  resubscriptionKonnect,
  transactionsKonnect,
  commissionsKonnect,
  erasePersonKonnect,
  ...everywhere,
  sendSecretCodeKcell,
  deleteSecretCodeKcell,
  lineOverviewKcell,
  mobileInternetKcell,
  blockingKcell,
  approvalsKcell,
  myOrdersKcell,
  undoOrdersKcell,
  lineOverviewBelarus,
  mobileInternetBelarus,
  blockingBelarus,
  myOrdersBelarus,
  undoOrdersBelarus,
  lineOverviewTelenet,
  activationTelenet,
  blockingTelenet,
  myOrdersTelenet,
  undoOrdersTelenet,
  lineOverviewComuniq,
  myOrdersComuniq,
];
