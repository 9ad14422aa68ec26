import type { Customer } from '../records/customer.js';
import { plainSigns } from '../terms/plainText.js';

/** A phone number is known by its end: it may have been typed as it is dialled in the country. */
const END_OF_PHONE = 8;

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a person is known by in a text. */
export type Named = Pick<Customer, 'operator' | 'documentNumber' | 'email' | 'phone1' | 'phone2'>;

/** Whether a customer's document, phone or e-mail stands in a text, however it was typed. */
export function namedIn(text: string, { documentNumber, email, phone1, phone2 = '' }: Named): boolean {
  const said = bare(text);
  const names = [documentNumber, phone1.slice(-END_OF_PHONE), phone2.slice(-END_OF_PHONE)].map(bare);
  return names.some((name) => name !== '' && said.includes(name)) || addressIn(text, email);
}

/** An address is whole, though blanks may stand about its signs: a dot more or less, or a letter before it, is somebody else's. */
function addressIn(text: string, email: string): boolean {
  if (email === '') return false;
  const parts = asTyped(email).split(/([@.])/);
  const spread = parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s*');
  return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${spread}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'u').test(asTyped(text));
}

const asTyped = (text: string): string => plainSigns(text).normalize('NFKC').toLowerCase();
