import type { CompareAction } from "./actions.ts";
import type { Desk } from "./desk.ts";
import type { Role } from "./events.ts";
import { whyBusy } from "./why-not.ts";

/** Whose work it is, what it is called while it is done, and its working hours. */
export const COMPARE_WORK: Readonly<Record<CompareAction["do"], { role: Role; task: string; hours: number }>> = {
	compare: { role: "data scientist", task: "comparing the service with the training", hours: 4 },
	correct: { role: "ops engineer", task: "correcting the features of the service", hours: 8 },
};

/** Why the service cannot be compared, or corrected, now, in one sentence; null when it can. */
export function whyNotCompare(desk: Desk, action: CompareAction["do"]): string | null {
	const busy = whyBusy(desk, COMPARE_WORK[action].role);
	if (busy || action === "compare") return busy;
	const { compared } = desk;
	if (compared?.version !== desk.live) return "Compare the service with the training first.";
	return compared?.differs ? null : "The comparison found nothing to correct.";
}
