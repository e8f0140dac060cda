import type { Policy } from "../policy.ts";
import { waitsOf } from "../policy-values.ts";
import { PIPELINE_STEPS, type PipelineStep } from "./step-names.ts";

/** Whose artifact a step works on, in person or through steps between: rows, prepared rows, a network, its figures. */
const WORKS_ON: Readonly<Record<PipelineStep, PipelineStep | null>> = {
	extraction: null,
	validation: "extraction",
	preparation: "extraction",
	training: "preparation",
	evaluation: "training",
	"model-validation": "evaluation",
};

/** Steps that only look on: without them a pipeline still makes a model, and nothing guards it. */
export const GUARDS: readonly PipelineStep[] = ["validation", "model-validation"];

/** The steps that are not taken out, in the order of their names. */
export const stepsOf = (policy: Policy): PipelineStep[] =>
	PIPELINE_STEPS.filter((step) => waitsOf(policy, step) !== null);

/**
 * Steps that wait for one another in a ring, the first named once more at the end: `["training", "evaluation", "training"]`.
 * Null when there is no ring.
 */
export function cycleOf(policy: Policy): PipelineStep[] | null {
	const free = new Set<PipelineStep>();
	const follow = (step: PipelineStep, path: readonly PipelineStep[]): PipelineStep[] | null => {
		if (free.has(step)) return null;
		if (path.includes(step)) return [...path.slice(path.indexOf(step)), step];
		for (const before of waitsOf(policy, step) ?? []) {
			const ring = follow(before, [...path, step]);
			if (ring) return ring;
		}
		free.add(step);
		return null;
	};
	for (const step of stepsOf(policy)) {
		const ring = follow(step, []);
		if (ring) return ring;
	}
	return null;
}

/** Every step that `step` waits for, itself or through others; rings are walked once. */
function allBefore(policy: Policy, step: PipelineStep): Set<PipelineStep> {
	const before = new Set<PipelineStep>();
	const walk = (of: PipelineStep): void => {
		for (const one of waitsOf(policy, of) ?? []) {
			if (before.has(one)) continue;
			before.add(one);
			walk(one);
		}
	};
	walk(step);
	return before;
}

/** A step that cannot work, and the step that it would need before it. */
export interface MissingInput {
	readonly step: PipelineStep;
	readonly needs: PipelineStep;
	/** `needs` is taken out; or it is there, and the step does not wait for it. */
	readonly because: "taken out" | "not waited for";
}

/**
 * Steps that wait for one that is taken out, and steps that work on what no step before them makes; of a step that does
 * both only the first is told, since mending it may mend the other.
 */
export function missingInputsOf(policy: Policy): MissingInput[] {
	const there = new Set(stepsOf(policy));
	return [...there].flatMap((step): MissingInput[] => {
		const gone = (waitsOf(policy, step) ?? []).filter((one) => !there.has(one));
		if (gone.length > 0) return gone.map((needs) => ({ step, needs, because: "taken out" }));
		const needs = WORKS_ON[step];
		if (needs === null || (there.has(needs) && allBefore(policy, step).has(needs))) return [];
		return [{ step, needs, because: there.has(needs) ? "not waited for" : "taken out" }];
	});
}
