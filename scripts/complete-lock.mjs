// Completes package-lock.json; `npm run lock` runs it after every change of a dependency. Run again, it changes nothing.
//
// Some packages have a binary part per platform, as optional dependencies. A registry mirror that holds only one
// platform's makes npm leave the others out of the lock file, and then `npm ci` refuses: the lock file does not fit.
// Each of them is added by name, version and platform. A checksum is not known here; npm takes what it downloads.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const exact = /^\d+\.\d+\.\d+[\w.-]*$/;
const systems = /android|darwin|win32|windows|freebsd|linux|netbsd|openbsd|openharmony|aix|sunos/;
const processors = /arm64|ia32|x64|ppc64|s390x|riscv64|loong64|mips64el|(?<=-)arm(?=$|-)/;

/** Where Node looks for a package that is required at `path`: beside it, then in every folder above. */
function placesOf(name, path) {
  const own = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (path === '') return [own];
  const above = path.lastIndexOf('/node_modules/');
  return [own, ...placesOf(name, above === -1 ? '' : path.slice(0, above))];
}

/** The platform stands in such a package's name: @swc/core-linux-x64-musl. Throws where it does not. */
function platformOf(name) {
  const system = name === 'fsevents' ? 'darwin' : systems.exec(name)?.[0];
  const os = system === 'windows' ? 'win32' : system;
  if (os === undefined) throw new Error(`${name}: its name tells no platform; add it to package-lock.json by hand`);
  const cpu = processors.exec(name)?.[0];
  const libc = name.endsWith('-musl') ? 'musl' : os === 'linux' && name.endsWith('-gnu') ? 'glibc' : undefined;
  return { ...(cpu ? { cpu: [cpu] } : {}), os: [os], ...(libc ? { libc: [libc] } : {}) };
}

/** The optional packages that some package names and the lock file does not have, by their place. */
function missingFrom(packages) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (placesOf(name, path).some((place) => place in packages)) continue;
      // Most are named in their parent's own version; fsevents and PostgreSQL by a range, whose lowest is taken.
      const version = exact.test(range) ? range : range.replace(/^\D*/, '');
      const entry = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
      missing[`node_modules/${name}`] = entry;
    }
  }
  return missing;
}

/** In npm's own order: the project first, then by place. */
function inOrder({ '': project, ...packages }) {
  const sorted = Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en'));
  return { '': project, ...Object.fromEntries(sorted) };
}

const text = await readFile(file, 'utf8');
const lock = JSON.parse(text);
const missing = missingFrom(lock.packages);
lock.packages = inOrder({ ...lock.packages, ...missing });
const completed = `${JSON.stringify(lock, null, 2)}\n`;
if (completed !== text) await writeFile(file, completed);
process.stdout.write(`package-lock.json: ${Object.keys(missing).length} packages added\n`);
