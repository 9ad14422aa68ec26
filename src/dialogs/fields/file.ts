import { z } from 'zod';
import { isAsNamed, isKnown } from '../../domain/values/fileKinds.js';
import type { Attachment } from '../conversation/activity.js';
import type { FormData } from '../conversation/cards.js';
import type { Field } from '../definition/procedure.js';
import type { Inputs, Raw } from './asked.js';
import { asKind, Kind } from './kind.js';

/** A file that somebody sent: where it is kept, never its content. */
const SentFile = z
  .object(
    {
      name: z.string('value.file').min(1, 'value.file').max(200, 'value.file'),
      contentType: z.string('value.file'),
      url: z
        .string('value.file')
        .max(500, 'value.file')
        .regex(/^(https?|urn):/, 'value.file'),
    },
    'value.file',
  )
  .refine(isKnown, { error: 'value.fileKind', abort: true })
  .refine(isAsNamed, 'value.fileUnlike');
/** Up to `most` files. */
export const file = (most: number) =>
  asKind(z.array(SentFile, 'value.file').min(1, 'value.file').max(most, 'value.fileTooMany'), new FileKind());

const Files = z.array(z.object({ name: z.string() }));

class FileKind extends Kind {
  override readonly takesFiles = true;
  override readonly staysUnseen = true;
  /** It belongs to one conversation. */
  override readonly leftOut = 'draft.file';

  override form(): FormData {
    return { form: 'file' };
  }

  /** A file has no input: it comes as an attachment. */
  override inputIds(): string[] {
    return [];
  }

  override fromCard(_name: string, _inputs: Inputs, files: readonly Attachment[]): Raw {
    return filesFrom(files);
  }

  protected override fromText(text: string, files: readonly Attachment[]): Raw {
    return filesFrom(files) ?? (text.trim() === '' ? undefined : text);
  }

  override inWords(_field: Field, value: unknown): string {
    return Files.parse(value)
      .map(({ name }) => name)
      .join(', ');
  }
}

/** The files of a message. What has no address is none: Teams sends the text itself as an attachment, too. */
function filesFrom(files: readonly Attachment[]): Raw {
  const sent = files
    .filter(({ contentUrl }) => contentUrl !== undefined)
    .map(({ name, contentType, contentUrl }) => ({ name, contentType, url: contentUrl }));
  return sent.length === 0 ? undefined : sent;
}
