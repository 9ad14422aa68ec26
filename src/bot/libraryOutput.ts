import type { Log } from './log.js';

/** As much of a console as libraries print with. */
type Printing = Pick<Console, 'debug' | 'error' | 'info' | 'log' | 'warn'>;

/** What libraries print goes to the log, as an error's place and without its text, which may repeat what a caller sent. */
export function logLibraries(log: Log, console: Printing): void {
  const printed = (...given: unknown[]) =>
    log.warn(
      'library.printed',
      {},
      given.find((one) => one instanceof Error),
    );
  for (const name of ['debug', 'error', 'info', 'log', 'warn'] as const) console[name] = printed;
}
