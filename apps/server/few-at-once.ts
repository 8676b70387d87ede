/** Runs what it is given in the order it came, so many at a time. What fails keeps nothing behind it waiting. */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes to whoever waits longest; whoever comes just now does not slip in before.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
