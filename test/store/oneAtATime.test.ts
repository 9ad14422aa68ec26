import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { OneAtATime } from '../../src/store/postgres/oneAtATime.js';
import { type EmptyDatabase, emptyDatabase } from '../support/postgres.js';

let database: EmptyDatabase;
let one: OneAtATime;
let other: OneAtATime;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  [one, other] = [new OneAtATime(database.url), new OneAtATime(database.url)];
});
afterEach(() => Promise.all([one.close(), other.close()]));

/** Work that has begun, and ends when it is told to. */
async function holding(process: OneAtATime, key: string) {
  let end = () => {};
  let done: Promise<void> = Promise.resolve();
  await new Promise<void>((begun) => {
    done = process.run(key, async () => {
      begun();
      await new Promise<void>((resolve) => {
        end = resolve;
      });
    });
  });
  return { end: () => end(), done };
}

it('whoever comes second waits for the first, and another key for nobody', async () => {
  const order: string[] = [];
  const first = await holding(one, 'a');
  const second = other.run('a', async () => order.push('second'));
  await other.run('b', async () => order.push('b'));
  order.push('first');
  first.end();
  await Promise.all([first.done, second]);
  expect(order).toEqual(['b', 'first', 'second']);
});

it('gives what the work gives, and lets the next one in after a failure', async () => {
  await expect(one.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await other.run('a', async () => 'yes')).toBe('yes');
});

it('a process that is gone holds nobody up; one whose connection broke goes on over a new one', async () => {
  const first = await holding(one, 'a');
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await client.end();
  expect(await other.run('a', async () => 'in')).toBe('in');
  first.end();
  await first.done;
  expect(await one.run('a', async () => 'again')).toBe('again');
});

it('whoever waits too long is told that it is not alone, and does not let in others when it is done', async () => {
  const first = await holding(one, 'a');
  const hasty = new OneAtATime(database.url, 100);
  expect(await hasty.run('a', async (isAlone) => isAlone)).toBe(false);
  expect(await hasty.run('a', async (isAlone) => isAlone)).toBe(false);
  first.end();
  await first.done;
  expect(await hasty.run('a', async (isAlone) => isAlone)).toBe(true);
  await hasty.close();
});

it('says when the database cannot be reached, and that it was closed', async () => {
  const nowhere = new OneAtATime('postgres://nobody@127.0.0.1:1/none');
  await expect(nowhere.run('a', async () => 'in')).rejects.toThrow();
  await nowhere.close();
  await expect(nowhere.run('a', async () => 'in')).rejects.toThrow('closed');
});
