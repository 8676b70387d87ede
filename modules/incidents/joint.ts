import { isActive, type KnownIncident, type Task } from "./incident.ts";

/** Joint tasks 协同: one lead, co-units beside it. Units that bounced or were released are no longer in it. */
export const working = (incident: KnownIncident): readonly Task[] => incident.tasks.filter(isActive);

/** Has everybody fed back once `unit` does? */
export const allFedBack = (incident: KnownIncident, unit: string): boolean =>
  working(incident).every((task) => task.unit === unit || task.stage === "fedBack");

/** The last co-unit still asked has bounced and all others had fed back: nobody would ever close the joint task. */
export const completedWithout = (incident: KnownIncident, unit: string): boolean => {
  const rest = working(incident).filter((task) => task.unit !== unit);
  return rest.length > 0 && rest.every((task) => task.stage === "fedBack");
};
