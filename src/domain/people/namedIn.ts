import type { Customer } from '../records/customer.js';

/** A phone number is known by its end: it may have been typed as it is dialled in the country. */
const END_OF_PHONE = 8;

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a person is known by in a text. */
export type Named = Pick<Customer, 'operator' | 'documentNumber' | 'email' | 'phone1' | 'phone2'>;

/** Whether a customer's document, phone or e-mail stands in a text, however it was typed. */
export function namedIn(text: string, { documentNumber, email, phone1, phone2 = '' }: Named): boolean {
  const said = bare(text);
  return [documentNumber, email, phone1.slice(-END_OF_PHONE), phone2.slice(-END_OF_PHONE)]
    .map(bare)
    .some((name) => name !== '' && said.includes(name));
}
