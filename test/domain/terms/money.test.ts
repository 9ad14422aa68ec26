import { describe, expect, it } from '@jest/globals';
import { add, convert, Money, money, negate, type Rate, share, subtract } from '../../../src/domain/terms/money.js';

const rate: Rate = { from: 'USD', to: 'CDF', units: 1630 };

describe('money', () => {
  it('is whole minor units: a fraction is no amount', () => {
    expect(Money.safeParse({ minor: 2500, currency: 'USD' }).success).toBe(true);
    for (const minor of [25.5, Number.NaN, Number.POSITIVE_INFINITY, '25', 2 ** 53]) {
      expect(Money.safeParse({ minor, currency: 'USD' }).success).toBe(false);
    }
    expect(Money.safeParse({ minor: 1, currency: 'usd' }).success).toBe(false);
  });

  it('adds cents exactly, where floats would not', () => {
    const sum = Array.from({ length: 10 }, () => money(10, 'USD')).reduce(add);
    expect(sum).toEqual(money(100, 'USD'));
    expect(subtract(money(30, 'USD'), money(10, 'USD'))).toEqual(money(20, 'USD'));
    expect(negate(money(5, 'USD'))).toEqual(money(-5, 'USD'));
  });

  it('is never added over two currencies', () => {
    expect(() => add(money(1, 'USD'), money(1, 'CDF'))).toThrow('cannot add USD and CDF');
  });

  it.each([
    [money(2500, 'USD'), money(4_075_000, 'CDF')],
    [money(-1, 'USD'), money(-1630, 'CDF')],
    [money(1630, 'CDF'), money(1, 'USD')],
    [money(815, 'CDF'), money(1, 'USD')],
    [money(814, 'CDF'), money(0, 'USD')],
    [money(-815, 'CDF'), money(-1, 'USD')],
    [money(0, 'CDF'), money(0, 'USD')],
  ])('%j is %j at 1630 CDF for 1 USD, rounded half away from zero', (amount, other) => {
    expect(convert(amount, rate).currency).toBe(other.currency);
    expect(convert(amount, rate).minor + 0).toBe(other.minor);
  });

  it('of a third currency has no rate', () => {
    expect(() => convert(money(1, 'FCN'), rate)).toThrow('does not apply to FCN');
  });

  it.each([
    [4000, 500, 200],
    [1010, 500, 51],
    [1009, 500, 50],
    [-1010, 500, -51],
    [999, 0, 0],
    [999, 10_000, 999],
  ])('of %i, %i basis points are %i', (minor, basisPoints, part) => {
    expect(share(money(minor, 'USD'), basisPoints).minor).toBe(part);
  });
});
