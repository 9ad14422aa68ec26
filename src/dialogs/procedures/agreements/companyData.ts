import { companyData as query } from '../../../domain/agreements/companyData.js';
import { procedure } from '../../definition/procedure.js';

/** Belarus guide, personal information (B1): what the operator has about the client. Nothing is asked. */
export const companyData = procedure({
  id: 'companyData',
  ask: {},
  show: { query, with: () => ({}) },
});
