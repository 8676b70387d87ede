/** The phone has no room: nothing was written, what is on the screen is still there. */
export class StorageFull extends Error {}

/** Browsers tell a full phone by several names: of the quota, of a blob that could not be written, of the transaction that ended for it. */
const FULL = ["QuotaExceededError", "DataError", "UnknownError", "AbortError"];

/** Does a write that may find no room. Throws StorageFull when it did; whatever else goes wrong is a bug and stays one. */
export async function roomFor<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DOMException && FULL.includes(cause.name)) throw new StorageFull(cause.name);
    throw cause;
  }
}
