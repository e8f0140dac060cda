import { describe, expect, test } from "vitest";
import { type GoldenCase, goldenFiles } from "./golden.ts";
import { goldenCbpe, goldenMetrics } from "./golden-performance.ts";
import { goldenStreams } from "./golden-streams.ts";
import { goldenTwoSample } from "./golden-two-sample.ts";

/** Golden file → the function that holds the house's result against one of its cases. */
const CHECKS: Record<string, (golden: GoldenCase) => void> = {
	...goldenTwoSample,
	...goldenStreams,
	metrics_cbpe: (golden) => {
		goldenMetrics(golden);
		goldenCbpe(golden);
	},
};

const files = goldenFiles();

test("every golden file has its function, and every function its file", () => {
	expect(files.map((file) => file.name)).toEqual(Object.keys(CHECKS).sort());
});

for (const { name, cases } of files) {
	describe(name, () => {
		test.each(cases.map((golden) => [golden.id, golden] as const))(`${name} %s`, (_id, golden) => {
			const check = CHECKS[name];
			if (!check) throw new Error(`golden file ${name} has no function`);
			check(golden);
		});
	});
}
