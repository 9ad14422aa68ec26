import { Command } from 'commander';
import { z } from 'zod';
import { RowVerdict } from '../../control/rowVerdict.js';
import { asked, say } from './asked.js';

const Done = z.object({ login: z.string() });
const Verdicts = z.array(RowVerdict);

/** Organisations: one by one what `import` brings by the file, and whom they let work for them. */
export function organisationCommand(by: string): Command {
  const organisation = new Command('organisation').description('companies of an operator, and who may work for them');
  const command = (name: string, description: string) =>
    organisation.command(name).description(description).requiredOption('--operator <id>');
  const granting = (name: string, description: string) =>
    command(name, description)
      .requiredOption('--login <login>', 'whose account')
      .requiredOption('--organisation <id>', 'such as kcell:primer');

  command('add', 'a new one, or another name for one that is there')
    .requiredOption('--id <id>', 'letters, digits, dots, dashes: what files and grants name it by')
    .requiredOption('--name <name>')
    .action(async ({ operator, id, name }: Record<string, string>) => {
      const rows = [{ at: 1, cells: { id, name } }];
      const of = { by, operator, kind: 'organisations', rows };
      const [verdict] = await asked('import.judge', of, Verdicts);
      if (verdict?.ok === false) throw new Error(`${verdict.column}: ${verdict.why}`);
      await asked('import.rows', { ...of, invites: false }, z.object({}));
      say(`${operator}:${id}: done`);
    });
  granting('grant', 'lets an account work for it')
    .option('--until <instant>', 'so long, such as 2027-01-31T18:00:00Z; without it, until it is taken back')
    .action(async (options) => {
      const { login } = await asked('account.grant', { ...options, by }, Done);
      say(`${login}: done`);
    });
  granting('revoke', 'takes that back, at once').action(async (options) => {
    const { login } = await asked('account.revoke', { ...options, by }, Done);
    say(`${login}: done`);
  });
  return organisation;
}
