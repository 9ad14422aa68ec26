import { type ChainPorts, type Verified, verifyAudit } from '../../domain/audit/chain.js';

export interface OperatorVerified extends Verified {
  readonly operator: string;
}

/** What the command line may ask of the audit, by name. */
export interface AuditOperations extends Readonly<Record<string, (input: unknown) => Promise<unknown>>> {
  verify(): Promise<readonly OperatorVerified[]>;
}

/** How many things that are wrong are told of one operator. */
const MOST_TOLD = 50;

export const auditOperations = (ports: ChainPorts, operators: readonly string[]): AuditOperations => ({
  verify: async () => {
    const found: OperatorVerified[] = [];
    for (const operator of operators) {
      const { problems, ...counts } = await verifyAudit(ports, operator);
      found.push({ operator, ...counts, problems: problems.slice(0, MOST_TOLD) });
    }
    return found;
  },
});
