import type { PipelineStep } from "../../ops/pipeline/step-names.ts";
import type { Policy } from "../../ops/policy.ts";
import { hasField } from "../../ops/policy-faults.ts";
import { type PolicyValue, waitsOf } from "../../ops/policy-values.ts";
import { FIELD_NOTES, GROUP_NOTES, rangeOf } from "./notes.ts";

/** Column at which comments begin, unless what they are beside is longer. */
const COMMENT_AT = 34;
const INDENT = "  ";

const commented = (line: string, comment: string): string => `${line.padEnd(COMMENT_AT - 1)} # ${comment}`;

/**
 * The policy as YAML that a person can read and edit: what `level` has of it, with unit and range beside each field and the
 * steps of the pipeline with lists of what they wait for. `readPipelineYaml` reads it back.
 */
export function writePipelineYaml(policy: Policy, level: 0 | 1 | 2): string {
	const head = [
		`# How the team of Level ${level} runs its pipeline. What is left out stands at its default.`,
		"# The steps of the pipeline are a DAG: each begins when all in its list are done.",
	];
	return `${[...head, ...linesOf(policy, policy, level, "")].join("\n")}\n`;
}

function linesOf(policy: Policy, part: object, level: 0 | 1 | 2, prefix: string): string[] {
	const indent = INDENT.repeat(prefix.split(".").length - 1);
	return Object.entries(part).flatMap(([name, value]: [string, PolicyValue | object]) => {
		const field = `${prefix}${name}`;
		if (typeof value === "object") {
			const lines = linesOf(policy, value, level, `${field}.`);
			if (lines.length === 0) return [];
			const note = GROUP_NOTES[field];
			const heading = `${indent}${name}:`;
			return [...(prefix === "" ? [""] : []), note ? commented(heading, note) : heading, ...lines];
		}
		if (!hasField(level, field)) return [];
		if (prefix === "pipeline.") return `${indent}${name}: ${waits(policy, name as PipelineStep)}`;
		return commented(`${indent}${name}: ${value}`, `${FIELD_NOTES[field]}; ${rangeOf(field)}`);
	});
}

function waits(policy: Policy, step: PipelineStep): string {
	const after = waitsOf(policy, step);
	return after === null ? "out" : `{ after: [${after.join(", ")}] }`;
}
