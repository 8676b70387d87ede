type Flight<T> = { under: Promise<T> | null; next: Promise<T> | null };

/**
 * One read for all who ask the same thing while it waits. Nothing is kept: an answer always comes from a read begun after it was asked for, so
 * whoever wrote a moment ago finds it. Askers share the answer and must not change it. When a read fails, all who waited for it hear why.
 * `gather`: how long each read waits for more askers before it begins; without it the first one begins at once.
 */
export function sharedReads(gather?: () => Promise<unknown>): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Flight<unknown>>();
  const begin = <T>(key: string, flight: Flight<unknown>, read: () => Promise<T>): Promise<T> => {
    const under = read();
    [flight.under, flight.next] = [under, null];
    const landed = (): void => {
      if (flight.under !== under) return;
      flight.under = null;
      if (flight.next === null) flights.delete(key);
    };
    under.then(landed, landed);
    return under;
  };
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const flight = flights.get(key) ?? { under: null, next: null };
    flights.set(key, flight);
    if (flight.next !== null) return flight.next as Promise<T>;
    if (flight.under === null && !gather) return begin(key, flight, read);
    const gathered = gather ? () => gather().then(() => begin(key, flight, read)) : () => begin(key, flight, read);
    const next = flight.under === null ? gathered() : flight.under.then(gathered, gathered);
    flight.next = next;
    return next;
  };
}
