import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sent } from '../../src/bot/outbox/courier.js';
import { fileGateway } from '../../src/bot/smsGateway/fileGateway.js';

let place: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'guichet-sms-'));
  folder = join(place, 'data', 'sms');
});
afterEach(() => rm(place, { recursive: true }));

const { signal } = new AbortController();
const written = { id: 'row-1', to: '+243800000101', from: 'Acme', text: 'Ваш код' };
const sms = { ...written, operator: 'acme' };

describe('the demo’s SMS gateway', () => {
  it('writes an SMS for its owner only, whole, and once however often it is sent', async () => {
    await fileGateway(folder).send({ ...sms, text: 'the first' }, signal);
    expect(await fileGateway(folder).send(sms, signal)).toEqual(sent);
    expect(await readdir(folder)).toEqual(['row-1.json']);
    const path = join(folder, 'row-1.json');
    expect([(await stat(folder)).mode & 0o777, (await stat(path)).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ ...written, parts: 1 });
  });

  it('takes no id that leads out of its folder', async () => {
    await expect(fileGateway(folder).send({ ...sms, id: '../row-1' }, signal)).rejects.toThrow();
    expect(await readdir(place)).toEqual([]);
  });
});
