import { sentReports as query } from '../../../domain/documents/sentReports.js';
import { procedure } from '../../definition/procedure.js';

/** What has become of the reports that were asked for by mail (C20, C23, B3). Nothing is asked. */
export const sentReports = procedure({
  id: 'sentReports',
  ask: {},
  show: { query, with: () => ({}) },
});
