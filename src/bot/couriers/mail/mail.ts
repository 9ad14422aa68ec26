import type { Readable } from 'node:stream';
import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../../../domain/terms/language.js';
import type { Delivery } from '../../outbox/courier.js';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One e-mail to one person. */
export interface Mail {
  /** The same at every try: it names the file and is the left part of the Message-ID. */
  readonly id: string;
  readonly from: Mailbox;
  readonly replyTo: Mailbox;
  readonly to: Mailbox;
  readonly language: Language;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A file that is made while the mail goes out. */
  readonly attachment?: { readonly filename: string; readonly contentType: string; readonly content: Readable };
}

/** Sends mail, or puts it where it can be read. */
export interface Mailer {
  send(mail: Mail, signal: AbortSignal): Promise<Delivery>;
}

/** The mail as nodemailer takes it. Nothing in it is read from a file or an address. */
export function asMessage(mail: Mail): SendMailOptions {
  const { id, from, replyTo, to, language, date, subject, text, html, attachment } = mail;
  return {
    messageId: `<${id}@${domainOf(from.address)}>`,
    ...{ from, replyTo, to, date, subject, text, html },
    // RFC 3834: no out-of-office note comes back for it.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    ...(attachment && { attachments: [attachment] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
