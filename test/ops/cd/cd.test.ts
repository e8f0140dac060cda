import { beforeAll, describe, expect, it, vi } from "vitest";
import { withColumn } from "../../../src/core/table.ts";
import { cpuTrainer } from "../../../src/model/train/cpu/trainer.ts";
import type { Candidate } from "../../../src/ops/cd/candidate.ts";
import { runCd } from "../../../src/ops/cd/run-cd.ts";
import { ciFixtures } from "../../../src/ops/ci/fixtures.ts";
import { workbench } from "../../../src/ops/ci/workbench.ts";
import { COMMITS } from "../../../src/ops/commits/catalogue.ts";
import { codeOf } from "../../../src/ops/source/code-of.ts";
import { calmWorld } from "../shop.ts";
import { storeOf } from "../stores.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const data = storeOf(calmWorld);
const fixtures = ciFixtures(data);

async function candidateOf(...commits: string[]): Promise<Candidate> {
	const code = codeOf(commits);
	const { artifacts } = await workbench(code, fixtures, cpuTrainer());
	if (!artifacts.model || !artifacts.quality) throw new Error("nothing was trained");
	const quality = { lateShare: 0.43, lossPerOrder: artifacts.quality.lossPerOrder };
	const newest = data.labelled(-14, -1, 0);
	return { code, model: artifacts.model, golden: fixtures.golden, newest, quality, maxKilobytes: 64 };
}

let good: Candidate;
beforeAll(async () => {
	good = await candidateOf();
});

const red = (candidate: Candidate) =>
	runCd(candidate)
		.filter(({ pass }) => !pass)
		.map(({ check, sentence }) => `${check}: ${sentence}`);

describe("the checks of CD", () => {
	it("hold for the code of the first day, and for every good and neutral commit", async () => {
		expect(red(good)).toEqual([]);
		for (const { id, kind } of COMMITS) if (kind !== "bad") expect(red(await candidateOf(id))).toEqual([]);
	});

	it("(a) a package that the image lacks, a model that is too big", async () => {
		const lacking = red(await candidateOf("new-package"));
		expect(lacking).toEqual([
			"(a) Compatible with the service: The image of the service lacks geo-distance: the service does not start.",
		]);
		expect(red({ ...good, maxKilobytes: 1 })[0]).toMatch(/the model takes 1\.1 KB of 1\.$/);
	});

	it("(b) a service that gives other responses than expected", async () => {
		expect(red(await candidateOf("carrier-order"))[0]).toMatch(
			/^\(b\) Answers as expected: \d+ of 200 requests get another/,
		);
	});

	it("(c) under load, a look-up keeps one request in twenty waiting beyond the deadline: never a millisecond, never 20 ms", async () => {
		expect(red(await candidateOf("slow-lookup"))[0]).toMatch(
			/95 of 100 are answered within 2\d\d ms; the deadline is 100 ms\.$/,
		);
		const withLookup = (lookupMs: number) => red({ ...good, code: { ...good.code, lookupMs } });
		expect(withLookup(1)).toEqual([]);
		expect(withLookup(20)).toEqual([]);
		expect(withLookup(40)).toHaveLength(1);
	});

	it("(c) counts the waiting in the queue: far beyond what the workers can answer, everybody waits", () => {
		const slow = { ...good, code: { ...good.code, lookupMs: 800 } };
		const p95 = runCd(slow).find(({ check }) => check.startsWith("(c)"))?.value;
		// Without a queue it would be 10 + 3 × 800 ms.
		expect(p95).toBeGreaterThan(5000);
	});

	it("(d) newest data without a column that the code reads, or with hardly a value in it", () => {
		const { newest } = good;
		const without = { ...newest, table: withColumn(newest.table, "backlog", null) };
		expect(red({ ...good, newest: without })[0]).toMatch(
			/^\(d\) Data for training: The newest \d+ rows have no values in backlog/,
		);
		const holes = new Float64Array(newest.table.rows).fill(Number.NaN);
		const empty = withColumn(newest.table, "load", { kind: "number", values: holes });
		expect(red({ ...good, newest: { ...newest, table: empty } })).toHaveLength(1);
	});

	it("(e) a model that is hardly worth having", () => {
		// .43 of the parcels late: express for all costs 2.5 × .57 = 1.425, and nine tenths of that is allowed.
		expect(red({ ...good, quality: { lateShare: 0.43, lossPerOrder: 1.28 } })).toEqual([]);
		expect(red({ ...good, quality: { lateShare: 0.43, lossPerOrder: 1.29 } })[0]).toBe(
			"(e) Performance target: Loss 1.29 for a parcel; without a model it would be 1.43, and at most 1.28 is allowed.",
		);
	});
});
