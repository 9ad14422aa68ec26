import { z } from 'zod';
import type { Actor } from '../records/account.js';
import type { RequestFile } from '../records/request.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { wrongFile } from '../values/fileKinds.js';
import { uploadedAt } from '../values/uploadedFile.js';

/** Telenet guide (T18): only four attachments can be added. */
export const MOST_ATTACHMENTS = 4;

/** Files that were sent in the conversation, as a field of files gives them. */
export const Attachments = z
  .array(z.object({ name: z.string(), contentType: z.string(), url: z.string() }))
  .max(MOST_ATTACHMENTS, 'value.fileTooMany');
export type Attachments = z.output<typeof Attachments>;

/**
 * The files that can be kept with a request: sent in this conversation, to us. Refused: a kind that is not taken, and what
 * lies elsewhere, as in Teams.
 */
export function keptFiles(sent: Attachments, { conversation }: Pick<Actor, 'conversation'>): Result<RequestFile[]> {
  const files: RequestFile[] = [];
  for (const { name, contentType, url } of sent) {
    const there = uploadedAt(url);
    const wrong = wrongFile([{ name, contentType }]);
    if (wrong !== undefined) return refuse(wrong);
    if (there?.conversation !== conversation) return refuse('file.elsewhere', { name });
    files.push({ id: there.id, name, contentType, conversation });
  }
  return ok(files);
}
