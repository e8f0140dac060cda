import { count } from "../diagram/format.ts";
import type { NodeState } from "../diagram/state.ts";
import { newest } from "./facts.ts";
import { level2Nodes } from "./level2-nodes.ts";
import type { Standing } from "./standing.ts";
import { outcomeOf, STEP_BOXES } from "./step-nodes.ts";
import { isToday } from "./today.ts";

/** Which box of the Level 2 figure stands behind each of the staircase, where it is one. */
const SAME: Readonly<Record<string, string>> = {
	"development-experiment": "orchestrated-experiment",
	"source-code": "source-repository",
	"pipeline-continuous-integration": "ci-build-test-package",
	packages: "packages",
	"pipeline-continuous-delivery": "cd-pipeline-deployment",
	"trained-model": "trained-model",
	"model-continuous-delivery": "cd-model-serving",
	"prediction-service": "prediction-service",
	monitoring: "performance-monitoring",
};

/** An ellipse has no room to say in which environment a package was refused: what opens does. */
const DELIVERY = "pipeline-continuous-delivery";

/** The state of every box of the staircase of stages, read from the same log as the Level 2 figure. */
export function stagesNodes(standing: Standing): Record<string, NodeState> {
	const boxes = level2Nodes(standing);
	const delivery = boxes["cd-pipeline-deployment"];
	const same = Object.entries(SAME).map(([stage, box]) => [stage, boxes[box]] as [string, NodeState]);
	return {
		...Object.fromEntries(same),
		"automated-pipeline": deployedPipeline(standing),
		"new-data": newData(standing),
		"continuous-training": training(standing, boxes),
		...(delivery?.status === "blocked" && { [DELIVERY]: { ...delivery, fact: "refused" } }),
	};
}

function deployedPipeline({ events, hour }: Standing): NodeState {
	const deployed = events.findLast((event) => event.kind === "pipeline.deployed" && event.environment === "production");
	if (deployed?.kind !== "pipeline.deployed")
		return { status: "done", fact: "revision 0", detail: "The code of the first day" };
	const today = isToday(deployed.t, hour);
	return {
		status: today ? "ran" : "done",
		fact: `revision ${deployed.revision}`,
		detail: `Package ${deployed.package}`,
	};
}

function newData({ events }: Standing): NodeState {
	const labels = newest(events, "labels.arrived");
	if (!labels) return { status: "idle", fact: "none yet" };
	return { status: "done", fact: `${count(labels.count)} labels`, detail: `Arrived on day ${labels.day}` };
}

/** The six steps as one: blocked where one of them is, else how the newest run ended. */
function training({ run }: Standing, boxes: Record<string, NodeState>): NodeState {
	const steps = Object.values(STEP_BOXES).flatMap((id) => boxes[id] ?? []);
	const lit = steps.find(({ status }) => status === "blocked") ?? steps.find(({ status }) => status === "working");
	if (lit) return lit;
	if (!run) return { status: "idle", fact: "no run yet" };
	const status = steps.some((step) => step.status === "ran") ? "ran" : "done";
	return { status, fact: outcomeOf(run), detail: run.reason };
}
