import { describe, expect, it } from "vitest";
import { FIELD_NOTES, GROUP_NOTES } from "../../../src/engine/pipeline-yaml/notes.ts";
import { writePipelineYaml } from "../../../src/engine/pipeline-yaml/write.ts";
import { DEFAULT_POLICY } from "../../../src/ops/policy.ts";
import { POLICY_FIELDS } from "../../../src/ops/policy-fields.ts";
import { withField } from "../../../src/ops/policy-values.ts";

const lineOf = (text: string, start: string): string | undefined =>
	text.split("\n").find((line) => line.trimStart().startsWith(start));

describe("pipeline.yaml", () => {
	const text = writePipelineYaml(DEFAULT_POLICY, 2);

	it("has unit and range beside each field", () => {
		expect(lineOf(text, "window:")).toBe(
			"window: 28                        # days of labelled orders to learn from; 7 to 365",
		);
		expect(lineOf(text, "fall:")).toBe(
			"    fall: 0.03                    # share of right answers below the reference; 0.005 to 0.5",
		);
		expect(lineOf(text, "mode:")).toMatch(/^ {2}mode: canary +# .*; direct \| shadow \| canary \| ab$/);
		expect(lineOf(text, "autoRollback:")).toMatch(/^ {2}autoRollback: true +# .*; true or false$/);
	});

	it("has the steps of the DAG with lists of what they wait for", () => {
		const policy = withField(
			withField(DEFAULT_POLICY, "pipeline.training", "preparation validation"),
			"pipeline.model-validation",
			"-",
		);
		const steps = writePipelineYaml(policy, 2).split("\n");
		expect(steps.slice(steps.findIndex((line) => line.startsWith("pipeline:")) + 1).slice(0, 6)).toEqual([
			"  extraction: { after: [] }",
			"  validation: { after: [extraction] }",
			"  preparation: { after: [validation] }",
			"  training: { after: [preparation, validation] }",
			"  evaluation: { after: [training] }",
			"  model-validation: out",
		]);
	});

	it("has only what the level has: trials and CI/CD at Level 2", () => {
		const groups = (level: 1 | 2) =>
			writePipelineYaml(DEFAULT_POLICY, level)
				.split("\n")
				.flatMap((line) => /^([a-z]+):/.exec(line)?.[1] ?? []);
		expect(groups(2)).toEqual(["window", "triggers", "guard", "pipeline", "validation", "delivery", "data", "code"]);
		expect(groups(1)).toEqual(["window", "triggers", "guard", "pipeline", "validation", "data"]);
	});

	it("says what each field and each group means", () => {
		const steps = (field: string) => field.startsWith("pipeline.");
		expect(Object.keys(FIELD_NOTES).sort()).toEqual(POLICY_FIELDS.filter((field) => !steps(field)).sort());
		const groups = Object.entries(DEFAULT_POLICY).flatMap(([name, part]) => (typeof part === "object" ? name : []));
		expect(Object.keys(GROUP_NOTES)).toEqual(groups);
	});
});
