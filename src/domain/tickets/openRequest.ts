import { z } from 'zod';
import { command } from '../door/command.js';
import { selectedLines } from '../lines/find/selections.js';
import { roles } from '../records/account.js';
import { ok, refuse } from '../terms/result.js';
import { looksSecret } from '../values/identifiers.js';
import { textBlock, textLine } from '../values/text.js';
import {
  LONGEST_CONTEXT,
  LONGEST_MESSAGE,
  openRequestRow,
  roomForRequest,
  subjectFact,
  subjectsFor,
} from './requests.js';

/** A message to the staff. One that may be a PIN is none: nobody has to know it. */
export const messageToStaff = textBlock(LONGEST_MESSAGE).refine((text) => !looksSecret(text), 'request.secret');

const Input = z.object({
  about: z.string(),
  message: messageToStaff,
  reach: textLine(100).optional(),
  context: textBlock(LONGEST_CONTEXT).optional(),
  /** The selection of the line that it is about. */
  line: z.string().optional(),
});

/** Somebody asks the operator's staff something (Belarus guide, B6), perhaps with what they have answered so far. */
export const openRequest = command<z.output<typeof Input>>({
  name: 'request.open',
  allowed: roles,
  proof: 'none',
  input: Input,
  subject: ({ about }) => `procedure:${about}`,
  run: async (work) => {
    const { operator, actor, input } = work;
    const { about, message, reach, context, line: selection } = input;
    if (!subjectsFor(operator, actor).includes(about)) return refuse('value.choice');
    const lines = selection === undefined ? ok([]) : await selectedLines(work.tables, actor, selection);
    if (!lines.ok) return lines;
    const room = await roomForRequest(work);
    if (!room.ok) return room;
    const [line] = lines.value;
    const chosen = line && { line: line.id, number: line.number };
    const { id, reference } = await openRequestRow(work, { subject: about, message, reach, context, ...chosen });
    return ok({
      reference,
      subject: `request:${id}`,
      // Nothing that was typed: receipts are archived.
      facts: { about: subjectFact(about) },
    });
  },
});
