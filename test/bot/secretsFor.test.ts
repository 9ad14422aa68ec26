import { describe, expect, it } from '@jest/globals';
import { demoSecrets } from '../../src/bot/secrets/demoSecrets.js';
import { ConfigError } from '../../src/bot/start/config.js';
import { secretsFor } from '../../src/bot/start/secretsFor.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { simCodes } from '../../src/dialogs/procedures/lines/simCodes.js';
import { root } from '../outbox/world.js';

const operators = await loadOperators(`${root}/operators`, ['konnect', 'kcell']);
const konnect = await loadOperators(`${root}/operators`, ['konnect']);

describe('where secrets are read', () => {
  it('is never the demo outside of the demo: people would be shown what opens nothing', () => {
    const start = () => secretsFor({ mode: 'live' }, undefined, operators, [simCodes]);
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(/kcell offers simCodes.*\n.*implement SecretSources/);
  });

  it('is not asked for where none are shown', async () => {
    const none = secretsFor({ mode: 'live' }, undefined, konnect, [simCodes]);
    expect(await none.simCodes({ operator: 'konnect', iccid: '89' })).toBeUndefined();
  });

  it('is what is given, in live mode and in the demo', () => {
    const own = { ...demoSecrets };
    expect(secretsFor({ mode: 'live' }, own, operators, [simCodes])).toBe(own);
    expect(secretsFor({ mode: 'demo' }, own, operators, [simCodes])).toBe(own);
    expect(secretsFor({ mode: 'demo' }, undefined, operators, [simCodes])).toBe(demoSecrets);
  });
});

it('the demo’s codes are a card’s own, and the same at every start', async () => {
  const of = (iccid: string) => demoSecrets.simCodes({ operator: 'kcell', iccid });
  const one = await of('89997010000000000017');
  expect(one).toEqual(await of('89997010000000000017'));
  expect(one).not.toEqual(await of('89997010000000000025'));
  expect(Object.values(one ?? {}).map((code) => code.length)).toEqual([4, 4, 8, 8]);
});
