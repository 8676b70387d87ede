import type { Line } from "../../contract.ts";
import { citableOf } from "../../contract/evidence.ts";
import { typedFrom, type Typed } from "./typed-lines.ts";

/** What has been typed of an application and not been sent. The declaration is not part of it: it is made when sending. */
export type Kept = { id: string; name: string; phone: string; typed: Typed };

/** As fields of a draft: of a line its points, whether it applies, and its photos, which are on the server already. */
export const fieldsFrom = ({ id, name, phone, typed }: Kept): Record<string, string[]> => ({
  id: [id],
  name: [name],
  phone: [phone],
  ...Object.fromEntries(
    Object.entries(typed).flatMap(([code, one]) => [
      [code, [one.points, one.applies ? "1" : "", ...one.photos]],
      [`${code} cited`, [one.kind, one.what]],
    ]),
  ),
});

/** Lines the checklist has now; one it had not when the draft was kept stands as in a form that is new. */
export function keptFrom(fields: Readonly<Record<string, readonly string[]>>, lines: readonly Line[]): Kept | null {
  const [id] = fields["id"] ?? [];
  if (!id) return null;
  const typed: Record<string, Typed[string]> = { ...typedFrom(lines, []) };
  for (const line of lines) {
    const { code, optional } = line;
    const [kind, what = ""] = fields[`${code} cited`] ?? [];
    const [points, applies, ...photos] = fields[code] ?? [];
    const fresh = typed[code];
    if (fresh && points !== undefined) {
      const named = citableOf(line).find((one) => one === kind) ?? fresh.kind;
      typed[code] = { ...fresh, points, applies: applies === "1" || !optional, photos, kind: named, what };
    }
  }
  return { id, name: fields["name"]?.[0] ?? "", phone: fields["phone"]?.[0] ?? "", typed };
}
