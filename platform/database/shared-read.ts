type Flight<T> = { under: Promise<T>; next: Promise<T> | null };

/**
 * One read for all who ask the same thing while it waits. Nothing is kept: an answer always comes from a read begun after it was asked for, so
 * whoever wrote a moment ago finds it. Askers share the answer and must not change it. When a read fails, all who waited for it hear why.
 */
export function sharedReads(): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Flight<unknown>>();
  const begin = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const under = read();
    const flight: Flight<unknown> = { under, next: null };
    flights.set(key, flight);
    const landed = (): void => {
      if (flight.next === null && flights.get(key) === flight) flights.delete(key);
    };
    under.then(landed, landed);
    return under;
  };
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const flight = flights.get(key);
    if (!flight) return begin(key, read);
    const afterwards = (): Promise<T> => begin(key, read);
    flight.next ??= flight.under.then(afterwards, afterwards);
    return flight.next as Promise<T>;
  };
}
