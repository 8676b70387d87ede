import { namedUuidAt } from "#platform/ids";
import type { JobRequest, Recorded, StreamKey } from "#platform/ledger";
import type { Notice } from "#platform/modules";
import { waitsForHelp, type Family, type FamilyEvent } from "./family.ts";

/** A family that asked for somebody to come is told to whoever comes: the desk of its town, and of its county where the town has none. */
export function familyJobs(key: StreamKey, state: Family, events: readonly Recorded<FamilyEvent>[]): JobRequest[] {
  if (!waitsForHelp(state)) return [];
  const { village } = state;
  return events.flatMap(({ type, at, seq }): JobRequest[] => {
    if (type !== "cells.family-checked") return [];
    const notice: Notice = {
      id: namedUuidAt(at, "cells.notice", key.home, key.id, String(seq), "family-help"),
      to: {
        kind: "several",
        of: [
          { kind: "role", role: "gridInstructor", area: village.slice(0, 9) },
          { kind: "role", role: "dispatcher", area: village.slice(0, 9) },
        ],
      },
      words: "cells.notice.family-help",
      params: {},
      link: `/console/cells/families/${key.home}/${key.id}`,
    };
    return [{ kind: "cells.notify", payload: { notice } }];
  });
}
