import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';

const Asked = z.object({ fields: z.array(z.string()) });

/** The names of the fields that the open screen asks; none where no screen waits. */
export function askedFields({ activeDialog }: DialogContext): readonly string[] {
  const asked = Asked.safeParse(activeDialog?.state);
  return asked.success ? asked.data.fields : [];
}
