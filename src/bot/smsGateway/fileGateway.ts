import type { FilePort } from '../../store/lowdb/files.js';
import { sent } from '../outbox/courier.js';
import { sentFiles, sweepSent } from '../outbox/sentFiles.js';
import { partsOf } from './segments.js';
import type { SmsGateway } from './sms.js';

const ENDING = '.json';

/** For the demo: an SMS becomes `<folder>/<id>.json`, for its owner only. One that is sent again replaces itself. */
export function fileGateway(folder: string, files?: FilePort): SmsGateway {
  const written = sentFiles(folder, ENDING, files);
  return {
    send: async ({ id, to, from, text, settings }) => {
      const sms = { id, to, from, text, parts: partsOf(text), ...(settings && { settings }) };
      await written.write(id, `${JSON.stringify(sms, undefined, 2)}\n`);
      return sent;
    },
  };
}

/** Removes the SMS that have lain in the folder for thirty days. */
export const sweepSms = (folder: string, now: Date): Promise<void> => sweepSent(folder, ENDING, now);
