// What we send to operators' back ends and what we read of them, by the official files of TM Forum: `npm run tmf`. TMF_SPECS names the folder of
// the files. Each call of our drivers goes through Prism, which validates request and answer, to a back end of our own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeBackEnds } from '../../src/bot/tmf/client/backEnds.js';
import { type InterfaceName, interfacePaths } from '../../src/bot/tmf/client/interfaces.js';
import { TmfServer } from '../support/tmf/server.js';
import { settingsFor } from '../support/tmf/settings.js';
import { inventoryCalls } from './inventoryCalls.js';
import { orderCalls } from './orderCalls.js';
import { outsideCalls } from './outsideCalls.js';
import { fetchPrism, type Prism, startPrism } from './prism.js';
import { saleCalls } from './saleCalls.js';

/** The calls of an interface; whoever calls another one adds its own. Each throws where something is wrong. */
const calls = [...orderCalls, ...inventoryCalls, ...outsideCalls, ...saleCalls];
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = process.env.TMF_SPECS ?? '';
const files = await readdir(folder).catch(() => []);
const specificationOf = (at: InterfaceName) =>
  files.find((name) => name.startsWith(at) && name.endsWith('.swagger.json'));
const needed = [...new Set(calls.map(({ at }) => at))];
const missing = needed.filter((at) => specificationOf(at) === undefined);
if (missing.length > 0) {
  say(
    `TMF_SPECS has to name a folder with TM Forum's official files (version 4): ${missing.join(', ')} are not there.`,
  );
  say('They lie at https://github.com/tmforum-apis, each as TMF…swagger.json: TMF_SPECS=<folder> npm run tmf');
  process.exit(1);
}

const program = await fetchPrism();
const server = await new TmfServer().start();
let wrong = 0;
for (const at of needed) {
  const prism = await startPrism(
    program,
    join(folder, specificationOf(at) ?? ''),
    `${server.url}/${interfacePaths[at]}`,
  );
  wrong += await checked(at, prism);
  await prism.close();
}
await server.close();
say(wrong === 0 ? 'Every call is as the official files have it.' : `${wrong} calls are not.`);
process.exitCode = wrong === 0 ? 0 : 1;

/** One interface behind Prism, the others as they are. Gives how many calls were wrong. */
async function checked(at: InterfaceName, prism: Prism): Promise<number> {
  const settings = settingsFor(server.url);
  const through = { ...settings, interfaces: { ...settings.interfaces, [at]: { url: prism.url } }, within: 30 };
  const backEnds = makeBackEnds([through], { warn: () => {}, info: () => {} });
  const backEnd = backEnds.of('acme');
  if (backEnd === undefined) throw new Error('no back end');
  let count = 0;
  for (const { name, run } of calls.filter((call) => call.at === at)) {
    const before = server.asked.length;
    const problem = await run(backEnd, server).then(
      () => (server.asked.length > before ? undefined : 'nothing arrived'),
      (error: unknown) => z.object({ message: z.string() }).parse(error).message,
    );
    say(`${at} ${name}: ${problem ?? 'right'}`);
    if (problem === undefined) continue;
    count += 1;
    for (const line of prism.violations.splice(0)) say(`    ${line}`);
  }
  await backEnds.close();
  return count;
}
