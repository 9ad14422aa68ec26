import { userInfo } from 'node:os';
import { Command } from 'commander';
import { accountCommand } from './admin/account.js';
import { exportCommand } from './admin/export.js';
import { importCommand } from './admin/import.js';
import { keysCommand } from './admin/keys.js';
import { organisationCommand } from './admin/organisation.js';
import { portalCommand } from './admin/portal.js';
import { pullCommand } from './admin/pull.js';
import { walletCommand } from './admin/wallet.js';
import { runProgram } from './runProgram.js';

/**
 * `npm run admin -- …`: what whoever runs the program does with a running Guichet, and the files that it is started with. One file for each noun in `admin/`; no password is
 * ever typed here, and none stands on a command line.
 */
const by = userInfo().username;
const program = new Command('npm run admin --')
  .description('Looks after a running Guichet. Everything is recorded with the name of who ran it.')
  .addCommand(accountCommand(by))
  .addCommand(organisationCommand(by))
  .addCommand(walletCommand(by))
  .addCommand(importCommand(by))
  .addCommand(exportCommand(by))
  .addCommand(portalCommand())
  .addCommand(keysCommand())
  .addCommand(pullCommand(by))
  .showHelpAfterError('(--help shows what can be said)');

await runProgram(program);
