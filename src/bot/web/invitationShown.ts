import type { Store } from '../../domain/door/ports.js';
import type { Operator } from '../../domain/operator/index.js';
import type { OpenInvitation } from '../../domain/people/invitationLink.js';
import { profileRulesOf } from '../../domain/people/profiles.js';
import { inLanguage } from '../../domain/terms/choices.js';
import type { Language } from '../../domain/terms/language.js';
import type { SpeakerOf } from '../../speech/speaker.js';

/** What the page shows of an invitation, in words. */
export interface ShownInvitation {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** What is typed at the sign-in. */
  readonly login: string;
  /** They have an account already: they sign in with it. */
  readonly known: boolean;
}

/** An invitation as its page shows it. */
export type InvitationShown = (open: OpenInvitation, language: Language) => Promise<ShownInvitation>;

interface ShownPorts {
  readonly store: Pick<Store, 'read'>;
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

export const makeInvitationShown =
  ({ store, speaker, operatorOf }: ShownPorts): InvitationShown =>
  async ({ profile, company, account }, language) => {
    const { operator: id, email, firstName, lastName } = profile;
    const { words } = speaker(language, id);
    const by = await invitedBy(store, profile.invitedBy);
    const row = (key: string, value: string) => ({ label: words.say(`mail:invitation.facts.${key}`), value });
    const role = inLanguage(profileRulesOf(operatorOf(id)).roles[profile.role], language);
    return {
      rows: [
        ...(by === undefined ? [] : [row('by', by)]),
        row('organisation', company),
        row('role', role),
        row('name', `${firstName} ${lastName}`),
        { label: words.say('web:signIn.login'), value: account?.login ?? email },
      ],
      login: account?.login ?? email,
      known: account !== undefined,
    };
  };

/** Whoever ordered the invitation; undefined once their own account is nobody's. */
async function invitedBy(store: Pick<Store, 'read'>, id: string | undefined): Promise<string | undefined> {
  const account = id === undefined ? undefined : await store.read(({ accounts }) => accounts.get(id));
  return account === undefined || account.name === '' ? undefined : account.name;
}
