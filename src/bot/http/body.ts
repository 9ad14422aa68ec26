import type { IncomingMessage } from 'node:http';
import type { Rejection } from './answer.js';

/** The largest body, in bytes. */
export const bodyLimit = 256 * 1024;

/**
 * Refuses a body by its headers, before a byte of it is read. restify inflates what claims to be gzip without a limit and
 * dies of what is no gzip, and reads forms into files: only plain JSON passes.
 */
export function checkBody({ method, headers }: IncomingMessage): Rejection | undefined {
  const length = headers['content-length'];
  const transfer = headers['transfer-encoding'];
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'ContentEncodingNotSupported' };
  if (transfer !== undefined && transfer.toLowerCase() !== 'chunked')
    return { status: 415, code: 'TransferNotSupported' };
  if (transfer === undefined && (length === undefined || length === '0')) return undefined;
  if (method !== 'POST') return { status: 400, code: 'BodyNotExpected' };
  if (length !== undefined && !(Number(length) <= bodyLimit)) return { status: 413, code: 'MessageSizeTooBig' };
  if (!isJson(headers['content-type'])) return { status: 415, code: 'ContentTypeNotSupported' };
  return undefined;
}

const isJson = (type = '') => /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(type);
