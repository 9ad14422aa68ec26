import { isPlainId } from '../terms/plainId.js';

/** A file of a conversation, by its id there. */
export interface UploadedFile {
  readonly conversation: string;
  readonly id: string;
}

/**
 * The file that an address of ours stands for: its last two parts name the conversation and the file. Undefined for an
 * address that is of another form; whether there is such a file is seen when it is looked for.
 */
export function uploadedAt(address: string): UploadedFile | undefined {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const [id, conversation] = path.split('/').toReversed();
  return isPlainId(id ?? '') && isPlainId(conversation ?? '')
    ? { conversation: conversation ?? '', id: id ?? '' }
    : undefined;
}
