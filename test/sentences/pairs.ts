import type { Decision } from './decisions.js';

/** Procedures that are hard to part, as people say the same words for both. Their phrases are written to part them. */
export const neighbours: readonly (readonly [string, string])[] = [
  ['blocking', 'barring'],
  ['blocking', 'stopNumber'],
  ['blocking', 'lineOverview'],
  ['barring', 'stopNumber'],
  ['lineOverview', 'callDetails'],
  ['options', 'mobileInternet'],
  ['options', 'planChange'],
  ['options', 'groupPack'],
  ['planChange', 'mobileInternet'],
  ['addLine', 'swapSim'],
  ['addLine', 'blankSims'],
  ['addLine', 'activation'],
  ['swapSim', 'activation'],
  ['invoices', 'invoice'],
  ['invoiceFile', 'invoiceMail'],
  ['accountPayments', 'charges'],
  ['ticket', 'person'],
  ['myRequests', 'person'],
  ['reconciliation', 'workCertificate'],
  ['billRegister', 'reconciliation'],
  ['callDetails', 'mailDetails'],
  ['transactions', 'commissions'],
  ['transactions', 'myHistory'],
  ['registration', 'resubscription'],
  ['sendSecretCode', 'deleteSecretCode'],
];

/** How two neighbours are parted in some decisions. */
export interface Parted {
  readonly pair: readonly [string, string];
  /** The sentences that mean either. */
  readonly all: number;
  readonly right: number;
  /** Those that began the other one. */
  readonly crossed: number;
}

/** Every pair that some of these sentences mean. */
export function partedIn(decisions: readonly Decision[], pairs: typeof neighbours = neighbours): Parted[] {
  return pairs
    .map((pair) => {
      const of = decisions.filter(({ sentence }) => sentence.means !== null && pair.includes(sentence.means));
      const right = of.filter(({ sentence, started }) => started === sentence.means).length;
      const crossed = of.filter(
        ({ sentence, started }) => started !== undefined && started !== sentence.means && pair.includes(started),
      ).length;
      return { pair, all: of.length, right, crossed };
    })
    .filter(({ all }) => all > 0);
}
