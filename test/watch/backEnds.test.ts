import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { makeBackEnds } from '../../src/bot/tmf/client/backEnds.js';
import { createFigures } from '../../src/bot/watch/figures.js';
import { makeWatch } from '../../src/bot/watch/makeWatch.js';
import { readFigures } from '../support/figures.js';
import { TmfServer } from '../support/tmf/server.js';
import { settingsFor } from '../support/tmf/settings.js';

it('calls of a back end by TM Forum are counted by interface and method, without whose they are', async () => {
  const server = await new TmfServer().start();
  const figures = createFigures();
  const log = { warn: () => {}, info: () => {} };
  const backEnds = makeBackEnds([settingsFor(server.url)], log, makeWatch([figures.watcher]));
  const api = backEnds.of('acme')?.api('TMF638');
  if (api === undefined) throw new Error('no back end');
  const { signal } = new AbortController();
  server.put('TMF638', 'service', { id: 'secret-number', name: 'one' });
  await api.get(['service', 'secret-number'], z.object({ id: z.string() }), signal);
  await expect(api.get(['service', 'secret-number'], z.object({ other: z.string() }), signal)).rejects.toThrow();
  await expect(api.get(['service', '..'], z.object({ id: z.string() }), signal)).rejects.toThrow();
  const text = await figures.text(undefined);
  const calls = { system: 'TMF638', call: 'GET' };
  // What came back is read afterwards; an address that is none is never called.
  expect(readFigures(text).of('guichet_outbound_calls_total', { ...calls, outcome: 'done' })).toBe(2);
  expect(readFigures(text).of('guichet_outbound_calls_total', { ...calls, outcome: 'failed' })).toBe(0);
  expect(text).not.toContain('secret-number');
  await backEnds.close();
  await server.close();
});
