import { z } from 'zod';
import type { SentFile, Uploads } from '../../domain/documents/uploads.js';
import { contentTypeOf } from '../http/contentType.js';
import { cleanName } from '../http/fileName.js';
import { isOfHosts } from '../http/hosts.js';

/** How Teams sends a file: not in the message, but where it lies in the person's OneDrive, by an address that opens for some minutes. */
const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';
const longest = 4096;

/** What is read of what was sent along: of which kind it is, and of a file where Teams has it. */
export const SentAlong = z
  .array(
    z.object({
      contentType: z.string().max(200),
      name: z.string().max(300).optional().catch(undefined),
      content: z
        .object({ downloadUrl: z.url().max(longest) })
        .optional()
        .catch(undefined),
    }),
  )
  .max(100);
export type SentAlong = z.output<typeof SentAlong>;

/** Where Teams keeps people's files in Microsoft's public cloud. */
export const publicFileHosts: readonly string[] = ['*.sharepoint.com'];

/** All files of a message together, as from our own page. */
const mostBytes = 4 * 1024 * 1024;
const mostFiles = 5;
const within = 5_000;
const mostRedirects = 3;

export type FileProblem = 'elsewhere' | 'large' | 'away' | 'many';

/** A file that was not taken, and why. */
export class FileNotTaken extends Error {
  override name = 'FileNotTaken';
  constructor(readonly problem: FileProblem) {
    super(problem);
  }
}

export interface FilePorts {
  readonly uploads: Pick<Uploads, 'keep'>;
  /** From where files are read: hosts, and `*.example.com` for all below one. Nothing is asked of others. */
  readonly fileHosts: readonly string[];
}

/** A message's attachments as a turn takes them: files are kept with the conversation first. Throws FileNotTaken. */
export async function keptAlong({ uploads, fileHosts }: FilePorts, conversation: string, sent: SentAlong) {
  const files = sent.filter(({ contentType }) => contentType === DOWNLOAD);
  const others = sent.filter((one) => !files.includes(one)).map(({ contentType }) => ({ contentType }));
  if (files.length === 0) return others;
  if (files.length > mostFiles) throw new FileNotTaken('many');
  const read: SentFile[] = [];
  let room = mostBytes;
  for (const { name = '', content } of files) {
    const bytes = await fetched(content?.downloadUrl ?? '', fileHosts, room);
    room -= bytes.length;
    const file = { name: cleanName(name), contentType: '', bytes };
    read.push({ ...file, contentType: await contentTypeOf(file) });
  }
  const ids = await uploads.keep(conversation, read);
  if (ids === undefined) throw new FileNotTaken('many');
  return [
    ...read.map(({ name, contentType }, at) => ({ name, contentType, contentUrl: addressOf(conversation, ids[at]) })),
    ...others,
  ];
}

/** A file of a conversation that nobody fetches by an address. */
const addressOf = (conversation: string, id = ''): string => `urn:guichet/${conversation}/${id}`;

/** The bytes that lie at an address, no more than `most`. Wherever it leads, it must stay among these hosts. */
async function fetched(address: string, hosts: readonly string[], most: number): Promise<Buffer> {
  const signal = AbortSignal.timeout(within);
  let at = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!isOfHosts(at, hosts)) throw new FileNotTaken('elsewhere');
    const answer = await fetch(at, { redirect: 'manual', signal }).catch(() => undefined);
    const next = answer?.headers.get('location');
    if (answer === undefined) break;
    if (answer.status < 300 || answer.status >= 400) return answer.ok ? bounded(answer, most) : gone();
    if (!next || !URL.canParse(next, at)) break;
    await answer.body?.cancel();
    at = new URL(next, at).href;
  }
  return gone();
}

const gone = (): never => {
  throw new FileNotTaken('away');
};

/** What is said of its length is somebody's word: what comes is counted. */
async function bounded({ body, headers }: Response, most: number): Promise<Buffer> {
  if (Number(headers.get('content-length') ?? 0) > most) {
    await body?.cancel();
    throw new FileNotTaken('large');
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.length;
      if (length > most) break;
      chunks.push(chunk);
    }
  } catch {
    return gone();
  }
  if (length > most) throw new FileNotTaken('large');
  return Buffer.concat(chunks);
}
