// `npm run sentences`: how well sentences are understood (measuredSentences.ts). `npm run sentences -- missed`: what was not understood, where
// an operator has it kept; it measures nothing.

await import(process.argv.includes('missed') ? '../src/bot/console/missedProgram.js' : './measuredSentences.js');
