import { cloudServer } from './cloudServer.js';
import { echoBot } from './echoBot.js';

// The echo bot as a program: echoMain.ts <address of the connector>. Prints its address when it listens.
const { url, stop } = await cloudServer(echoBot(), process.argv[2] ?? '');
process.stdout.write(`${url}\n`);
process.once('SIGTERM', () => void stop());
