import { loadConfig } from '../start/config.js';
import { runCommand } from './runProgram.js';
import { storeCopy } from './storeCopy.js';

/** `npm run store:copy`: moves the embedded store of DATA_DIR into the migrated database of STORE_URL. */

await runCommand(() => storeCopy(loadConfig(process.env)));
