import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { driftTable, modelSentence, quietSentence } from "../../src/engine/calibrate/markdown.ts";
import { ONSET, scenarioOf } from "../../src/engine/calibrate/scenario.ts";
import { summariseDrift } from "../../src/engine/calibrate/summary.ts";
import { main, USAGE } from "../../src/engine/calibrate.ts";
import { DRIFTS, driftById } from "../../src/world/catalogue.ts";
import { timingOf } from "../../src/world/drift.ts";
import { amountOn } from "../../src/world/shape.ts";
import { LAST_DAY } from "../../src/world/shocks.ts";

async function calibrate(...argv: string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const code = await main(argv, {
		stdin: async () => "",
		out: (line) => void out.push(line),
		err: (line) => void err.push(line),
	});
	return { code, out, err };
}

describe("npm run calibrate", () => {
	const ids = DRIFTS.map((drift) => drift.id).join(", ");
	test.each([
		[["--seeds", "0"], '--seeds is "0"; allowed: a whole number from 1 to 100.'],
		[["--seeds", "1.5"], '--seeds is "1.5"; allowed: a whole number from 1 to 100.'],
		[["--seeds", "101"], '--seeds is "101"; allowed: a whole number from 1 to 100.'],
		[["--seeds", ""], '--seeds is ""; allowed: a whole number from 1 to 100.'],
		[["--drift", "none,nine"], `--drift names "nine"; allowed: ${ids}.`],
		[["--fast"], "Unknown option '--fast'; allowed: --seeds, --drift, --json, --help."],
		[["--seeds"], "Option '--seeds <value>' argument missing; allowed: --seeds, --drift, --json, --help."],
		[["ten"], "Unexpected argument 'ten'; allowed: --seeds, --drift, --json, --help."],
	])("refuses %j in one sentence", async (argv, sentence) => {
		const { code, out, err } = await calibrate(...argv);
		expect({ code, out }).toEqual({ code: 2, out: [] });
		expect(err).toEqual([expect.stringContaining(sentence.split(";")[0] as string)]);
		expect(err[0]).toMatch(/; allowed: .+\.$/);
		expect(err[0]).not.toContain("\n");
	});

	it("explains itself", async () => {
		expect(await calibrate("--help")).toEqual({ code: 0, out: [USAGE], err: [] });
	});

	it("measures the drifts that are asked for, and the same again on the next call", async () => {
		const run = () => calibrate("--seeds", "1", "--drift", "none,feedback-loop", "--json");
		const { code, out } = await run();
		expect(code).toBe(0);
		expect((await run()).out).toEqual(out);
		const found = JSON.parse(out.join(""));
		expect(found.drifts.map(({ id }: { id: string }) => id)).toEqual(["feedback-loop", "none"]);
		const [loop, none] = found.drifts;
		expect(loop.stale).toEqual(none.stale);
		expect(loop.errors.seeds).toBe(1);
		expect(none).toMatchObject({ seeds: 1, refused: 0, errors: { seeds: 0, day: null, about: [] } });
		expect(driftTable(found.drifts)).toHaveLength(4);
	}, 60_000);
});

describe("what is measured", () => {
	test.each(DRIFTS.map((drift) => [drift.id, drift] as const))(
		"of %s lies within the run and under the drift",
		(id, drift) => {
			const { days, measured } = scenarioOf(drift);
			const timing = timingOf(drift, { id, from: ONSET });
			expect(days).toBeLessThanOrEqual(LAST_DAY + 1);
			expect(measured.length).toBeGreaterThanOrEqual(14);
			for (const day of measured) {
				expect(day < days).toBe(true);
				expect(amountOn(timing, day)).toBeGreaterThan(0.98);
			}
		},
	);

	it("takes only rings that can have seen the drift, and the first of them", () => {
		const figures = { accuracy: 0.7, best: 0.78, loss: 1, late: 0.4 };
		const ring = (day: number, seen: number, about: string) => ({ day, seen, about: [about] });
		const withRings = (inputs: ReturnType<typeof ring>[], backlog: number) => ({
			stale: figures,
			retrained: { ...figures, accuracy: 0.76 },
			withFeature: null,
			refused: 1,
			watched: { schema: [], inputs, errors: [], psi: { load: 0.01, backlog }, estimate: 0.77 },
		});
		const summary = summariseDrift(driftById("peak-season"), [
			// Heard on the day of the onset, over the week before it: a false alarm.
			withRings([ring(ONSET, ONSET - 1, "load")], 3),
			withRings([ring(ONSET + 14, ONSET + 13, "backlog"), ring(ONSET + 21, ONSET + 20, "load")], 4),
			withRings([ring(ONSET + 28, ONSET + 27, "backlog")], 5),
		]);
		expect(summary.inputs).toEqual({ seeds: 2, day: 14, about: ["backlog"] });
		expect(summary.falseAlarms).toEqual({ schema: 0, inputs: 1, errors: 0 });
		expect(summary.psi).toEqual({ column: "backlog", value: 4 });
		expect(summary.refused).toBe(3);
		expect(summary.retrained.accuracy).toBeCloseTo(0.76, 12);
		expect(driftTable([summary])[2]).toBe(
			"| peak-season | P(X) | .400 | .780 | .700 | .760 (cannot run) | 1.00 | 1.00 | – | +14 (2/3): backlog | backlog 4.00 | – | .770 |",
		);
		expect(quietSentence(summary, ONSET)).toContain("the inputs on 1 and the errors on 0 of 3 seeds");
	});

	it("compares the models in a sentence", () => {
		expect(modelSentence({ network: 0.766, logisticRegression: 0.746, best: 0.779 })).toBe(
			"Network .766, logistic regression .746, best possible .779: the network is +2.0 points from logistic regression and −1.3 from the best.",
		);
	});
});

describe("the README of the world", () => {
	const lines = readFileSync(new URL("../../src/world/README.md", import.meta.url), "utf8").split("\n");

	it("shows the table that the command prints: its head, and a row for every drift in the order of the page", () => {
		const [head] = driftTable([]);
		const at = lines.indexOf(head as string);
		expect(at).toBeGreaterThan(0);
		const end = lines.findIndex((line, i) => i > at && !line.startsWith("|"));
		const rows = lines.slice(at + 2, end).map((line) => line.split(" | ")[0]?.replace("| ", ""));
		expect(rows).toEqual(DRIFTS.flatMap(({ id }) => (id === "van-cut-off" ? [id, `${id}, with after_16`] : [id])));
	});
});
