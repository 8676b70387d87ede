/** Progress on the terminal: what is being done, then how long it took. Short steps stay silent. */
export async function step<T>(words: string, work: () => Promise<T>, quietMs = 1500): Promise<T> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const ticker = setInterval(() => console.log(`  … ${words} ${seconds()} s`), 10_000);
  const late = setTimeout(() => console.log(`${words} …`), quietMs);
  try {
    const result = await work();
    if (performance.now() - began > quietMs) console.log(`  ✔ ${words} ${seconds()} s`);
    return result;
  } finally {
    clearInterval(ticker);
    clearTimeout(late);
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
