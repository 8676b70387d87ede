import { photoFailed, photosToSend, ready, settled, stopsAll, withPhotoSent, type Answer, type Item, type ItemPhoto } from "./item.ts";

/** Where items lie between attempts: IndexedDB on a phone, a map in a test. */
export type OutboxStore = {
  items: () => Promise<readonly Item[]>;
  /** Writes the item; photos of an arrived item go with it. */
  put: (item: Item) => Promise<void>;
  /** null: the phone no longer has it. */
  photo: (id: string) => Promise<Blob | null>;
};

export type Carrier = {
  command: (item: Item) => Promise<Answer>;
  /** `again`: some of it may have arrived before. */
  photo: (photo: ItemPhoto, bytes: Blob, again: boolean) => Promise<Answer>;
};

export type FlushEnd = "empty" | "later" | "offline" | "stopped";

export type Flushing = {
  store: OutboxStore;
  carrier: Carrier;
  /** ms, corrected by what the server's clock says. */
  now: () => number;
  onSending?: (id: string | null) => void;
};

async function sendPhotos({ store, carrier, now }: Flushing, item: Item): Promise<{ item: Item; failed: Answer | null }> {
  let standing = item;
  for (const photo of photosToSend(item, now())) {
    const { id } = photo;
    const bytes = await store.photo(id);
    // Gone from the phone after it had arrived once: the server still has it or never will.
    const answer = bytes ? await carrier.photo(photo, bytes, item.tries > 0) : { status: 200, body: null, retryAfterMs: null };
    if (answer.status < 200 || answer.status >= 300) {
      standing = photoFailed(standing, answer, now());
      await store.put(standing);
      return { item: standing, failed: answer };
    }
    standing = withPhotoSent(standing, id, now());
    // Each photo counts as soon as it has arrived: a connection that breaks at the fifth does not send the first four again.
    await store.put(standing);
  }
  return { item: standing, failed: null };
}

/** One item: its photos, then its command. Whatever stops half-way is taken up where it stopped, because both are kept by their ids. */
async function send(flushing: Flushing, item: Item): Promise<Answer> {
  const { store, carrier, now } = flushing;
  const { item: standing, failed } = await sendPhotos(flushing, item);
  if (failed) return failed;
  const answer = await carrier.command(standing);
  await store.put(settled(standing, answer, now()));
  return answer;
}

/**
 * Sends what may go, one after the other, until nothing is left, the network is gone or the session is. Never throws for what the network or
 * the server do; nothing leaves the store but by arriving.
 */
export async function flush(flushing: Flushing): Promise<FlushEnd> {
  const { store, now, onSending } = flushing;
  try {
    for (;;) {
      const items = await store.items();
      const [item] = ready(items, now());
      if (!item) return items.some(({ state }) => state === "waiting") ? "later" : "empty";
      onSending?.(item.id);
      const answer = await send(flushing, item);
      if (answer.status === 0) return "offline";
      if (stopsAll(answer)) return "stopped";
    }
  } finally {
    onSending?.(null);
  }
}
