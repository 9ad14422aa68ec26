import type { World } from './world.js';

/** Lengths of time, in milliseconds. */
export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A day (yyyy-mm-dd) on the world's clocks, so many from today. */
export const dayFrom = ({ time }: Pick<World, 'time'>, days: number): string =>
  new Date(time.now().getTime() + days * day).toISOString().slice(0, 10);
