import { z } from 'zod';
import type { DialogContext } from '../conversation/dialogTypes.js';
import { turnOf } from '../conversation/turn.js';
import type { Guides } from '../definition/guides.js';
import type { Field } from '../definition/procedure.js';

const Asked = z.object({ fields: z.array(z.string()) });

/** The fields that the open screen asks, by the run that is uppermost. */
export function openFields(dc: DialogContext, { procedures }: Guides): Field[] {
  const { state } = turnOf(dc.context);
  const asked = askedFields(dc);
  const fields = procedures.get(state.runs[state.open[0] ?? '']?.procedure ?? '')?.fields ?? [];
  return fields.filter(({ name }) => asked.includes(name));
}

/** The names of the fields that the open screen asks; none where no screen waits. */
export function askedFields({ activeDialog }: DialogContext): readonly string[] {
  const asked = Asked.safeParse(activeDialog?.state);
  return asked.success ? asked.data.fields : [];
}
