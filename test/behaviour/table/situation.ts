import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Driver } from './driver.js';
import { manyLines } from './manyLines.js';
import { oneLine } from './oneLine.js';
import { Rig } from './rig.js';
import { type Cell, cellName, channels, type SituationName } from './situations.js';
import { Walk } from './walk.js';
import { withPin } from './withPin.js';

/** Who carries out what: one for each kind. */
const drivers: readonly Driver[] = [oneLine, manyLines, withPin];

/** Some scenarios start the whole program anew. */
const LONGEST = 30_000;

let collected: Cell[] | undefined;

/** The cells that are declared while `load` loads the situations' files; nothing is run. */
export async function cellsOf(load: () => Promise<void>): Promise<readonly Cell[]> {
  collected = [];
  await load();
  const cells = collected;
  collected = undefined;
  return cells;
}

/** One row of the table: the scenario is played with every kind of procedure, on cards and in plain text. */
export function situation(name: SituationName, scenario: (walk: Walk) => Promise<void>): void {
  const cells = drivers.flatMap((driver) =>
    channels.map((channel) => ({ situation: name, kind: driver.kind, channel, driver })),
  );
  if (collected !== undefined) {
    collected.push(...cells);
    return;
  }
  describe(name, () => {
    let rig: Rig;
    beforeAll(async () => {
      rig = await Rig.start();
    }, LONGEST);
    afterAll(async () => {
      await rig.stop();
      expect(rig.app.lines.filter((line) => /words\.missing|turn\.failed/.test(line))).toEqual([]);
    });
    it.each(cells.map((cell) => [cellName(cell), cell] as const))(
      '%s',
      async (_, { driver, channel }) => scenario(await Walk.begin(rig, driver, channel)),
      LONGEST,
    );
  });
}
