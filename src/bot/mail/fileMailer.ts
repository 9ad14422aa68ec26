import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { codeOf } from '../../store/lowdb/errors.js';
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

/** Days that a mail lies there: it says who somebody is, and nobody is told when they are erased. */
const keptDays = 30;
const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** Removes the mail that has lain in the folder long enough. */
export async function sweepMail(folder: string, now: Date, files: FilePort = new NodeFiles()): Promise<void> {
  const names = await files.list(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []; // nothing was ever sent
    throw error;
  });
  for (const name of names.filter((one) => /\.eml(\.draft)?$/.test(one))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < now.getTime() - keptDays * dayInMilliseconds) await files.remove(join(folder, name));
  }
}
