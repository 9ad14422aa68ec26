import { current } from './current.mjs';

/** What test files import from `@jest/globals`, of the file that is run. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = current.globals;
