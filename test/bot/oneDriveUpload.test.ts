import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { upload } from '../../src/bot/oneDrive/upload.js';
import { type OneDrive, startOneDrive } from '../support/oneDrive.js';
import { type UploadFault, UploadSession } from '../support/uploadSession.js';

const RANGE = 10 * 320 * 1024;
/** Three ranges and a bit. */
const bytes = Buffer.alloc(3 * RANGE + 5, 'guichet ');
const all = [
  `bytes 0-${RANGE - 1}/${bytes.length}`,
  `bytes ${RANGE}-${2 * RANGE - 1}/${bytes.length}`,
  `bytes ${2 * RANGE}-${3 * RANGE - 1}/${bytes.length}`,
  `bytes ${3 * RANGE}-${3 * RANGE + 4}/${bytes.length}`,
];

let drive: OneDrive;
let waits: number[];
beforeEach(async () => {
  drive = await startOneDrive();
  waits = [];
});
afterEach(() => drive.close());

async function put(
  faults: readonly UploadFault[],
  over: { isSame?: boolean; hosts?: readonly string[]; random?: number } = {},
) {
  const session = new UploadSession(...faults);
  drive.sessions.set('/up?token=1', session);
  const { isSame = true, hosts = [drive.host], random = 0.5 } = over;
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const { signal } = new AbortController();
  const outcome = await upload(
    { hosts, random: () => random, wait },
    { address: `${drive.url}/up?token=1`, bytes, isSame, signal },
  );
  return { session, outcome };
}

describe('a file for OneDrive', () => {
  it('goes in ranges of whole units, in their order, without a token of ours', async () => {
    const { session, outcome } = await put([]);
    expect([outcome, session.isDone, session.sawToken]).toEqual(['saved', true, false]);
    expect(session.asked).toEqual(all);
    expect(session.bytes.equals(bytes)).toBe(true);
    expect(waits).toEqual([]);
  });

  it.each<[string, UploadFault[]]>([
    ['broke before it was there', [{ breaks: 'before' }]],
    ['broke after it was there, unanswered', [{ breaks: 'after' }]],
    ['broke with a part of it there', [{ breaks: 'midway' }]],
    ['was put off', [{ status: 429, retryAfter: 3 }]],
    ['was put off, and the question how far it is, too', [{ status: 503 }, { status: 503 }]],
    ['came to nothing four times', [{ status: 502 }, { breaks: 'before' }, { status: 500 }, { status: 504 }]],
  ])('is gone on with where it stands when a range %s', async (_name, faults) => {
    const { session, outcome } = await put(faults);
    expect([outcome, session.bytes.equals(bytes)]).toEqual(['saved', true]);
    expect(session.asked[1]).toBe('?');
    expect(waits.length).toBeGreaterThan(0);
  });

  it('is left alone for as long as OneDrive says, and then not at the same moment by everybody', async () => {
    await put([{ status: 429, retryAfter: 7 }]);
    const [alike, later] = [waits[0], await put([{ status: 429, retryAfter: 7 }], { random: 1 })];
    expect([alike, waits[1], later.outcome]).toEqual([7_250, 7_500, 'saved']);
    // Without such a word: a random part is taken off, and it is twice as long each time.
    waits = [];
    await put([{ status: 503 }, { status: 503 }, { status: 503 }, { status: 503 }]);
    expect(waits).toEqual([375, 750]);
  });

  it('is put off when nothing helps', async () => {
    const { outcome } = await put(Array.from({ length: 20 }, () => ({ status: 503 })));
    expect(outcome).toBe('later');
  });

  it.each([
    ['over', 404],
    ['over', 410],
    ['over', 403],
    ['refused', 409],
    ['refused', 507],
    ['refused', 302],
  ])('is %s where the session answers %i, and is not tried again', async (expected, status) => {
    const { session, outcome } = await put([{ status }]);
    expect([outcome, session.asked.length]).toEqual([expected, 1]);
  });

  it('that has changed is never put behind a part of what it was', async () => {
    const before = new UploadSession();
    before.bytes = Buffer.alloc(RANGE);
    drive.sessions.set('/up?token=1', before);
    const wait = async () => {};
    const { signal } = new AbortController();
    const parts = { hosts: [drive.host], random: () => 0, wait };
    const file = { address: `${drive.url}/up?token=1`, bytes, signal };
    expect(await upload(parts, { ...file, isSame: false })).toBe('refused');
    expect(before.bytes).toHaveLength(RANGE);
    expect(await upload(parts, { ...file, isSame: true })).toBe('saved');
    expect(before.isDone).toBe(true);
  });

  it.each([
    ['https://files.example.com/up'],
    ['http://10.0.0.1/up'],
    ['https://sharepoint.com.example.com/up'],
    ['file:///etc/passwd'],
  ])('goes to no host that is not on the list: %s', async (address) => {
    const wait = async () => {};
    const { signal } = new AbortController();
    const ports = { hosts: ['*.sharepoint.com', drive.host], random: () => 0, wait };
    expect(await upload(ports, { address, bytes, isSame: true, signal })).toBe('elsewhere');
    expect(drive.asked).toEqual([]);
  });

  it('goes nowhere by default but to Microsoft’s own', async () => {
    const { session, outcome } = await put([], { hosts: ['*.sharepoint.com'] });
    expect([outcome, session.asked]).toEqual(['elsewhere', []]);
  });
});
