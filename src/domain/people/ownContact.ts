import { present } from '../door/present.js';

/** Where somebody can be reached, as an answer to it: an e-mail address and a phone in E.164. */
interface OwnContact {
  readonly email?: string | undefined;
  readonly mobile?: string | undefined;
}

/**
 * The e-mail address and the mobile number of whoever asks: those of their profile in the company, or else the account's address
 * (Telenet guide, T18: "your e-mail address and your mobile number"). Undefined where neither is known.
 */
export const ownContact = present<object, OwnContact>(async ({ tables, actor }) => {
  const { account, organisation } = actor;
  const [profile] = organisation === undefined ? [] : await tables.profiles.where({ organisation, account });
  const email = profile?.email ?? (await tables.accounts.get(account))?.email;
  const mobile = profile?.phone;
  return email === undefined && mobile === undefined ? undefined : { answers: { email, mobile } };
});
