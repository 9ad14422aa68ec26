// Prints the bill of materials of what a live program has (CycloneDX, JSON): `npm run --silent sbom > guichet.cdx.json`.
import { billText } from './supply/bill.js';

process.stdout.write(await billText());
