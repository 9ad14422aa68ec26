import { z } from 'zod';
import type { Measured } from './measuring.js';

// Every measurement runs in a process of its own: measure.ts <what> <parameters as JSON>. It loads only what it measures.
const place = { folder: z.string(), storeUrl: z.string().optional() };
const Place = z.object(place);
const Timed = z.object({ ...place, callers: z.array(z.int()).default([]), within: z.number() });
const Throughput = Timed.extend({ first: z.int(), command: z.enum(['registration', 'language']) });
const Talking = z.object({
  ...place,
  bot: z.enum(['guichet', 'echo', 'waterfall', 'peer']),
  transport: z.enum(['directLine', 'cloud']),
  guides: z.number(),
});
const History = z.object({ ...place, lines: z.int(), commands: z.int(), from: z.int().default(0) });
const Texts = z.object({ ...place, count: z.int(), answered: z.enum(['turn', 'sentence']) });
const Lines = z.object({ ...place, count: z.int() });

const kinds: Readonly<Record<string, (params: unknown) => Promise<Measured>>> = {
  turns: async (params) => (await import('./turns.js')).turns(Place.parse(params).folder),
  commands: async (params) => (await import('./commands.js')).commands(Place.parse(params).folder),
  tidy: async (params) => (await import('./commands.js')).tidy(Place.parse(params).folder),
  history: async (params) => (await import('./store/fill.js')).addHistory(History.parse(params)),
  lines: async (params) => (await import('./store/fill.js')).addLines(Lines.parse(params)),
  picker: async (params) => (await import('./pickerTurns.js')).picker(Place.parse(params).folder),
  reports: async (params) => {
    const { folder, count } = Lines.parse(params);
    return (await import('./reports.js')).reports(folder, count);
  },
  sms: async (params) => {
    const { folder, count, answered } = Texts.parse(params);
    return (await import('./sms.js')).sms(folder, count, answered);
  },
  companyHistories: async (params) => {
    const { count, ...where } = Lines.parse(params);
    return (await import('./companyHistory.js')).companyHistories(where, count);
  },
  importedLines: async (params) => {
    const { count, ...where } = Lines.parse(params);
    return (await import('./console/imports.js')).importedLines(where, count);
  },
  pulledLines: async (params) => {
    const { count, ...where } = Lines.parse(params);
    return (await import('./console/pulls.js')).pulledLines(where, count);
  },
  signIn: async (params) => (await import('./signIn.js')).signInMeasured(Lines.parse(params)),
  fleet: async (params) => (await import('./fleet.js')).fleet(Place.parse(params)),
  fleetFiles: async (params) => (await import('./fleet.js')).fleetFiles(Place.parse(params)),
  pages: async (params) => (await import('./store/pages.js')).pages(Place.parse(params)),
  throughput: async (params) => (await import('./store/throughput.js')).throughput(Throughput.parse(params)),
  talks: async (params) => (await import('./talk/talks.js')).talks(Talking.parse(params)),
  idle: async (params) => (await import('./talk/idle.js')).idle(Talking.parse(params)),
  start: async (params) => (await import('./talk/start.js')).start(Place.parse(params)),
  appendAndSync: async (params) => {
    const { folder, within } = Timed.parse(params);
    return (await import('./references/appendAndSync.js')).appendAndSync(folder, within);
  },
  updateAndInsert: async (params) => {
    const { storeUrl, callers, within } = Timed.required({ storeUrl: true }).parse(params);
    return (await import('./references/updateAndInsert.js')).updateAndInsert(storeUrl, callers, within);
  },
};

const [what = '', params = '{}'] = process.argv.slice(2);
const run = kinds[what];
if (run === undefined) throw new Error(`there is no measurement ${what}`);
process.stdout.write(`${JSON.stringify(await run(JSON.parse(params)))}\n`);
