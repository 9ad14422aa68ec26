import type { Procedure } from '../../dialogs/definition/procedure.js';
import type { SecretSources } from '../../domain/door/secrets.js';
import type { Operator } from '../../domain/operator/index.js';
import { demoSecrets } from '../secrets/demoSecrets.js';
import { type Config, ConfigError } from './config.js';

/** Where secrets are read of operators whose back end has them, by the operator. */
export type OwnSecrets = ReadonlyMap<string, SecretSources>;

/**
 * Where secrets are read: what is given; else each operator's own back end (`own`), and for the others in the demo the demo's. Throws
 * ConfigError where a procedure shows some and nothing is there that knows them.
 */
export function secretsFor(
  { mode }: Pick<Config, 'mode'>,
  given: SecretSources | undefined,
  operators: ReadonlyMap<string, Operator>,
  procedures: readonly Procedure[],
  own: OwnSecrets = new Map(),
): SecretSources {
  if (given !== undefined) return given;
  if (mode === 'demo') return secretsByOperator(own, demoSecrets);
  const showing = new Set(
    procedures.filter(({ ending: { run } }) => run?.command.once && !run.command.once.ours).map(({ id }) => id),
  );
  for (const [id, { profile }] of operators) {
    if (own.has(id)) continue;
    const procedure = Object.values(profile.roles)
      .flat()
      .find((one) => showing.has(one));
    if (procedure !== undefined) {
      throw new ConfigError([
        `${id} offers ${procedure}, which shows secrets, and nothing is wired that knows them`,
        'name its back end in TMF, with TMF639 (docs/tmf.md), or implement SecretSources (src/domain/door/secrets.ts) and give it to createApp in src/bot/main.ts, or name other OPERATORS',
      ]);
    }
  }
  return secretsByOperator(own, { simCodes: async () => undefined });
}

const secretsByOperator = (own: OwnSecrets, others: SecretSources): SecretSources =>
  own.size === 0 ? others : { simCodes: (sim) => (own.get(sim.operator) ?? others).simCodes(sim) };
