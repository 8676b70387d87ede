/**
 * `Promise.all` that waits for every one before it fails: whoever closes a connection afterwards closes it under nobody. Refuses with the first
 * failure.
 */
export async function allOf<T extends readonly unknown[]>(works: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(works as readonly Promise<unknown>[]);
  const failed = settled.find((one) => one.status === "rejected");
  if (failed) throw failed.reason as Error;
  return Promise.all(works as readonly Promise<unknown>[]) as Promise<unknown> as Promise<T>;
}
