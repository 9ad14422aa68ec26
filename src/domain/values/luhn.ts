/** The check digit of a row of digits without one (ISO/IEC 7812-1): a SIM card's number ends in it (ITU-T E.118). */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * 2;
    return total + (index % 2 === 1 ? Number(digit) : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether a row of digits ends in its check digit. */
export const passesLuhn = (digits: string): boolean => digits.endsWith(luhnDigit(digits.slice(0, -1)));
