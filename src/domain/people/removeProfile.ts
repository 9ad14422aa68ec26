import { z } from 'zod';
import { command } from '../door/command.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';
import { forgetProfile, forgetWritten } from './forgetting.js';
import { canChange, hasProfiles, heldProfile, roleFact } from './profiles.js';

const Input = z.object({ profile: z.string() });
type Input = z.output<typeof Input>;

/**
 * In no guide but in the law (GDPR article 17): a profile is taken out of the company with all that says who it was: its account,
 * invitations on their way, drafts and requests that name it. It cannot be undone. Nobody removes themselves, or the last manager.
 */
export const removeProfile = command<Input>({
  name: 'profile.remove',
  allowed: ['fleetManager'],
  offered: hasProfiles,
  proof: 'none',
  input: Input,
  subject: ({ profile }) => `profile:${profile}`,
  run: async (work) => {
    const { operator, input, ids } = work;
    const found = await heldProfile(work, input.profile);
    if (!found.ok) return found;
    const profile = found.value;
    const may = await canChange(work, profile);
    if (!may.ok) return may;
    const { email, phone: phone1 = '' } = profile;
    await forgetWritten(work, { operator: operator.profile.id, documentNumber: '', email, phone1 });
    await forgetProfile(work, profile);
    return ok({ reference: ids.code(REFERENCE_LENGTH), facts: { role: roleFact(operator, profile.role) } });
  },
});
