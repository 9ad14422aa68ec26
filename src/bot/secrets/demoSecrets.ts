import { createHmac } from 'node:crypto';
import type { SecretSources } from '../../domain/door/secrets.js';

/** The codes of no card: they are made from its number, and lie in no file. */
export const demoSecrets: SecretSources = {
  simCodes: async ({ operator, iccid }) => {
    const code = (name: string, length: number) => digits(`${operator} ${iccid} ${name}`, length);
    return { pin1: code('PIN1', 4), pin2: code('PIN2', 4), puk1: code('PUK1', 8), puk2: code('PUK2', 8) };
  },
};

/** The same digits for the same text at every start. */
const digits = (text: string, length: number): string =>
  (createHmac('sha256', 'guichet demo').update(text).digest().readUInt32BE() % 10 ** length)
    .toString()
    .padStart(length, '0');
