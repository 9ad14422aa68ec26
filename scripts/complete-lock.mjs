// Adds to package-lock.json the optional packages of other platforms that the registry did not offer.
import { readFileSync, writeFileSync } from 'node:fs';
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [], ranged = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const places = []; let at = path;
    for (;;) { places.push(at ? `${at}/node_modules/${name}` : `node_modules/${name}`); if (!at) break; const i = at.lastIndexOf('/node_modules/'); at = i < 0 ? '' : at.slice(0, i); }
    if (places.some((p) => lock.packages[p])) continue;
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(range)) ranged.push(`${path} ${name} ${range}`);
    const version = range.replace(/^[^\d]*/, '');
    const os = name.match(/android|darwin|win32|freebsd|linux|netbsd|openbsd|openharmony|aix|sunos/)?.[0];
    const cpu = name.match(/arm64|ia32|x64|ppc64|s390x|riscv64|loong64|mips64el|(?<=[-])arm(?=$|-)/)?.[0];
    const fs = name === 'fsevents';
    lock.packages[`node_modules/${name}`] = { version, ...(cpu ? { cpu: [cpu] } : {}), dev: entry.dev, license: undefined, optional: true, os: [fs ? 'darwin' : os], ...(/musl/.test(name) ? { libc: ['musl'] } : {}) };
    added.push(name);
    if (!os && !fs) console.log('no os', name, range);
  }
}
const { '': rootEntry, ...rest } = lock.packages;
lock.packages = { '': rootEntry, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))) };
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length, 'added; ranged:', ranged);
