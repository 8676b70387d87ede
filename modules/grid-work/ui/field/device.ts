import type { Account, Ask, DeviceWord, ThisPhone } from "#web/field";

/** Seven names of phones would be a secret; the browser's own word for the machine is enough to tell one's two phones apart. */
function nameOf(): string {
  const { userAgent } = navigator;
  const machine =
    /\(([^)]*)\)/
      .exec(userAgent)?.[1]
      ?.split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "K" && part !== "Linux") ?? [];
  return (machine.slice(0, 2).join(" ") || "field").slice(0, 40);
}

const codeOf = (body: unknown): string => {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : "";
};

/** Is this phone still one of the city's? Asked without a session too: that of a shut-out phone has been ended. Null: no word came. */
export async function deviceWord(
  ask: Ask,
  { id, home, publicKey, fresh }: ThisPhone,
  account: Account | null,
  renew: boolean,
): Promise<DeviceWord | null> {
  const at = `/api/grid-work/devices/${home}/${id}`;
  if (!account || !renew) {
    const { status, body } = await ask("GET", `${at}/standing`);
    return status === 200 ? { shutOut: (body as { shutOut: boolean }).shutOut, keepUntil: null } : null;
  }
  // Each contact has an id of its own: the answer wanted is today's.
  const register = () => ask("POST", `${at}/registration`, { body: { name: nameOf(), publicKey }, id: crypto.randomUUID() });
  const contact = async () => {
    const said = await ask("POST", `${at}/contact`, { body: {}, id: crypto.randomUUID() });
    // The city does not know it after all, as after a restored backup.
    return said.status === 409 ? register() : said;
  };
  const answer = await (fresh ? register() : contact());
  if (codeOf(answer.body) === "grid-work.device-shut-out") return { shutOut: true, keepUntil: null };
  const { offlineUntil } = (answer.body ?? {}) as { offlineUntil?: string };
  return answer.status === 200 && offlineUntil ? { shutOut: false, keepUntil: Date.parse(offlineUntil) } : null;
}
