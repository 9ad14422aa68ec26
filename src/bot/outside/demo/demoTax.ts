import { type Money, money } from '../../../domain/terms/money.js';

/** A price without its tax: the demo's prices have it in them. */
export const netOf = ({ minor, currency }: Money, basisPoints: number): Money =>
  money(Math.round((minor * 10_000) / (10_000 + basisPoints)), currency);
