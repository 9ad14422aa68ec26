import { missedSentences } from './missed.js';
import { runCommand } from './runProgram.js';

/** `npm run sentences -- missed`: what was not understood, where an operator has it kept. */
await runCommand(() => missedSentences(process.env));
