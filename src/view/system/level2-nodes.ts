import type { NodeState } from "../diagram/state.ts";
import { plural } from "./amounts.ts";
import { codeNodes, continuousDelivery, integration, packagesNode } from "./code-nodes.ts";
import { modelNodes } from "./model-nodes.ts";
import type { Standing } from "./standing.ts";
import { pipelineNode, stepNodes } from "./step-nodes.ts";
import { isToday } from "./today.ts";
import { watchNodes } from "./watch-nodes.ts";

/** The state of every box of the Level 2 figure, read from the log. */
export function level2Nodes(standing: Standing): Record<string, NodeState> {
	const { commits, hour } = standing;
	const last = commits.at(-1);
	return {
		...watchNodes(standing),
		...codeNodes(standing),
		...stepNodes(standing),
		...modelNodes(standing),
		"orchestrated-experiment": {
			status: last && isToday(last.made, hour) ? "ran" : "idle",
			fact: plural(commits.length, "commit"),
			detail: last?.message ?? "Nothing was tried yet",
		},
		"ci-build-test-package": integration(standing),
		packages: packagesNode(standing),
		"cd-pipeline-deployment": continuousDelivery(standing),
		"automated-pipeline": pipelineNode(standing),
	};
}
