import { bulkDeps, rehearse, type Runtime } from "#platform/runtime";
import { demoAssessment } from "#modules/assessment";
import { places } from "#modules/places";
import { actorOf, type Member } from "./staff.ts";

/** The programme's assessment of the counties, years back, through the same commands that staff give. */
export async function writeAssessment(runtime: Runtime, staff: readonly Member[], now: string): Promise<number> {
  const need = (login: string) => {
    const found = staff.find((one) => one.login === login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return actorOf(found);
  };
  const speaker = (area: string) => {
    const found = staff.find((one) => one.role === "supervisor" && one.area === area && one.unit === `centre-${area}`);
    if (!found) throw new Error(`nobody speaks for ${area}`);
    return actorOf(found);
  };
  const rehearsal = rehearse(bulkDeps(runtime));
  const steps = demoAssessment(
    (command, input, order) => rehearsal.give(command, input, order),
    runtime.registers
      .read(places)
      .within("", "county")
      .map(({ code, zh, en }) => ({ code, zh, en })),
    {
      assessor: need("kaohe"),
      verifiers: [need("kaohefuhe1"), need("kaohefuhe2"), need("kaohefuhe3")],
      leaders: [need("shending1"), need("shending2")],
      speaker,
    },
    now.slice(0, 10),
  );
  await rehearsal.flush();
  await runtime.registers.refresh(new Set(["assessment.scheme"]));
  return steps;
}
