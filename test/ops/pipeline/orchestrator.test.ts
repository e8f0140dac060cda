import { describe, expect, it } from "vitest";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import { PIPELINE_STEPS } from "../../../src/ops/pipeline/step-names.ts";
import { failing, failure } from "../trainers.ts";
import { openYear, QUIET } from "./year.ts";

describe("a run of the pipeline", () => {
	it("takes the steps one after the other, each with its artifact, and ends with a registered model", async () => {
		const year = await openYear();
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(31);
		const done = year.of("pipeline.step-done");
		expect(done.map(({ step }) => step)).toEqual(PIPELINE_STEPS);
		for (const { artifact } of done) expect(artifact).toMatch(/^[0-9a-f]{12}$/);
		const [triggered] = year.of("pipeline.triggered");
		expect(triggered).toMatchObject({ trigger: "on demand", environment: "production", revision: 0, window: 28 });
		const [finished] = year.of("pipeline.finished");
		expect((finished?.t ?? 0) - (triggered?.t ?? 0)).toBeCloseTo(75 / 60, 6);
	});

	it("leaves the metadata that lead from the model back to its data: window, rows, weights, quality", async () => {
		const year = await openYear();
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(31);
		const run = year.of("pipeline.triggered")[0]?.run;
		const kinds = year.kindsOf(run as number);
		for (const kind of [
			"data.extracted",
			"data.validated",
			"data.prepared",
			"model.trained",
			"model.evaluated",
		] as const) {
			expect(kinds.filter((one) => one === kind)).toHaveLength(1);
		}
		const [prepared] = year.of("data.prepared").slice(1);
		expect(prepared?.trainRows).toBeGreaterThan(prepared?.testRows as number);
	});

	it("holds out newest rows alone and learns from none of them", async () => {
		const year = await openYear();
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(31);
		const registered = year.of("model.registered").at(-1);
		const heldOut = year.run.level.heldOut(registered?.version as number);
		// The newest label is two days old, the newest fourteen days with labels end there.
		expect(Math.min(...(heldOut?.days ?? []))).toBeGreaterThanOrEqual(15);
		expect(registered).toMatchObject({ trainedFrom: 2, trainedTo: 28 });
	});

	it("answers the same for the same plan, hash for hash, whoever looks on", async () => {
		const hashes = await Promise.all(
			[0, 1].map(async () => {
				const year = await openYear({ policy: {} });
				await year.until(60);
				return JSON.stringify(year.run.events);
			}),
		);
		expect(hashes[0]).toBe(hashes[1]);
	});
});

describe("a step that fails", () => {
	it("by chance is tried again half an hour later, and the run goes on", async () => {
		const year = await openYear({
			policy: { ...QUIET, triggers: { ...QUIET.triggers, schedule: { on: true, everyDays: 1 } } },
		});
		await year.until(120);
		const failed = year.of("pipeline.step-failed");
		// Two extractions in a hundred fail: of some hundred runs at least one does, and hardly ten.
		expect(failed.length).toBeGreaterThan(0);
		expect(failed.length).toBeLessThan(10);
		for (const { step, retryAt, t, run } of failed) {
			expect(step).toBe("extraction");
			expect(retryAt).toBe(t + 0.5);
			expect(year.of("pipeline.finished").some((one) => one.run === run)).toBe(true);
		}
	});

	it("for a reason stops the run there, says why, and leaves the champion serving", async () => {
		const trainer = failing(cpuTrainer(), (earlier) => (earlier === 1 ? failure("diverged") : null));
		const year = await openYear({ trainer });
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(33);
		expect(year.of("pipeline.stopped")).toMatchObject([{ step: "training", because: "It is diverged." }]);
		expect(year.of("pipeline.finished")).toEqual([]);
		expect(year.of("day.served").at(-1)?.version).toBe(1);
	});

	it("is where the run goes on when it is resumed: nothing before it is done again", async () => {
		const trainer = failing(cpuTrainer(), (earlier) => (earlier === 1 ? failure("diverged") : null));
		const year = await openYear({ trainer });
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(33);
		year.act({ do: "resume" });
		await year.until(34);
		expect(year.of("pipeline.resumed")).toMatchObject([{ step: "training" }]);
		const steps = year.of("pipeline.step-done").map(({ step }) => step);
		expect(steps).toEqual(PIPELINE_STEPS);
		expect(year.of("model.deployed").at(-1)?.version).toBe(2);
	});

	it("cannot be resumed when no run stands still, and that is said", async () => {
		const year = await openYear();
		await year.until(3);
		year.act({ do: "resume" });
		await year.until(4);
		expect(year.of("action.refused")).toMatchObject([{ reason: "No run of the pipeline stands still." }]);
	});
});

describe("a refused model", () => {
	it("is trained once more from other first weights, and not registered when it is refused again", async () => {
		// Nothing can be more accurate than the champion by 0 when the champion may not be matched: no tolerance, two tries.
		const policy = { ...QUIET, validation: { champion: 0, segment: 0, segmentRows: 20 } };
		const year = await openYear({ policy });
		for (let day = 30; day < 100; day += 7) {
			await year.until(day);
			year.act({ do: "run-pipeline" });
		}
		await year.until(100);
		const refused = year.of("pipeline.finished").filter(({ outcome }) => outcome === "refused");
		expect(refused.length).toBeGreaterThan(0);
		for (const { run, version } of refused) {
			expect(version).toBeNull();
			const validated = year.of("model.validated").filter((one) => one.run === run);
			expect(validated.map(({ attempt, verdict }) => [attempt, verdict])).toEqual([
				[1, "refused"],
				[2, "refused"],
			]);
			expect(new Set(validated.map(({ weights }) => weights)).size).toBe(2);
			expect(validated.every(({ rules }) => rules.some((rule) => !rule.pass))).toBe(true);
		}
	});
});

describe("the DAG of the policy", () => {
	it("without its guards makes models that nobody validates", async () => {
		const pipeline = { validation: "-", preparation: "extraction", "model-validation": "-" };
		const year = await openYear({ policy: { ...QUIET, pipeline } });
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(31);
		expect(year.of("pipeline.step-done").map(({ step }) => step)).toEqual([
			"extraction",
			"preparation",
			"training",
			"evaluation",
		]);
		expect(year.of("model.validated")).toEqual([]);
		expect(year.of("model.deployed").at(-1)?.version).toBe(2);
	});

	it("runs steps side by side that wait for the same one", async () => {
		const year = await openYear({
			policy: { ...QUIET, pipeline: { preparation: "extraction", training: "preparation validation" } },
		});
		await year.until(30);
		year.act({ do: "run-pipeline" });
		await year.until(31);
		const started = Object.fromEntries(year.of("pipeline.step-started").map(({ step, t }) => [step, t]));
		expect(started["preparation"]).toBe(started["validation"]);
		expect(year.of("pipeline.finished")).toMatchObject([{ outcome: "registered" }]);
	});
});

describe("one run at a time", () => {
	it("refuses a second run on demand while one is under way", async () => {
		const year = await openYear();
		await year.until(30);
		year.act({ do: "run-pipeline" });
		year.act({ do: "run-pipeline" });
		await year.until(31);
		expect(year.of("pipeline.triggered")).toHaveLength(1);
		expect(year.of("action.refused")[0]?.reason).toMatch(/^The pipeline is running already/);
	});
});

describe("a setting", () => {
	it("holds from the hour at which it is taken, and is on the log", async () => {
		const year = await openYear();
		await year.until(20);
		year.act({ do: "set", field: "window", value: 14 });
		year.act({ do: "run-pipeline" });
		await year.until(21);
		expect(year.of("policy.set")).toMatchObject([{ field: "window", value: 14, t: 480 }]);
		expect(year.of("pipeline.triggered")[0]?.window).toBe(14);
		expect(year.of("data.extracted").at(-1)).toMatchObject({ from: 6, to: 19 });
	});

	it("after which the pipeline could not work is refused, and nothing changes", async () => {
		const year = await openYear();
		await year.until(20);
		year.act({ do: "set", field: "pipeline.training", value: "evaluation" });
		year.act({ do: "run-pipeline" });
		await year.until(21);
		expect(year.of("action.refused")).toHaveLength(1);
		expect(year.of("action.refused")[0]?.reason).toContain("pipeline.training");
		expect(year.of("pipeline.finished")).toMatchObject([{ outcome: "registered" }]);
	});
});
