import type { Operator } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import type { Language } from '../../../domain/terms/language.js';
import { asHtml, asText, type Letter } from './letter.js';
import type { Mail, Mailbox } from './mail.js';

/** What a mail's sender follows from. */
interface Sending {
  operatorOf(id: string): Operator;
  /** Whom mail comes from where an operator's profile does not say. */
  readonly from: string | undefined;
}

/** A letter as the mail of a parcel, to one person. */
export const mailOf = (
  { operatorOf, from }: Sending,
  { id, operator, createdAt }: { readonly id: string; readonly operator: string; readonly createdAt: string },
  letter: Letter,
  to: Mailbox,
): Mail => ({
  ...{ id, ...senderOf(operatorOf(operator).profile, letter.language, from), to },
  ...{ language: letter.language, date: new Date(createdAt), subject: letter.subject },
  ...{ text: asText(letter), html: asHtml(letter) },
});

/** Whom an operator's mail comes from, and who reads what is answered. */
function senderOf(
  { title, contact }: Operator['profile'],
  language: Language,
  from: string | undefined,
): { readonly from: Mailbox; readonly replyTo: Mailbox } {
  const name = inLanguage(title, language);
  return {
    from: { name, address: contact.mailFrom ?? from ?? contact.email },
    replyTo: { name, address: contact.email },
  };
}
