import { openLowdbStore } from '../../src/store/lowdb/index.js';

// A process of its own for the lock's tests: opens the folder, says so on one line, and holds it until it is killed.
try {
  await openLowdbStore({ folder: process.argv[2] ?? '' });
  console.log('open');
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
