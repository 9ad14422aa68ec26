import type { Operator } from '../../../domain/operator/index.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import type { Language } from '../../../domain/terms/language.js';
import type { Mailbox } from './mail.js';

/** Whom an operator's mail comes from, and who reads what is answered. */
export function senderOf(
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
