import { featureById } from "../../model/features.ts";
import { skewById } from "../../model/serving.ts";
import type { PipelineCode } from "./pipeline-code.ts";

/** Text of the source files, by name. */
export type SourceFiles = Readonly<Record<string, string>>;

/** The code of a pipeline as the files that a commit changes. Codes that differ differ in their text. */
export function sourceText(code: PipelineCode): SourceFiles {
	return {
		"features.yaml": lines(
			"# Inputs of the network, in this order.",
			"features:",
			...code.features.flatMap(featureLines),
		),
		"training.yaml": lines(
			"extract:",
			`  rename: ${mapping(code.renames)}`,
			`  drop_slower_than_hours: ${mapping(code.dropSlower)}`,
			"network:",
			`  hidden: ${list(code.hidden)}`,
			"  activation: relu",
			"fit:",
			"  optimizer: adam",
			`  learning_rate: ${code.learningRate}`,
			`  epochs: ${code.epochs}`,
			`  batch_size: ${code.batchSize}`,
			`  seed_salt: ${code.salt}`,
		),
		"serving.yaml": lines(
			"# What the service computes otherwise than features.yaml says.",
			`overrides: ${mapping(overridesOf(code))}`,
			"# Mean time of look-ups at request time, in milliseconds.",
			`lookup_ms: ${code.lookupMs}`,
		),
		"requirements.txt": lines(...code.packages),
	};
}

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
const list = (values: readonly (string | number)[]): string => `[${values.join(", ")}]`;
const mapping = (entries: Readonly<Record<string, string | number>>): string =>
	`{${Object.entries(entries)
		.map(([key, value]) => `${key}: ${value}`)
		.join(", ")}}`;

function featureLines(id: string): string[] {
	const { reads, formula } = featureById(id);
	return [`  - name: ${id}`, `    reads: ${reads.join(", ")}`, `    formula: ${formula}`];
}

function overridesOf({ servingSkew }: PipelineCode): Record<string, string> {
	if (servingSkew === "one-hot-swapped") return { carrier_b: "carrier_c", carrier_c: "carrier_b" };
	const skew = skewById(servingSkew);
	return skew ? { all: skew.id } : {};
}
