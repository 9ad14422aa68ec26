// Unpacks the Chromium of @sparticuz/chromium into the folder named by TMPDIR and prints the executable's path. A process
// of its own, because the package reads its settings from the environment when it is imported, and changes it.
import chromium from '@sparticuz/chromium';

process.stdout.write(await chromium.executablePath());
