/** Looks at the memory and at the clock until it is told to end. */
export function watched() {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let [most, held, last] = [before, 0, performance.now()];
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
    held = Math.max(held, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  return {
    /** Megabytes at most above what there was before, and for how many milliseconds at most nobody else had a turn. */
    end: () => {
      clearInterval(timer);
      return { megabytes: (most - before) / 1e6, held };
    },
  };
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Reads to the last byte and keeps none. Throws where the file is not sent. */
export async function drained(link: string): Promise<void> {
  const { body, status } = await fetch(link);
  if (body === null || status !== 200) throw new Error(`the file was not sent: ${status}`);
  for await (const _ of body);
}
