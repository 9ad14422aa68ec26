import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { printable } from '../../src/bot/console/printable.js';
import { askControl } from '../../src/bot/control/socket.js';
import { logLibraries } from '../../src/bot/libraryOutput.js';
import { createLog } from '../../src/bot/log.js';
import { startApp, type TestApp } from '../support/app.js';

jest.setTimeout(60_000);

let app: TestApp | undefined;
afterEach(async () => {
  await app?.stop();
  app = undefined;
});

/** S14: five small things, each at its shared guard. */
describe('what people wrote', () => {
  it('steers no terminal: neither by CR and escapes nor by the direction of text', () => {
    const written = 'ticket\rCLOSED\u001b[2J\u001b]0;x\u0007 \u202Eevil\u202C \u2066a\u2069\b\u0000 end\n\tnext';
    const shown = printable(written);
    expect(shown).not.toMatch(/[^\P{C}\n\t]/u);
    expect(shown).toContain('end\n\tnext');
  });
});

it('what libraries print goes to the log, without its text', () => {
  const lines: string[] = [];
  const target = { ...console };
  logLibraries(createLog({ level: 'debug', to: { write: (line) => lines.push(line) } }), target);
  target.error(new Error('Error finding key for token 4711'));
  target.warn('what a caller sent');
  expect(lines).toHaveLength(2);
  expect(lines.join('')).toContain('library.printed');
  expect(lines.join('')).not.toMatch(/4711|caller/);
});

it('a path that leads out of Direct Line is checked like any other, whatever stands before it', async () => {
  const origin = 'https://portal.example.com';
  const portals = [
    { name: 'desk', secret: 's'.repeat(40), operator: 'konnect', organisations: 'all', origins: [origin] },
  ];
  app = await startApp({ of: 'konnect', env: { PORTALS: JSON.stringify(portals) } });
  const { url } = app;
  const answerTo = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { origin, 'Content-Type': 'application/json' };
      const sent = request(`${url}/`, { method: 'POST', path, headers }, (response) => {
        text(response).then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end('{}');
    });
  for (const path of [
    '/v3/directline/../../konnect/sign-in',
    '/v3/directline/%2e%2e/%2e%2e/konnect/sign-in',
    '/v3/directline/x/../../../konnect/sign-out',
  ])
    expect(await answerTo(path)).toContain('ForeignOrigin');
  expect(await answerTo('/v3/directline/tokens/refresh')).not.toContain('ForeignOrigin');
});

it('a password at the console is tried as seldom as elsewhere', async () => {
  app = await startApp({ of: 'konnect', limits: { login: { points: 2, duration: 3600 } } });
  const { dataDir } = app;
  const person = { documentType: 'passport', country: 'CD', documentNumber: 'OP0000001' };
  const tried = (password: string) =>
    askControl(dataDir, 'person.export', { operator: 'konnect', login: 'admin1', password, ...person });
  for (const wrong of ['a-wrong-one', 'another'])
    expect(await tried(wrong)).toEqual({ problem: 'wrong login or password' });
  expect(await tried('a third')).toEqual({ problem: 'too many tries: again in 60 minutes' });
});
