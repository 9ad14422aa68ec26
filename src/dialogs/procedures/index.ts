import type { Procedure } from '../procedure.js';
import { activation } from './activation.js';
import { approvals } from './approvals.js';
import { blocking } from './blocking.js';
import { commissions } from './commissions.js';
import { deleteSecretCode } from './deleteSecretCode.js';
import { erasePerson } from './erasePerson.js';
import { lineOverview } from './lineOverview.js';
import { mobileInternet } from './mobileInternet.js';
import { myHistory } from './myHistory.js';
import { myOrders } from './myOrders.js';
import { myRequests } from './myRequests.js';
import { person } from './person.js';
import { registration } from './registration.js';
import { resubscription } from './resubscription.js';
import { sendSecretCode } from './sendSecretCode.js';
import { transactions } from './transactions.js';
import { undoOrders } from './undoOrders.js';

/** All procedures. Which of them an operator offers to whom stands in its `profile.json`. */
export const procedures: readonly Procedure[] = [
  registration,
  resubscription,
  transactions,
  commissions,
  erasePerson,
  lineOverview,
  activation,
  mobileInternet,
  sendSecretCode,
  deleteSecretCode,
  blocking,
  approvals,
  myOrders,
  undoOrders,
  myHistory,
  myRequests,
  person,
];
