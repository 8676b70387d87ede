import type { BenchCity } from "./city.ts";

/** A signed-in cookie of one of the demonstration accounts. */
export async function cookieOf(city: BenchCity, login: string): Promise<string> {
  const account = city.accounts.find((one) => one.login === login);
  const response = await fetch(`http://127.0.0.1:${city.port}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login, password: account?.password ?? "" }),
  });
  const cookie = response.headers.get("set-cookie")?.split(";")[0];
  if (!response.ok || !cookie) throw new Error(`sign-in of ${login} was answered ${response.status}`);
  return cookie;
}
