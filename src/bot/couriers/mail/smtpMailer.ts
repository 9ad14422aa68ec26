import { z } from 'zod';
import { type Delivery, later, never, sent } from '../../outbox/courier.js';
import { asMessage, type Mailer } from './mail.js';
import type { Smtp } from './smtpUrl.js';

/** Milliseconds until a server that does not answer is given up. */
export interface SmtpTimes {
  readonly connect: number;
  readonly answer: number;
}
/** RFC 5321 grants a server minutes for its answer after DATA: giving up early would make a second mail. */
const usualTimes: SmtpTimes = { connect: 15_000, answer: 90_000 };

/** Sends over SMTP, a connection for each mail. The certificate is always checked. */
export function smtpMailer({ host, port, tls, login }: Smtp, times: SmtpTimes = usualTimes): Mailer {
  const options = {
    ...{ host, port, secure: tls === 'implicit', requireTLS: tls === 'required', ignoreTLS: tls === 'none' },
    ...(login && { auth: login, forceAuth: true }),
    ...{ dnsTimeout: times.connect, connectionTimeout: times.connect },
    ...{ greetingTimeout: times.connect, socketTimeout: times.answer },
  };
  return {
    send: async (mail, signal) => {
      try {
        // Loaded with the first mail, not at the start.
        const { createTransport } = await import('nodemailer');
        await createTransport(options).sendMail({ ...asMessage(mail), signal });
        return sent;
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

const SmtpError = z.object({
  code: z.string(),
  /** What the socket said, such as ECONNREFUSED or CERT_HAS_EXPIRED. */
  originalCode: z.string().optional(),
  /** The SMTP command that was answered. */
  command: z.string().optional(),
  responseCode: z.int().optional(),
  permanent: z.boolean().optional(),
});
type SmtpError = z.output<typeof SmtpError>;

const certificate = /CERT|SIGNED|ALTNAME|SSL|TLS/;
const noConnection = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'EPROTOCOL']);

/** A server's 4xx is tried again; a 5xx about this mail is not. A server that we cannot talk to says nothing of the mail. */
function outcomeOf(thrown: unknown): Delivery {
  const error = SmtpError.safeParse(thrown).data;
  if (error === undefined) throw thrown;
  const { code, originalCode = '' } = error;
  if (code === 'EAUTH' || code === 'ENOAUTH') return later('mail.login');
  if (code === 'ETLS' || certificate.test(originalCode)) return later('mail.tls');
  if (noConnection.has(code)) return later('mail.unreachable');
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return refusal(error);
  throw thrown;
}

/** Without an answer of the server it was the client that would not send this: no try will change that. */
function refusal({ command, responseCode, permanent }: SmtpError): Delivery {
  if (responseCode !== undefined && !permanent) return later('mail.deferred');
  const aboutAddress = command === 'RCPT TO' || command === 'API';
  return never(aboutAddress ? 'mail.addressRefused' : 'mail.refused');
}
