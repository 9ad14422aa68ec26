import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { DeskPage } from './deskPage.js';

/** What the renderer of the cards does, which no card and no style of ours can change. Everything else is ours to mend. */
const RENDERERS_OWN: Readonly<Record<string, string>> = {
  'aria-allowed-attr':
    'A group of the menu that was opened. The renderer says on the group itself, not only on its button, that it is open.',
  'label-content-name-mismatch':
    'A row of the review is one button. The renderer names it after its title, "Change X: Y"; its columns say "X, Y, Change".',
};

const Findings = z.array(
  z.object({ id: z.string(), impact: z.string(), nodes: z.array(z.object({ target: z.unknown(), html: z.string() })) }),
);

/** What looks at a page, once it was read. */
let axe: string | undefined;

/** The rules for WCAG 2.2, A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Nothing is found on the page as it is now that WCAG 2.2 forbids, A or AA, and nothing serious or critical beside that. */
export const isSound = ({ page }: Pick<DeskPage, 'page'>, where: string): Promise<void> => isSoundPage(page, where);

/** The same of a page that is not the chat's. */
export async function isSoundPage(page: Page, where: string): Promise<void> {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const found = Findings.parse(
    await page.evaluate(
      `axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
        violations.filter(({ impact, tags }) =>
          impact === 'serious' || impact === 'critical' || tags.some((tag) => ${JSON.stringify(WCAG)}.includes(tag))))`,
    ),
  );
  const ours = found.filter(({ id }) => !Object.hasOwn(RENDERERS_OWN, id));
  expect(ours.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}
