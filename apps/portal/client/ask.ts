const MOST_SECONDS = 30;

/**
 * A file for this device. Where the server says that it is too much at once it is asked for again when the server said: a figure whose rows lie in many
 * files is many questions, and its reader did nothing wrong. Refuses what is not there.
 */
export async function askFor<T>(address: string, patience = 10): Promise<T> {
  const reply = await fetch(address, { credentials: "same-origin" });
  if (reply.ok) return (await reply.json()) as T;
  if (reply.status !== 429 || patience === 0) throw new Error(String(reply.status));
  const seconds = Math.min(MOST_SECONDS, Math.max(1, Number(reply.headers.get("retry-after")) || 1));
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  return askFor(address, patience - 1);
}
