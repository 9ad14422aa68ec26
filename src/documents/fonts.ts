import { createRequire } from 'node:module';

/** The file of one of our own letters, Latin and Cyrillic in one: what is drawn looks the same whatever fonts a machine has. */
export const fontOf = (file: 'DejaVuSansCondensed' | 'DejaVuSansCondensed-Bold'): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`);
