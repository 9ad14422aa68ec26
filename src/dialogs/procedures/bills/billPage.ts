import { billPage as query } from '../../../domain/bills/billPage.js';
import { procedure } from '../../definition/procedure.js';

/** Telenet guide, MyBill (T22): a link to the operator's own page of bills. */
export const billPage = procedure({ id: 'billPage', ask: {}, show: { query, with: (answers) => answers } });
