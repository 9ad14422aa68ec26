import { userInfo } from 'node:os';
import { Command } from 'commander';
import { exportCommand } from './audit/export.js';
import { verifyCommand } from './audit/verify.js';
import { runProgram } from './runProgram.js';

/** `npm run audit -- …`: what whoever runs the program does with the audit. One file for each subcommand in `audit/`. */
const program = new Command('npm run audit --')
  .description('Reads the audit of a running Guichet. Everything is recorded with the name of who ran it.')
  .addCommand(verifyCommand())
  .addCommand(exportCommand(userInfo().username))
  .showHelpAfterError('(--help shows what can be said)');

await runProgram(program);
