import { makeOutside } from '../../src/bot/outside/outside.js';

/** No other system is there. */
export const nothingOutside = makeOutside({ drivers: new Map(), fault: () => 'NOWHERE1' });
