import { alone, run } from './jest.config.mjs';

// The guides on Microsoft's Agents SDK: docs/adr/0043-botbuilder-is-archived.md. Its modules take the place of those behind which
// botbuilder's dialogs and turns are kept, and botbuilder's dialogs themselves cannot be had.
export default {
  ...run,
  ...alone,
  testMatch: ['<rootDir>/test/guides/**/*.test.ts', '<rootDir>/test/agents/**/*.test.ts'],
  moduleNameMapper: {
    '^\\..*/dialogClasses\\.js$': '<rootDir>/test/agents/dialogClasses.ts',
    '^\\..*/bufferedContext\\.js$': '<rootDir>/test/agents/bufferedContext.ts',
    '^botbuilder-dialogs(/.*)?$': '<rootDir>/test/agents/notHere.mjs',
    ...alone.moduleNameMapper,
  },
};
