import { Command } from 'commander';
import { z } from 'zod';
import { roles, STAFF } from '../../../domain/records/account.js';
import { asked, say } from './asked.js';

const Done = z.object({ login: z.string(), link: z.string().optional() });
const Listed = z.array(
  z.object({
    ...{ login: z.string(), name: z.string(), role: z.string(), organisations: z.array(z.string()) },
    ...{ email: z.string().optional(), phone: z.string().optional(), disabled: z.boolean(), ready: z.boolean() },
  }),
);

const collected = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];
const rolesText = [...roles, STAFF].join(', ');

/** Accounts: the first one of an operator, and all that is done to one later. */
export function accountCommand(by: string): Command {
  const account = new Command('account').description('accounts of an operator');
  const named = (name: string, description: string) =>
    account.command(name).description(description).requiredOption('--operator <id>').requiredOption('--login <login>');
  const done = async (name: string, options: object): Promise<void> => {
    const { login, link } = await asked(`account.${name}`, { ...options, by }, Done);
    say(
      link === undefined
        ? `${login}: done`
        : `${login}: done. Hand this link over; it works once, for three days:\n${link}`,
    );
  };
  const organisation = ['--organisation <id>', 'a company that it works for; again for another', collected] as const;
  const printed = ['--print-link', 'print a link to hand over instead of mailing one'] as const;

  named('add', 'a new account; its owner chooses the password with the link that is mailed')
    .requiredOption('--name <name>')
    .requiredOption('--role <role>', rolesText)
    .option('--email <address>')
    .option('--phone <number>', 'to sign in with, and for codes by SMS')
    .option('--language <language>', 'fr, ru, de or en')
    .option(...organisation)
    .option(...printed)
    .action((options) => done('add', settingsOf(options)));
  named('reset', 'its password and passkeys open nothing any more; another one is chosen with the link')
    .option(...printed)
    .action((options) => done('reset', settingsOf(options)));
  named('role', 'another role, and other companies where some are named')
    .requiredOption('--role <role>', rolesText)
    .option(...organisation)
    .action((options) => done('role', settingsOf(options)));
  named('disable', 'nobody signs in as it any more; whoever is signed in is out at once').action((options) =>
    done('disable', options),
  );
  named('enable', 'it can be signed in to again').action((options) => done('enable', options));
  named('unlock', 'wrong passwords and PINs of before count no more').action((options) => done('unlock', options));
  named('end-sessions', 'all its sign-ins end').action((options) => done('signOut', options));
  account
    .command('list')
    .description('who there is')
    .requiredOption('--operator <id>')
    .action(async (options) => say(listText(await asked('account.list', options, Listed))));
  return account;
}

const Options = z.looseObject({ organisation: z.array(z.string()).optional(), printLink: z.boolean().default(false) });

function settingsOf(options: unknown): object {
  const { organisation, printLink, ...rest } = Options.parse(options);
  return { ...rest, invite: !printLink, ...(organisation !== undefined && { organisations: organisation }) };
}

function listText(accounts: z.output<typeof Listed>): string {
  const rows = accounts.map(({ login, name, role, email, phone, organisations, disabled, ready }) => {
    const state = disabled ? 'disabled' : ready ? '' : 'no password yet';
    return [login, role, name, email, phone, organisations.join(' '), state].filter(Boolean).join('  ');
  });
  return rows.length === 0 ? 'nobody' : rows.join('\n');
}
