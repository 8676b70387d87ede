/** What the terminal of a demonstration city puts behind the # of its links: who to sign in as. It fills the form; pressing the button is left to the person. */
export type Offered = { login: string; password: string };

/** Read once and taken out of the address at once. What stands behind the # is sent to no server and told to no other page. */
export function takeOffered(): Offered | null {
  const [, login, password] = /^#([\w.-]+):([\w-]+)$/.exec(window.location.hash) ?? [];
  if (!login || !password) return null;
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return { login, password };
}

/** Only a demonstration city takes it: elsewhere a link may not say who somebody signs in as. */
export async function offeredHere(offered: Offered | null): Promise<Offered | null> {
  if (offered === null) return null;
  const city = await fetch("/api/city").then(
    (answer) => (answer.ok ? (answer.json() as Promise<{ demo: boolean }>) : null),
    () => null,
  );
  return city?.demo === true ? offered : null;
}
