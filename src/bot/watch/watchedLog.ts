import type { Log } from '../log.js';
import type { Watch } from './watch.js';

/** The same log, of which what warns and what tells of a fault is counted by its event. */
export const watchedLog = (log: Log, watch: Watch): Log => ({
  debug: (event, fields) => log.debug(event, fields),
  info: (event, fields) => log.info(event, fields),
  warn: (event, fields, error) => {
    watch.count('logged', { level: 'warn', event });
    log.warn(event, fields, error);
  },
  error: (event, fields, error) => {
    watch.count('logged', { level: 'error', event });
    log.error(event, fields, error);
  },
});
