import { type Money, money } from '../terms/money.js';
import { ok, type Result, refuse } from '../terms/result.js';

const AMOUNT = /^(?<sign>-?)(?<whole>\d{1,12})(?:[.,](?<hundredths>\d{2}))? ?(?<currency>[A-Z]{3})$/;

/** An amount as a file has it, such as "12.50 EUR": in hundredths of a currency that the operator has. */
export function amountIn(currencies: readonly string[], text: string): Result<Money> {
  const { sign, whole, hundredths = '00', currency = '' } = AMOUNT.exec(text.trim())?.groups ?? {};
  if (whole === undefined || !currencies.includes(currency)) return refuse('value.amount');
  const minor = Number(whole + hundredths);
  return ok(money(sign === '-' ? -minor : minor, currency));
}

export const amountText = ({ minor, currency }: Money): string => {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`;
};
