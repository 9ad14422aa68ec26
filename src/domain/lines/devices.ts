import type { Line } from '../records/line.js';
import type { OneFact } from '../terms/fact.js';
import { deviceOf } from '../values/identifiers.js';

type Devices = Pick<Line, 'devices'>;

export const isRegistered = ({ devices = [] }: Devices, imei: string): boolean => devices.includes(imei);

/** All that are registered; a word where none is. */
export const deviceFacts = ({ devices = [] }: Devices): OneFact[] =>
  devices.length === 0 ? [{ word: 'noneRegistered' }] : devices.map((imei) => ({ text: imei }));

/** A device, and whether it is registered. */
export const registrationFacts = (line: Devices, imei: string): OneFact[] => [
  { text: imei },
  { word: isRegistered(line, imei) ? 'registered' : 'notRegistered' },
];

/** The device that the line was last seen in, as it is registered: without check digit and version. */
export const lastSeen = ({ imei }: Pick<Line, 'imei'>): string | undefined =>
  imei === undefined ? undefined : deviceOf(imei);
