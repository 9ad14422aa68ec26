import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

const Component = z.object({
  name: z.string(),
  version: z.string(),
  licenses: z
    .array(
      z.union([
        z.object({ expression: z.string() }),
        z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
      ]),
    )
    .default([]),
  hashes: z.array(z.object({ alg: z.string(), content: z.string() })).default([]),
});
const Bill = z.object({ bomFormat: z.literal('CycloneDX'), specVersion: z.string(), components: z.array(Component) });

export type Bill = z.output<typeof Bill>;

const Project = z.looseObject({ name: z.string() });
const Lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })) });

/**
 * The bill of materials of what a live program has, as npm writes it (CycloneDX, JSON). npm leaves out what development tools need as well
 * (`--omit dev`), and refuses where these contradict each other: it is given the project without them.
 */
export async function billText(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-bill-'));
  try {
    const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(root, name), 'utf8'));
    const { devDependencies: _, ...project } = Project.parse(await read('package.json'));
    const lock = Lock.parse(await read('package-lock.json'));
    const kept = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true);
    const packages = Object.fromEntries(
      kept.map(([place, one]) => [place, place === '' ? { ...one, devDependencies: {} } : one]),
    );
    await writeFile(join(folder, 'package.json'), JSON.stringify(project));
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
    return (await run('npm', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same, read. */
export const bill = async (): Promise<Bill> => Bill.parse(JSON.parse(await billText()));
