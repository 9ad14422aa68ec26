import { sealAudit } from '../../domain/audit/chain.js';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import { StoreClosed } from '../../store/servedStore.js';
import type { Log } from '../log.js';
import type { Timer } from '../outbox/timer.js';

/** How often what is new in the audit is sealed, in milliseconds. */
const SEAL_EVERY = 60_000;

interface SealingPorts {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly timer: Timer;
  readonly log: Log;
  /** The operators that are served. */
  readonly operators: readonly string[];
}

/**
 * Seals the audit of each operator, now and again. The digests stand in the log, too: kept elsewhere, it shows also a chain that was made
 * anew as a whole. Gives the function that ends it.
 */
export function startAuditSealing({ timer, log, operators, ...ports }: SealingPorts): () => void {
  let ended = false;
  const sealAll = async () => {
    for (const operator of operators) {
      for (let seal = await sealAudit(ports, operator); seal !== undefined; seal = await sealAudit(ports, operator))
        log.info('audit.sealed', { operator, reference: seal.id, code: seal.digest, count: seal.lines.length });
    }
  };
  const look = async () => {
    try {
      await sealAll();
    } catch (error) {
      if (!(error instanceof StoreClosed)) log.error('audit.notSealed', {}, error);
    }
    if (!ended) cancel = timer.after(SEAL_EVERY, () => void look());
  };
  let cancel = timer.after(SEAL_EVERY, () => void look());
  return () => {
    ended = true;
    cancel();
  };
}
