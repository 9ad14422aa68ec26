import { z } from 'zod';
import { command } from '../door/command.js';
import { post } from '../door/outbox.js';
import { PORTION } from '../door/report.js';
import { reportQuery } from '../door/reportQuery.js';
import type { Rights } from '../door/rights.js';
import { ruled } from '../operator/index.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';
import { email } from '../values/text.js';
import { inForce } from './internet.js';
import { lineColumns, lineEntries, lineForms } from './lineReport.js';

const rights = {
  allowed: ['administrator'],
  offered: ruled('stateNames'),
} as const satisfies Pick<Rights, 'allowed' | 'offered'>;

/** All lines of the company that is worked for (C20), as they are now. */
export const companyNumbers = reportQuery<object>({
  name: 'line.companyNumbers',
  ...rights,
  as: {
    forms: lineForms,
    columns: lineColumns,
    portion: async (asking, _, after) => {
      const { tables, actor, now } = asking;
      const page = { limit: PORTION, ...(after !== undefined && { after }) };
      const lines = await tables.lines.where({ organisation: actor.organisation }, page);
      const present = lines.map((line) => inForce(line, now));
      return { entries: lineEntries(asking, present), next: lines.length < PORTION ? undefined : lines.at(-1)?.id };
    },
  },
});

const Input = z.object({ email });

/** Kcell guide (C20): the report is made in the background and sent to an address. */
export const mailCompanyNumbers = command<z.output<typeof Input>>({
  name: 'line.mailNumbers',
  ...rights,
  proof: 'none',
  input: Input,
  subject: () => 'report:companyNumbers',
  run: async (work) => {
    const { actor, input, ids, tables, commandId: command } = work;
    const { account, organisation, conversation } = actor;
    const message = { kind: 'email.report', report: 'companyNumbers', account, organisation } as const;
    await post(work, { ...message, to: input.email, command, conversation });
    const company = await tables.organisations.get(organisation ?? '');
    // Nothing that was typed: receipts are archived.
    return ok({
      reference: ids.code(REFERENCE_LENGTH),
      facts: { ...(company && { company: { text: company.name } }) },
    });
  },
});
