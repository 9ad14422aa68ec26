import { Command } from 'commander';
import { z } from 'zod';
import { asked, say } from './asked.js';

/** What points of sale have paid in. */
export function walletCommand(by: string): Command {
  const wallet = new Command('wallet').description('balances of points of sale');
  wallet
    .command('credit')
    .description('credits a payment, once: said again with the same reference, it changes nothing')
    .requiredOption('--operator <id>')
    .requiredOption('--login <login>', 'whose balance')
    .requiredOption('--amount <amount>', 'such as "120.50 USD"')
    .requiredOption('--reference <reference>', 'what the payment is called in your books')
    .action(async ({ reference, ...options }: Record<string, string>) => {
      const input = { ...options, paidAs: reference, by };
      const { login } = await asked('account.credit', input, z.object({ login: z.string() }));
      say(`${login}: done`);
    });
  return wallet;
}
