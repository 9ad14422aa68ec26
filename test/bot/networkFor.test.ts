import { describe, expect, it } from '@jest/globals';
import { demoNetwork } from '../../src/bot/couriers/network/demoNetwork.js';
import { ConfigError } from '../../src/bot/start/config.js';
import { networkFor } from '../../src/bot/start/networkFor.js';
import { loadOperators } from '../../src/bot/words/operators.js';
import { undoOrders } from '../../src/dialogs/procedures/orders/undoOrders.js';
import { root } from '../outbox/world.js';

const operators = await loadOperators(`${root}/operators`, ['konnect', 'kcell']);
const konnect = await loadOperators(`${root}/operators`, ['konnect']);

describe('the network that runs', () => {
  it('is never the demo outside of the demo: lines would be changed in the books only', () => {
    const start = () => networkFor({ mode: 'live' }, undefined, operators, [undoOrders]);
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(/kcell offers undoOrders.*\n.*implement Network/);
  });

  it('is not asked for where no line is changed', () => {
    expect(() => networkFor({ mode: 'live' }, undefined, konnect, [undoOrders])).not.toThrow();
  });

  it('is the one that is given, in live mode and in the demo', () => {
    const own = demoNetwork();
    expect(networkFor({ mode: 'live' }, own, operators, [undoOrders])).toBe(own);
    expect(networkFor({ mode: 'demo' }, own, operators, [undoOrders])).toBe(own);
  });
});
