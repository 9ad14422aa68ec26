import type { Locator, Page } from 'playwright-core';
import type { Step } from './deskPage.js';
import { inEnglish } from './registrationSteps.js';

/** Carries out the registration (K2) in the Agents Playground, to its receipt. */
export async function registerInPlayground(page: Page, url: string): Promise<void> {
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  for (const step of inEnglish) await take(page, step);
  await take(page, ['Register the customer', { 'Your PIN': '8642' }, 'Activation key']);
}

/** Fills in the last card that has this button, presses it, and waits for what follows. */
async function take(page: Page, [title, filled, seen]: Step): Promise<void> {
  const button = page.getByRole('button', { name: title, exact: true });
  const card = page.locator('.ac-adaptiveCard', { has: button }).last();
  await card.waitFor();
  for (const [label, value] of Object.entries(filled)) await fill(page, card.getByLabel(label).first(), value);
  await card.getByRole('button', { name: title, exact: true }).click();
  await page.locator('.ac-adaptiveCard').getByText(seen).first().waitFor();
}

/** A list opens as its field is pressed, and is chosen from by what stands there. */
async function fill(page: Page, field: Locator, value: string): Promise<void> {
  if ((await field.getAttribute('role')) !== 'combobox') return field.fill(value);
  await field.click();
  await page.getByRole('option', { name: value, exact: true }).click();
}
