import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Hasher, Ids, Store } from '../../domain/door/ports.js';
import { acceptInvitation } from '../../domain/people/acceptInvitation.js';
import { type OpenInvitation, openInvitation } from '../../domain/people/invitationLink.js';
import type { Account } from '../../domain/records/account.js';
import { webChat } from '../turns/channels.js';
import { type PasswordProblem, problemOf } from './passwordStrength.js';
import type { Credentials, SignedIn } from './signIn.js';

export interface InvitationPorts {
  readonly store: Store;
  readonly door: Pick<Door, 'execute'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  readonly digest: Digest;
  readonly signIn: (tried: Credentials) => Promise<SignedIn>;
}

/** An invitation's link, pressed at an operator's page. */
export interface Pressed {
  readonly operator: string;
  readonly secret: string;
}

/** With the password that was chosen, or that of the account there is already. */
export interface Confirmed extends Pressed {
  readonly password: string;
  readonly again: string;
  /** The address it comes from. */
  readonly caller: string;
}

/** Who is signed in with it, or why nobody is: `gone` for all that can be wrong with a link. */
export type Accepted =
  | { readonly account: Account }
  | { readonly problem: 'gone' | PasswordProblem }
  | Exclude<SignedIn, { account: Account }>;

/** Invitations as their page needs them. */
export interface Invitations {
  /** Who is invited to where. To look uses nothing up. */
  look(pressed: Pressed): Promise<OpenInvitation | undefined>;
  accept(confirmed: Confirmed): Promise<Accepted>;
}

export function makeInvitations(ports: InvitationPorts): Invitations {
  const { store, clock, digest } = ports;
  const look: Invitations['look'] = ({ operator, secret }) =>
    store.read((all) => openInvitation(all, operator, digest(secret), clock.now()));
  return {
    look,
    accept: async (confirmed) => {
      const open = await look(confirmed);
      if (open === undefined) return { problem: 'gone' };
      const { account } = open;
      if (account === undefined) return withNewAccount(ports, open, confirmed);
      const { operator, password, caller } = confirmed;
      const signed = await ports.signIn({ operator, login: account.login, password, caller });
      return 'problem' in signed ? signed : carriedOut(ports, open, confirmed, signed.account.id);
    },
  };
}

async function withNewAccount(ports: InvitationPorts, open: OpenInvitation, confirmed: Confirmed): Promise<Accepted> {
  const { firstName, lastName, email } = open.profile;
  const own = [firstName, lastName, email, open.company, confirmed.operator];
  const problem = await problemOf({ ...confirmed, own });
  if (problem !== undefined) return { problem };
  const passwordHash = await ports.hasher.hash(confirmed.password);
  return carriedOut(ports, open, confirmed, ports.ids.next(), passwordHash);
}

/** The link opens it by itself: whoever has it acts as one of the company's people, for this one command. */
async function carriedOut(
  { store, door, ids, digest }: InvitationPorts,
  { profile }: OpenInvitation,
  { operator, secret }: Pressed,
  account: string,
  passwordHash?: string,
): Promise<Accepted> {
  const { organisation, id } = profile;
  const actor = { account, operator, organisation, role: 'fleetManager', channel: webChat } as const;
  const done = await door.execute({
    commandId: ids.next(),
    command: acceptInvitation,
    input: { invitation: digest(secret), passwordHash },
    actor: { ...actor, conversation: `invitation:${id}` },
  });
  if (!done.ok || done.value.outcome.kind === 'refused') return { problem: 'gone' };
  const made = await store.read(({ accounts }) => accounts.get(account));
  return made === undefined ? { problem: 'gone' } : { account: made };
}
