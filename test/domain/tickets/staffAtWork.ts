import type { Actor } from '../../../src/domain/records/account.js';

/** One of the operator's own people at work. */
export const staff: Actor = {
  account: 'staff',
  operator: 'acme',
  role: 'staff',
  channel: 'desk',
  conversation: 'desk',
};
