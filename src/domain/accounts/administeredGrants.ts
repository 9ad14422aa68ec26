import { z } from 'zod';
import { refuse } from '../terms/result.js';
import { about, answer, Named } from './administered.js';
import { grantTo, takeFrom } from './grants.js';

const Granting = Named.extend({ organisation: z.string(), until: z.iso.datetime().optional() });

/** Kcell guide (C4): an organisation lets an administrator work for it, for some time or until it is taken back. */
export const grantOrganisation = about('account.grant', Granting, async (work, account) => {
  const { organisation, until } = work.input;
  if ((await work.tables.organisations.get(organisation)) === undefined) return refuse('organisation.unknown');
  if (until !== undefined && Date.parse(until) <= work.now.getTime()) return refuse('date.past');
  await grantTo(work, account, { organisation, role: account.role, ...(until !== undefined && { until }) });
  return answer(work, account);
});

const Revoking = Named.extend({ organisation: z.string() });

/** The organisation takes it back, at once. */
export const revokeOrganisation = about('account.revoke', Revoking, async (work, account) => {
  const { organisation } = work.input;
  if (!(account.organisations ?? []).includes(organisation)) return refuse('organisation.unknown');
  return answer(work, await takeFrom(work, account, organisation));
});
