import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsFor } from '../../../src/bot/start/secretsFor.js';
import { makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import { tmfSecrets } from '../../../src/bot/tmf/secrets/simCodes.js';
import { loadOperators } from '../../../src/bot/words/operators.js';
import { simCodes } from '../../../src/dialogs/procedures/lines/simCodes.js';
import { root } from '../../outbox/world.js';
import { type Row, TmfServer } from '../../support/tmf/server.js';
import { settingsFor } from '../../support/tmf/settings.js';

const server = await new TmfServer().start();
const logged: string[] = [];
const log = { warn: (event: string) => void logged.push(event), info: () => {} };
const backEnds = makeBackEnds([settingsFor(server.url, { operator: 'kcell' })], log);
const operators = await loadOperators(`${root}/operators`, ['kcell']);
const sources = secretsFor({ mode: 'live' }, undefined, operators, [simCodes], tmfSecrets(backEnds));
afterAll(async () => {
  await backEnds.close();
  await server.close();
});
beforeEach(() => {
  server.list('TMF639', 'resource').clear();
  server.asked.length = 0;
});

const iccid = '89997010000000000017';
const card = (id: string, values: Readonly<Record<string, unknown>>): Row => ({
  ...{ id, resourceStatus: 'reserved' },
  resourceCharacteristic: Object.entries({ ICCID: iccid, ...values }).map(([name, value]) => ({ name, value })),
});
const codes = { PIN1: '0000', PIN2: '0012', PUK1: '00000034', PUK2: '00000056' };
const asked = () => sources.simCodes({ operator: 'kcell', iccid });

describe('the codes of a SIM card (TMF639)', () => {
  it('are those that stand with the card, nulls in front and all', async () => {
    server.put(
      'TMF639',
      'resource',
      card('1', codes),
      card('2', { ...codes, ICCID: '89997010000000000025', PIN1: '1' }),
    );
    expect(await asked()).toEqual({ pin1: '0000', pin2: '0012', puk1: '00000034', puk2: '00000056' });
    expect(await sources.simCodes({ operator: 'kcell', iccid: '89997010000000000025' })).toBeUndefined();
  });

  it('are none where the card is not there, or one of them is missing or no code', async () => {
    expect(await asked()).toBeUndefined();
    for (const wrong of [
      { ...codes, PUK2: null },
      { ...codes, PIN1: 0 },
      { ...codes, PUK1: '12' },
    ]) {
      server.put('TMF639', 'resource', card('1', wrong));
      expect(await asked()).toBeUndefined();
    }
  });

  it('are never those of another card that the back end gives, or of two that have one number', async () => {
    server.faults.push({ text: JSON.stringify([card('2', { ...codes, ICCID: '89997010000000000025' })]) });
    expect(await asked()).toBeUndefined();
    server.put('TMF639', 'resource', card('1', codes), card('2', codes));
    await expect(asked()).rejects.toMatchObject({ code: 'TMF639.bad.cardTwice' });
  });
});
