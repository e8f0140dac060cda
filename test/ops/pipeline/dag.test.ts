import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleOf, GUARDS, missingInputsOf, stepsOf } from "../../../src/ops/pipeline/dag.ts";
import { PIPELINE_STEPS, type PipelineStep } from "../../../src/ops/pipeline/step-names.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import { waitsOf } from "../../../src/ops/policy-values.ts";

const pipelineOf = (waits: Partial<Record<PipelineStep, string>>): Policy => ({
	...DEFAULT_POLICY,
	pipeline: { ...DEFAULT_POLICY.pipeline, ...waits },
});

/** Any wiring at all: each step is out, or waits for any others. */
const anyPipeline = fc
	.tuple(
		...PIPELINE_STEPS.map(() =>
			fc.oneof(
				fc.constant("-"),
				fc.subarray([...PIPELINE_STEPS]).map((of) => of.join(" ")),
			),
		),
	)
	.map((waits) => pipelineOf(Object.fromEntries(PIPELINE_STEPS.map((step, i) => [step, waits[i]]))));

/** The steps in an order in which each comes after those it waits for; those in or behind a ring are left over. */
function peeled(policy: Policy): { order: PipelineStep[]; left: PipelineStep[] } {
	const order: PipelineStep[] = [];
	let left = stepsOf(policy);
	for (;;) {
		const ready = left.filter((step) => waitsOf(policy, step)?.every((one) => !left.includes(one)));
		if (ready.length === 0) return { order, left };
		order.push(...ready);
		left = left.filter((step) => !ready.includes(step));
	}
}

describe("the pipeline's DAG", () => {
	it("is whole as it comes: six steps, no ring, nothing missing", () => {
		expect(stepsOf(DEFAULT_POLICY)).toEqual(PIPELINE_STEPS);
		expect(cycleOf(DEFAULT_POLICY)).toBeNull();
		expect(missingInputsOf(DEFAULT_POLICY)).toEqual([]);
	});

	it("leaves out the steps that are taken out", () => {
		expect(stepsOf(pipelineOf({ validation: "-", preparation: "extraction" }))).toEqual([
			"extraction",
			"preparation",
			"training",
			"evaluation",
			"model-validation",
		]);
	});

	it("works without its guards, each or both, when nobody waits for them", () => {
		expect(GUARDS).toEqual(["validation", "model-validation"]);
		const without = { validation: "-", preparation: "extraction", "model-validation": "-" };
		expect(missingInputsOf(pipelineOf(without))).toEqual([]);
		expect(missingInputsOf(pipelineOf({ "model-validation": "-" }))).toEqual([]);
	});

	it("may validate beside the preparation instead of before it", () => {
		expect(missingInputsOf(pipelineOf({ preparation: "extraction", training: "preparation validation" }))).toEqual([]);
	});
});

describe("a ring", () => {
	it("is named from the step at which it closes", () => {
		expect(cycleOf(pipelineOf({ preparation: "validation evaluation" }))).toEqual([
			"preparation",
			"evaluation",
			"training",
			"preparation",
		]);
	});

	it("may be a step that waits for itself", () => {
		expect(cycleOf(pipelineOf({ training: "training" }))).toEqual(["training", "training"]);
	});

	it("is found exactly when the steps cannot be put in an order, and each of its steps waits for the next", () => {
		fc.assert(
			fc.property(anyPipeline, (policy) => {
				const ring = cycleOf(policy);
				expect(ring !== null).toBe(peeled(policy).left.length > 0);
				for (const [i, step] of (ring ?? []).slice(0, -1).entries()) {
					expect(waitsOf(policy, step)).toContain(ring?.[i + 1]);
				}
				if (ring) expect(ring[0]).toBe(ring.at(-1));
			}),
			{ numRuns: 500 },
		);
	});
});

describe("a missing input", () => {
	it("is a step that is waited for and taken out", () => {
		expect(missingInputsOf(pipelineOf({ validation: "-" }))).toEqual([
			{ step: "preparation", needs: "validation", because: "taken out" },
		]);
	});

	it("is an artifact that no step before makes", () => {
		expect(missingInputsOf(pipelineOf({ preparation: "-", training: "extraction" }))).toEqual([
			{ step: "training", needs: "preparation", because: "taken out" },
		]);
		expect(missingInputsOf(pipelineOf({ training: "validation" }))).toEqual([
			{ step: "training", needs: "preparation", because: "not waited for" },
		]);
	});

	it("is missing exactly when, in some order, a step would run without the artifact it works on", () => {
		const WORKS_ON = { preparation: "extraction", training: "preparation", evaluation: "training" } as const;
		fc.assert(
			fc.property(anyPipeline, (policy) => {
				fc.pre(cycleOf(policy) === null && missingInputsOf(policy).length === 0);
				const { order } = peeled(policy);
				for (const [step, needs] of Object.entries(WORKS_ON)) {
					const at = order.indexOf(step as PipelineStep);
					if (at >= 0) expect(order.slice(0, at)).toContain(needs);
				}
			}),
			{ numRuns: 200 },
		);
	});
});
