import type { Recorded } from "#platform/ledger";
import type { StepPaper } from "./contract/stages.ts";
import type { ApplicationEvent } from "./event.ts";

/** A paper a step calls for, and the office whose paper it is: of whoever took the step. */
export type Owed = { code: StepPaper; seq: number; office: string };

function codesOf(event: ApplicationEvent): StepPaper[] {
  switch (event.type) {
    case "cells.applied":
    case "cells.resubmitted":
      return ["application"];
    case "cells.countersigned":
      return event.rectifyDue ? ["inspection", "rectification"] : ["inspection"];
    case "cells.rechecked":
      return ["recheck"];
    case "cells.awarded":
      return ["naming"];
    case "cells.revoked":
      return ["revocation"];
    default:
      return [];
  }
}

export const owedBy = (event: Recorded<ApplicationEvent>): Owed[] =>
  codesOf(event).map((code) => ({ code, seq: event.seq, office: event.unit }));
