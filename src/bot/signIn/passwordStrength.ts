import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Account } from '../../domain/records/account.js';
import type { ProblemCode } from '../../domain/terms/problems.js';

/** Shorter ones are found by trying. */
const SHORTEST = 12;
/** Of 0 to 4: more than a hundred million guesses. */
const LEAST_SCORE = 3;
/** Of what somebody is known by, parts that are shorter stand in too many words. */
const SHORTEST_PART = 4;

/** Why a password is not taken, and the refusal that says so. */
export const passwordRefusals = {
  short: 'password.short',
  own: 'password.own',
  known: 'password.known',
  weak: 'password.weak',
  different: 'password.different',
} as const satisfies Record<string, ProblemCode>;
export type PasswordProblem = keyof typeof passwordRefusals;

export interface Chosen {
  readonly password: string;
  /** The same, typed once more. */
  readonly again: string;
  /** What somebody is known by: name, address, company. */
  readonly own: readonly string[];
}

/** What an account is known by at an operator. */
export const knownBy = ({ name, login, email = '' }: Account, operator: string): string[] => [
  name,
  login,
  email,
  operator,
];

interface Judging {
  readonly judge: ZxcvbnFactory;
  /** The passwords that are most often found in breaches: those of the library's list, 50,000 of them. */
  readonly breached: ReadonlySet<string>;
}
let judging: Promise<Judging> | undefined;

/** Loaded with the first password that is chosen: its lists are 2 MB. */
async function loaded(): Promise<Judging> {
  const [{ ZxcvbnFactory: Judge }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const breached = new Set(dictionary['passwords-common'].map((one) => String(one).toLowerCase()));
  return { judge: new Judge({ dictionary, graphs: adjacencyGraphs }), breached };
}

/** What a password is, once what people put around one to make it long enough is off: `password1234!`, `Liverpool_2026`, one said twice. */
const bareOf = (password: string): readonly string[] => {
  const said = password.toLowerCase();
  const core = said.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = said.slice(0, said.length / 2);
  return [said, core, ...(half.repeat(2) === said ? [half] : [])];
};

/** What speaks against a new password; undefined: nothing. What is common, or easily guessed from what is known, zxcvbn tells. */
export async function problemOf({ password, again, own }: Chosen): Promise<PasswordProblem | undefined> {
  if ([...password].length < SHORTEST) return 'short';
  const parts = own.flatMap((one) => [one, ...one.split(/[^\p{L}\p{N}]+/u)]).map((part) => part.toLowerCase());
  const said = password.toLowerCase();
  if (parts.some((part) => part.length >= SHORTEST_PART && said.includes(part))) return 'own';
  judging ??= loaded();
  const { judge, breached } = await judging;
  if (bareOf(password).some((one) => breached.has(one))) return 'known';
  if (judge.check(password, parts).score < LEAST_SCORE) return 'weak';
  return password === again ? undefined : 'different';
}
