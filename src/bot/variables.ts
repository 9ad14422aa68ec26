import { z } from 'zod';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a URL's host is this machine. */
export const isLoopback = (host: string): boolean => loopback.has(host);

/** An origin, such as https://chat.example.com: https, unless it is this machine. */
export const origin = z
  .url({ error: 'must be an address such as https://chat.example.com' })
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)), {
    error: 'must begin with https:// (http:// only for this machine)',
  })
  .refine((url) => `${url.origin}/` === url.href, { error: 'must be an origin, without a path, a query or a user' })
  .transform((url) => url.origin);

/** Values with commas between them. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);
