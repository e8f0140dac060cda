import type { StepAction } from "./actions.ts";
import type { Desk } from "./desk.ts";
import { DOING } from "./doing.ts";
import type { Role, Step } from "./events.ts";
import { STEP_WORK } from "./step-work.ts";

const AFTER: Readonly<Partial<Record<Step, { needs: readonly Step[]; reason: string }>>> = {
	prepare: { needs: ["extract", "prepare", "train", "evaluate", "hand-over"], reason: "Extract data first." },
	train: { needs: ["prepare", "train", "evaluate", "hand-over"], reason: "Prepare the extracted data first." },
	evaluate: { needs: ["train", "evaluate"], reason: "Train a model first." },
	"hand-over": { needs: ["evaluate"], reason: "Evaluate the trained model first." },
};

/** Why `action` cannot be taken now, in one sentence; null when it can. */
export function whyNot(desk: Desk, action: Pick<StepAction, "do"> & { version?: number | undefined }): string | null {
	const busy = whyBusy(desk, STEP_WORK[action.do].role);
	if (busy) return busy;
	if (action.do === "deploy") return whyNotDeploy(desk, action.version);
	const after = AFTER[action.do];
	return after && !(desk.done && after.needs.includes(desk.done)) ? after.reason : null;
}

/** What the person of `role` is at, in one sentence; null when nothing keeps them. */
export function whyBusy({ work, tasks }: Desk, role: Role): string | null {
	const step = work[role];
	const doing = step ? DOING[step.step] : tasks[role]?.task;
	return doing ? `The ${role} is ${doing}.` : null;
}

/** The version that "deploy" means when none is named: the newest at the wall. */
export const versionAtWall = (desk: Desk): number | null =>
	desk.registry.findLast((entry) => entry.state === "at the wall")?.version ?? null;

function whyNotDeploy(desk: Desk, version: number | undefined): string | null {
	const wanted = version ?? versionAtWall(desk);
	if (wanted === null) return "Hand a model over the wall first.";
	if (!desk.registry.some((entry) => entry.version === wanted)) return `There is no model ${wanted} in the registry.`;
	return desk.live === wanted ? `Model ${wanted} is in service already.` : null;
}
