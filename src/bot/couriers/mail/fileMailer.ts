import type { FilePort } from '../../../store/lowdb/files.js';
import { sent } from '../../outbox/courier.js';
import { sentFiles, sweepSent } from '../../outbox/sentFiles.js';
import { asMessage, type Mailer } from './mail.js';

const ENDING = '.eml';

/** For the demo: a mail becomes `<folder>/<id>.eml`, for its owner only. One that is sent again replaces itself. */
export function fileMailer(folder: string, files?: FilePort): Mailer {
  const written = sentFiles(folder, ENDING, files);
  return {
    send: async (mail) => {
      // Loaded with the first mail, not at the start.
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
      const { message } = await transport.sendMail(asMessage(mail));
      if (!Buffer.isBuffer(message)) throw new Error('the mail was to come as a whole');
      await written.write(mail.id, message.toString('utf8'));
      return sent;
    },
  };
}

/** Removes the mail that has lain in the folder for thirty days. */
export const sweepMail = (folder: string, now: Date): Promise<void> => sweepSent(folder, ENDING, now);
