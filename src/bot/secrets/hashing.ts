import { createHash, createHmac, randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { customAlphabet } from 'nanoid';
import pLimit, { type LimitFunction } from 'p-limit';
import { z } from 'zod';
import type { Clock, Digest, Hasher, Ids } from '../../domain/door/ports.js';

export const systemClock: Clock = { now: () => new Date() };

/** SHA-256 in hexadecimal. */
export const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex');

/**
 * HMAC-SHA-256 in hexadecimal: without the key nobody can try out what a digest was made of, such as all numbers that an
 * identity document can have.
 */
export const keyedDigest =
  (key: Uint8Array): Digest =>
  (text) =>
    createHmac('sha256', key).update(text).digest('hex');

const readable = customAlphabet('23456789ABCDEFGHJKLMNPQRSTUVWXYZ');
const digits = customAlphabet('0123456789');
export const randomIds: Ids = { next: () => randomUUID(), code: (length) => readable(length), digits };

/** What a hash costs: scrypt's N (as a power of two), r and p. */
export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}
/** OWASP's choice for 32 MiB; how long it takes stands in docs/performance.md. A hash says its own cost, so this one may rise. */
const usualCost: Cost = { log2N: 15, r: 8, p: 3 };
const hashBytes = 32;
const saltBytes = 16;

const work = ({ log2N, r, p }: Cost): number => 2 ** log2N * r * p;

/** What a hash of less cost leaves of the usual work; undefined: nothing. */
function rest(spent: Cost, usual: Cost): Cost | undefined {
  const p = Math.ceil((work(usual) - work(spent)) / work({ ...usual, p: 1 }));
  return p > 0 ? { ...usual, p } : undefined;
}

const Hash = z
  .string()
  .regex(/^scrypt\$\d{1,2}\$\d{1,2}\$\d{1,2}\$[\w-]+\$[\w-]+$/)
  .transform((text) => {
    const [, log2N, r, p, salt = '', key = ''] = text.split('$');
    const cost: Cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
    return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
  });

/**
 * Hashes with scrypt over HMAC-SHA-256(pepper, secret): a stolen store is worth nothing without the pepper.
 * A hash reads `scrypt$log2N$r$p$salt$key`, the last two in base64url. Two run at a time over everything that uses this
 * hasher: more of them take the threads that the store's files need. `matches` throws on what is no such hash, and does no less work for
 * one that was cheaper: how long it takes would else tell that somebody has one. `previous`: the pepper before this one, whose hashes are
 * still right.
 */
export function createHasher(pepper: Uint8Array, cost: Cost = usualCost, previous?: Uint8Array): Hasher {
  const inTurn = fairly(2);
  const derive = (secret: string, salt: Buffer, { log2N, r, p }: Cost, whose?: string, by = pepper) =>
    inTurn(whose, () => scryptOf(createHmac('sha256', by).update(secret).digest(), salt, { N: 2 ** log2N, r, p }));
  const hash: Hasher['hash'] = async (secret, whose) => {
    const salt = randomBytes(saltBytes);
    const key = await derive(secret, salt, cost, whose);
    return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
  };
  return {
    hash,
    async matches(secret, held, whose, renewed) {
      const { cost: spent, salt, key } = Hash.parse(held);
      const left = rest(spent, cost);
      const fits = async (by: Uint8Array) => {
        const derived = await derive(secret, salt, spent, whose, by);
        if (left !== undefined) await derive(secret, salt, left, whose, by);
        return key.length === derived.length && timingSafeEqual(key, derived);
      };
      const isPresent = await fits(pepper);
      if (!isPresent && (previous === undefined || !(await fits(previous)))) return false;
      if (renewed !== undefined && (!isPresent || left !== undefined)) await renewed(await hash(secret, whose));
      return true;
    },
  };
}

/**
 * Lets so many run at a time, and of those that wait one of each who asks: a hundred of one are a line of their own, of which the
 * first stands in line with the others.
 */
function fairly(most: number) {
  const all = pLimit(most);
  const own = new Map<string, LimitFunction>();
  return async <T>(whose: string | undefined, work: () => Promise<T>): Promise<T> => {
    if (whose === undefined) return all(work);
    const line = own.get(whose) ?? pLimit(1);
    own.set(whose, line);
    try {
      return await line(() => all(work));
    } finally {
      if (line.activeCount + line.pendingCount === 0) own.delete(whose);
    }
  };
}

function scryptOf(secret: Buffer, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, { ...cost, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
