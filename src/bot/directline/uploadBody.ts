import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { SentFile } from '../../domain/documents/uploads.js';
import type { Rejection } from '../http/answer.js';
import { contentTypeOf } from '../http/contentType.js';
import { cleanName } from '../http/fileName.js';
import { uploadLimit } from '../http/uploadLimits.js';
import { ClientActivity } from './activity.js';

import { base } from './paths.js';

const mostFilesAtOnce = 5;
/** Each part costs the reader of forms time, whatever is in it: files, the message, and room for what a client adds. */
const mostParts = mostFilesAtOnce + 5;
const path = new RegExp(`^(?:${base}/conversations/[\\w-]+/upload|/[\\w-]+/desk/answer)(?:\\?|$)`);

/** The requests whose body is a form: files from the chat, and an answer on the staff's page. */
export const isUpload = ({ method, url = '' }: IncomingMessage): boolean => method === 'POST' && path.test(url);

/** Refuses an upload by its headers, before a byte of it is read. */
export function checkUpload({ headers }: IncomingMessage): Rejection | undefined {
  const length = headers['content-length'];
  if (headers['content-encoding'] !== undefined) return { status: 415, code: 'ContentEncodingNotSupported' };
  if (headers['transfer-encoding'] !== undefined || length === undefined)
    return { status: 411, code: 'LengthRequired' };
  if (!(Number(length) <= uploadLimit)) return { status: 413, code: 'MessageSizeTooBig' };
  if (!/^multipart\/form-data\s*;/i.test(headers['content-type'] ?? ''))
    return { status: 415, code: 'ContentTypeNotSupported' };
  return undefined;
}

/** What an upload carries: a message, and the files that belong to it. */
export interface Upload {
  readonly activity: ClientActivity;
  readonly files: readonly SentFile[];
}

const Chunk = z.instanceof(Uint8Array);

/** Reads the form; undefined when it is none, or has no file or too many. */
export async function readUpload(req: IncomingMessage): Promise<Upload | undefined> {
  const form = await readForm(req);
  const activity = form && (await activityOf(form.get('activity')));
  if (form === undefined || activity === undefined) return undefined;
  form.delete('activity');
  const files = await sentFiles(form);
  return files.length === 0 || files.length > mostFilesAtOnce ? undefined : { activity, files };
}

/** A form; undefined when it is none, or has too many parts. */
export async function readForm(req: IncomingMessage): Promise<FormData | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of req) chunks.push(Chunk.parse(chunk));
  const [body, type] = [Buffer.concat(chunks), req.headers['content-type'] ?? ''];
  return isShort(body, type) ? formOf(body, type) : undefined;
}

/** The files of a form, each with the type of what is in it. A browser sends an empty one where none was chosen. */
export const sentFiles = (form: FormData): Promise<SentFile[]> =>
  Promise.all(
    [...form]
      .flatMap(([, part]) => (part instanceof File && (part.name !== '' || part.size > 0) ? [part] : []))
      .map(async (file) => {
        const [name, bytes] = [cleanName(file.name), Buffer.from(await file.arrayBuffer())];
        return { name, bytes, contentType: await contentTypeOf({ name, contentType: file.type, bytes }) };
      }),
  );

/** Whether a form has no more parts than are read. They are counted before anything else is done with them. */
function isShort(body: Buffer, type: string): boolean {
  const { quoted, bare } =
    /;\s*boundary=(?:"(?<quoted>[^"]{1,200})"|(?<bare>[^\s;"]{1,200}))/i.exec(type)?.groups ?? {};
  const boundary = quoted ?? bare;
  if (boundary === undefined) return false;
  let count = 0;
  for (let at = body.indexOf(`--${boundary}`); at >= 0 && count <= mostParts + 1; count += 1) {
    at = body.indexOf(`--${boundary}`, at + 1);
  }
  // The last one ends the form.
  return count <= mostParts + 1;
}

async function formOf(body: Buffer, type: string): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
  } catch {
    return undefined;
  }
}

/** The message beside the files. None is a message without a text. */
async function activityOf(part: ReturnType<FormData['get']>): Promise<ClientActivity | undefined> {
  if (part === null) return { type: 'message' };
  const json = typeof part === 'string' ? part : await part.text();
  const read = z
    .string()
    .transform((text, context) => {
      try {
        return z.unknown().parse(JSON.parse(text));
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(ClientActivity)
    .safeParse(json);
  return read.data?.type === 'message' ? read.data : undefined;
}
