import type { Line } from "../../contract.ts";
import { typedFrom, type Typed } from "./typed-lines.ts";

/** What has been typed of an application and not been sent. The declaration is not part of it: it is made when sending. */
export type Kept = { id: string; name: string; phone: string; typed: Typed };

/** As fields of a draft: of a line its points, whether it applies, and its photos, which are on the server already. */
export const fieldsFrom = ({ id, name, phone, typed }: Kept): Record<string, string[]> => ({
  id: [id],
  name: [name],
  phone: [phone],
  ...Object.fromEntries(Object.entries(typed).map(([code, one]) => [code, [one.points, one.applies ? "1" : "", ...one.photos]])),
});

/** Lines the checklist has now; one it had not when the draft was kept stands as in a form that is new. */
export function keptFrom(fields: Readonly<Record<string, readonly string[]>>, lines: readonly Line[]): Kept | null {
  const [id] = fields["id"] ?? [];
  if (!id) return null;
  const typed: Record<string, Typed[string]> = { ...typedFrom(lines, []) };
  for (const { code, optional } of lines) {
    const [points, applies, ...photos] = fields[code] ?? [];
    const fresh = typed[code];
    if (fresh && points !== undefined) typed[code] = { ...fresh, points, applies: applies === "1" || !optional, photos };
  }
  return { id, name: fields["name"]?.[0] ?? "", phone: fields["phone"]?.[0] ?? "", typed };
}
