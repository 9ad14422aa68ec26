import { z } from 'zod';
import { type ChainPorts, type Verified, verifyAudit } from '../../domain/audit/chain.js';
import { AuditSeal } from '../../domain/records/auditSeal.js';
import type { ServedStore } from '../../store/servedStore.js';

export interface OperatorVerified extends Verified {
  readonly operator: string;
}

/** What the command line may ask of the audit, by name. */
export interface AuditOperations extends Readonly<Record<string, (input: unknown) => Promise<unknown>>> {
  verify(): Promise<readonly OperatorVerified[]>;
  /** Which of these seals are not the store's own, living or archived. */
  foreign(input: unknown): Promise<readonly string[]>;
}

interface AuditPorts extends ChainPorts {
  readonly archive: Pick<ServedStore, 'readArchive'>;
}
const Seals = z.object({ seals: z.array(AuditSeal).max(2) });

/** How many things that are wrong are told of one operator. */
const MOST_TOLD = 50;

export const auditOperations = (ports: AuditPorts, operators: readonly string[]): AuditOperations => ({
  verify: async () => {
    const found: OperatorVerified[] = [];
    for (const operator of operators) {
      const { problems, ...counts } = await verifyAudit(ports, operator);
      found.push({ operator, ...counts, problems: problems.slice(0, MOST_TOLD) });
    }
    return found;
  },
  foreign: async (input) => {
    const foreign: string[] = [];
    for (const seal of Seals.parse(input).seals)
      if ((await digestInStore(ports, seal)) !== seal.digest) foreign.push(seal.id);
    return foreign;
  },
});

async function digestInStore({ store, archive }: AuditPorts, { id, at }: AuditSeal): Promise<string | undefined> {
  const living = await store.read(({ auditSeals }) => auditSeals.get(id));
  if (living !== undefined) return living.digest;
  const from = new Date(at);
  for await (const seal of archive.readArchive('auditSeals', from, new Date(from.getTime() + 1)))
    if (seal.id === id) return seal.digest;
  return undefined;
}
