import type { Procedure } from '../procedure.js';
import { commissions } from './commissions.js';
import { erasePerson } from './erasePerson.js';
import { registration } from './registration.js';
import { resubscription } from './resubscription.js';
import { transactions } from './transactions.js';

/** All procedures. Which of them an operator offers to whom stands in its `profile.json`. */
export const procedures: readonly Procedure[] = [registration, resubscription, transactions, commissions, erasePerson];
