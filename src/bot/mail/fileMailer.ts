import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type FilePort, makeFolder, NodeFiles } from '../../store/lowdb/files.js';
import { sent } from '../outbox/courier.js';
import { asMessage, type Mailer } from './mail.js';

/** An id becomes a file's name. */
const FileName = z.string().regex(/^[\w-]{1,100}$/);

/** For the demo: a mail becomes `<folder>/<id>.eml`, for its owner only. One that is sent again replaces itself. */
export function fileMailer(folder: string, files: FilePort = new NodeFiles()): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    send: async (mail) => {
      const path = join(folder, `${FileName.parse(mail.id)}.eml`);
      const { message } = await transport.sendMail(asMessage(mail));
      if (!Buffer.isBuffer(message)) throw new Error('the mail was to come as a whole');
      await makeFolder(files, folder);
      const draft = `${path}.draft`;
      await files.write(draft, message.toString('utf8'));
      await files.sync(draft);
      await files.rename(draft, path);
      await files.syncFolder(folder);
      return sent;
    },
  };
}
