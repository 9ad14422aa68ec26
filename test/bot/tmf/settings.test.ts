import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { z } from 'zod';
import { makeBackEnds } from '../../../src/bot/tmf/client/backEnds.js';
import { tmfSettings } from '../../../src/bot/tmf/client/settings.js';
import { TmfServer } from '../../support/tmf/server.js';
import { settingsFor } from '../../support/tmf/settings.js';

const oauth = { tokenUrl: 'https://id.example.com/token', clientId: 'us', clientSecret: 'sixteen-signs-or-more' };
const good = { operator: 'acme', baseUrl: 'https://api.example.com/tmf-api', interfaces: { TMF622: {} }, oauth };
const problemsOf = (...entries: readonly object[]) => tmfSettings({ TMF: JSON.stringify(entries) }).problems;

describe('the back ends of the settings', () => {
  it('are none where nothing is set', () => {
    expect(tmfSettings({})).toEqual({ backEnds: [], problems: [] });
  });

  it('have the time-outs and numbers of docs/tmf.md where nothing else is said', () => {
    expect(tmfSettings({ TMF: JSON.stringify([good]) }).backEnds).toMatchObject([
      { within: 4, concurrency: 8, queue: 32, pageSize: 100, pollEvery: 60, breaker: { failures: 5, rest: 10 } },
    ]);
  });

  it.each<[string, object, string]>([
    ['is asked without saying who asks', { oauth: undefined }, 'TMF 0: needs oauth, or tls with a certificate'],
    [
      'is asked over a wire that anybody reads',
      { baseUrl: 'http://api.example.com' },
      'TMF 0.baseUrl: must begin with https',
    ],
    [
      'has a user in its address',
      { baseUrl: 'https://me:secret@api.example.com' },
      'TMF 0.baseUrl: must be without a user',
    ],
    [
      'takes service orders alone',
      { interfaces: { TMF641: {} } },
      'TMF 0.interfaces: TMF641 takes no orders of products',
    ],
    ['has an interface that there is not', { interfaces: { TMF999: {} } }, 'TMF 0.interfaces'],
    ['has a secret that can be guessed', { events: { secret: 'short' } }, 'TMF 0.events.secret'],
    [
      'has a key without a certificate',
      { tls: { keyFile: '/nowhere' } },
      'TMF 0.tls: certFile and keyFile go together',
    ],
    [
      'has a file that is not there',
      { tls: { caFile: '/nowhere' } },
      'TMF tls.caFile: names a file that cannot be read',
    ],
  ])('are refused where one %s, and no value is repeated', (_, wrong, problem) => {
    const problems = problemsOf({ ...good, ...wrong });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    expect(problems.join()).not.toMatch(/secret@|short|nowhere|sixteen/);
  });

  it('read lines of products or of services, not of both', () => {
    const both = { ...good, interfaces: { TMF637: {}, TMF638: {} } };
    expect(problemsOf(both)).toEqual([expect.stringContaining('TMF637 and TMF638 both say what lines there are')]);
    for (const name of ['TMF637', 'TMF638']) expect(problemsOf({ ...good, interfaces: { [name]: {} } })).toEqual([]);
  });

  it('are one for an operator', () => {
    expect(problemsOf(good, good)).toEqual(['TMF has the same operator twice']);
    expect(tmfSettings({ TMF: '[]', TMF_FILE: '/nowhere' }).problems).toEqual([
      'TMF and TMF_FILE are both set: one is enough',
    ]);
  });
});

describe('mutual TLS', () => {
  let folder: string;
  let server: TmfServer;
  const files = { caFile: '', certFile: '', keyFile: '' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-tmf-'));
    const names = [{ name: 'commonName', value: '127.0.0.1' }];
    const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 7 as const, ip: '127.0.0.1' }] }];
    const [theirs, ours] = await Promise.all([generate(names, { extensions }), generate(names)]);
    const texts = { caFile: theirs.cert, certFile: ours.cert, keyFile: ours.private };
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    for (const name of ['caFile', 'certFile', 'keyFile'] as const) files[name] = join(folder, name);
    const tls = { cert: theirs.cert, key: theirs.private, ca: ours.cert, requestCert: true, rejectUnauthorized: true };
    server = await new TmfServer(tls).start();
    server.put('TMF638', 'service', { id: 's' });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const asked = async (tls: object) => {
    const backEnds = makeBackEnds([settingsFor(server.url, { tls })], { warn: () => {}, info: () => {} });
    const api = backEnds.of('acme')?.api('TMF638');
    const found = api?.get(['service', 's'], z.object({ id: z.string() }), new AbortController().signal);
    return Promise.resolve(found)
      .catch((error: unknown) => z.object({ code: z.string() }).parse(error).code)
      .finally(() => backEnds.close());
  };

  it('lets us in with our certificate, and nobody without one', async () => {
    expect(await asked(files)).toEqual({ id: 's' });
    expect(await asked({ caFile: files.caFile })).toBe('TMF638.away.unreachable');
  });

  it('is not talked over where nobody known has signed theirs', async () => {
    expect(await asked({ certFile: files.certFile, keyFile: files.keyFile })).toBe('TMF638.away.unreachable');
  });
});
