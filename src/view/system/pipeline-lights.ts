import { policyAt } from "../../engine/query/policy-at.ts";
import type { Policy } from "../../ops/policy.ts";
import type { Flow, NodeState, Token } from "../diagram/state.ts";
import { codeTokens } from "./code-tokens.ts";
import type { Scene } from "./level0-nodes.ts";
import { level1Nodes } from "./level1-nodes.ts";
import { level2Nodes } from "./level2-nodes.ts";
import { pipelineFlows, pipelineTokens } from "./pipeline-tokens.ts";
import { stagesNodes } from "./stages-nodes.ts";
import { stagesFlows, stagesTokens } from "./stages-tokens.ts";
import { type Standing, standingOf } from "./standing.ts";

/** By what a figure is lit. */
interface Lights {
	readonly nodes: Readonly<Record<string, NodeState>>;
	readonly tokens: readonly Token[];
	readonly flows: readonly Flow[];
}

/** The scene at Level 1 or 2; `plan` is the policy of the plan, before anybody changed it. */
export const standingAt = (scene: Scene, level: 1 | 2, plan: Policy): Standing =>
	standingOf({ ...scene, level, policy: policyAt(plan, scene.events) });

/** The figure of the level, lit. */
export const pipelineLights = (standing: Standing): Lights => ({
	nodes: standing.level === 1 ? level1Nodes(standing) : level2Nodes(standing),
	tokens: [...codeTokens(standing), ...pipelineTokens(standing)],
	flows: pipelineFlows(standing),
});

/** The staircase of stages, lit by the same log. */
export const stagesLights = (standing: Standing): Lights => ({
	nodes: stagesNodes(standing),
	tokens: stagesTokens(standing),
	flows: stagesFlows(standing),
});
