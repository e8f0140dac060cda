import type { NodeState } from "../diagram/state.ts";
import { codeNodes, deploymentByHand } from "./code-nodes.ts";
import { modelNodes } from "./model-nodes.ts";
import type { Standing } from "./standing.ts";
import { pipelineNode, stepNodes } from "./step-nodes.ts";
import { watchNodes } from "./watch-nodes.ts";

/** The steps of the experiment: the same components as in production, which is what Level 1 is about. */
const EXPERIMENT = ["data-validation", "data-preparation", "model-training", "model-evaluation", "model-validation"];

/** The state of every box of the Level 1 figure, read from the log. */
export function level1Nodes(standing: Standing): Record<string, NodeState> {
	const same: NodeState = { status: "idle", fact: "", detail: "The same component as in the automated pipeline" };
	return {
		...watchNodes(standing),
		...codeNodes(standing),
		...stepNodes(standing),
		...modelNodes(standing),
		...Object.fromEntries(EXPERIMENT.map((id) => [`experiment-${id}`, same])),
		"orchestrated-experiment": { status: "idle", fact: "" },
		"pipeline-deployment": deploymentByHand(standing),
		"automated-pipeline": pipelineNode(standing),
	};
}
