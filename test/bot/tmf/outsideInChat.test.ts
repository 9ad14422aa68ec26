import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.js';
import { textTalk } from '../../support/talk.js';
import { TmfServer } from '../../support/tmf/server.js';

const server = new TmfServer();
let app: TestApp;
beforeAll(async () => {
  await server.start();
  const TMF = JSON.stringify([
    { operator: 'kcell', baseUrl: server.url, interfaces: { TMF654: {} }, breaker: { failures: 50 } },
  ]);
  app = await startApp({ of: 'kcell', env: { TMF } });
  server.put('TMF654', 'bucket', {
    ...{ id: 'b1', name: 'Полярный пакет', usageType: 'data', status: 'active' },
    ...{ remainingValue: { amount: 2.5, units: 'GB' }, validFor: { startDateTime: '2026-11-01T00:00:00+05:00' } },
    ...{ logicalResource: [{ id: '+77010000001' }], relatedParty: [{ id: 'primer' }] },
  });
});
afterAll(async () => {
  await app.stop();
  await server.close();
});

describe('an operator whose back end has allowances (TMF654)', () => {
  it('shows those of the back end, and what is left where nobody says what there was', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    const said = await talk.say('остатки на номере 8 701 000 00 01');
    expect(said).toContain('Полярный пакет');
    expect(said).toMatch(/2[\s\u00a0\u202f]560 МБ/);
    expect(said).not.toContain('безлимит');
    talk.close();
  });

  it('is away: what was shown is shown with its age, and of another line it is said', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    const known = await talk.say('остатки на номере 8 701 000 00 01');
    server.faults.push(...Array.from({ length: 3 }, () => 'away' as const));
    const before = await talk.say('остатки на номере 8 701 000 00 01');
    expect(before).toContain('Полярный пакет');
    expect(before.length).toBeGreaterThan(known.length);
    server.faults.push(...Array.from({ length: 3 }, () => 'away' as const));
    expect(await talk.say('остатки на номере 8 701 000 00 02')).toMatch(/[A-Z0-9]{8}/);
    expect(app.lines.join('\n')).toContain('TMF654.away');
    talk.close();
  });

  it('has nothing else: the rest is read as before', async () => {
    const talk = await textTalk(app, 'kcell', 'admin1');
    expect(await talk.say('детализация 8 701 000 00 01')).toMatch(/\+7 701 000 0001/);
    talk.close();
  });
});
