import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { main, USAGE } from "../../src/engine/cli.ts";
import { planOf } from "../../src/engine/plan.ts";
import { DRIFTS } from "../../src/world/catalogue.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

interface Said {
	readonly code: number;
	readonly out: string[];
	readonly err: string[];
}

/** What the command says to `argv`, with `stdin` behind it. */
async function simulate(argv: readonly string[], stdin = ""): Promise<Said> {
	const out: string[] = [];
	const err: string[] = [];
	const terminal = {
		stdin: async () => stdin,
		out: (line: string) => void out.push(line),
		err: (line: string) => void err.push(line),
	};
	return { code: await main(argv, terminal), out, err };
}

/** Ten small days on the quick trainer. */
const SMALL = JSON.stringify({ days: 10, ordersPerDay: 50, seed: 3 });
const small = (...argv: string[]) => simulate(["-", "--trainer", "cpu", ...argv], SMALL);

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "driftworks-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};

describe("simulate", () => {
	it("says a readable table, unless it is told otherwise", async () => {
		const { code, out, err } = await small();
		expect([code, err]).toEqual([0, []]);
		expect(out[0]).toBe(
			"Level 0, learner, seed 3, 10 days; drifts: rural-growth, peak-season, carrier-b-degrades, van-cut-off, weather-unit-change",
		);
		expect(out.at(-1)).toMatch(/^log [0-9a-f]{64}$/);
		expect((await small("--format", "summary")).out).toEqual(out);
	});

	it("says one JSON object: the plan as it was played, and a lane with the agreed keys", async () => {
		const { code, out } = await small("--format", "json");
		expect([code, out.length]).toEqual([0, 1]);
		const { plan, lanes, ...rest } = JSON.parse(out[0] as string);
		expect(rest).toEqual({});
		expect(plan).toEqual(planOf(JSON.parse(SMALL)));
		expect(lanes).toEqual([
			expect.objectContaining({
				level: 0,
				seed: 3,
				logHash: expect.stringMatching(/^[0-9a-f]{64}$/),
				accuracy: expect.any(Array),
				accuracy7d: expect.any(Array),
				observedAccuracy7d: expect.any(Array),
				businessLoss: expect.any(Number),
				humanHours: 0,
				computeCost: 0,
				trainings: 0,
				deployments: 0,
				failedChanges: 0,
				incidents: [],
			}),
		]);
		const [lane] = lanes;
		for (const days of [lane.accuracy, lane.accuracy7d, lane.observedAccuracy7d]) expect(days).toHaveLength(10);
		expect(lane.observedAccuracy7d.slice(0, 3)).toEqual([null, null, expect.any(Number)]);
	});

	it("says an incident as the days of its start, its detection and its recovery, null for never", async () => {
		const fall = JSON.stringify({ days: 40, ordersPerDay: 200, drifts: [{ id: "carrier-b-degrades", from: 20 }] });
		const { out } = await simulate(["-", "--trainer", "cpu", "--format", "json"], fall);
		const [incident] = JSON.parse(out[0] as string).lanes[0].incidents;
		expect(incident).toEqual({ start: expect.any(Number), detected: null, recovered: null });
		expect(incident.start).toBeGreaterThanOrEqual(20);
		expect(incident.start).toBeLessThan(30);
	});

	it("says one event a line", async () => {
		const { code, out } = await small("--format", "events");
		expect(code).toBe(0);
		const events = out.map((line) => JSON.parse(line));
		expect(events.filter(({ kind }) => kind === "day.served")).toHaveLength(10);
		for (const event of events) {
			expect(event).toMatchObject({
				t: expect.any(Number),
				lane: 0,
				actor: expect.any(String),
				kind: expect.any(String),
			});
		}
	});

	it("says the same twice", async () => {
		expect(await small("--format", "json")).toEqual(await small("--format", "json"));
	});

	it("tells how it is used, with every drift by name", async () => {
		for (const flag of ["--help", "-h"]) expect(await simulate([flag])).toEqual({ code: 0, out: [USAGE], err: [] });
		for (const { id } of DRIFTS) expect(USAGE).toContain(id);
	});

	it("trains with TensorFlow.js unless it is told otherwise", async () => {
		const trainedBy = ({ out }: Said) =>
			out.map((line) => JSON.parse(line)).find(({ kind }) => kind === "model.trained").backend;
		const tiny = JSON.stringify({ days: 1, ordersPerDay: 50 });
		expect(trainedBy(await simulate(["-", "--format", "events"], tiny))).toBe("tfjs-cpu");
		expect(trainedBy(await simulate(["-", "--format", "events", "--trainer", "cpu"], tiny))).toBe("cpu");
	});
});

describe("the plan", () => {
	const planFrom = async (argv: readonly string[], stdin = "") => {
		const { code, out, err } = await simulate([...argv, "--trainer", "cpu", "--format", "json"], stdin);
		expect([code, err]).toEqual([0, []]);
		return JSON.parse(out[0] as string).plan;
	};

	it("comes from a file or from standard input", async () => {
		const path = file("plan.json", SMALL);
		expect(await planFrom([path])).toEqual(planOf(JSON.parse(SMALL)));
		expect(await planFrom(["-"], SMALL)).toEqual(planOf(JSON.parse(SMALL)));
	});

	it("is overruled by what the command line says", async () => {
		const flags = ["--seed", "9", "--days", "2", "--level", "0", "--team", "persona", "--drift", "peak-season,none"];
		expect(await planFrom(["-", ...flags], SMALL)).toEqual(
			planOf({
				ordersPerDay: 50,
				seed: 9,
				days: 2,
				team: "persona",
				drifts: [{ id: "peak-season" }, { id: "none" }],
			}),
		);
	});

	it("has no drift with --drift none, and the default year's with --drift default", async () => {
		const calm = JSON.stringify({ days: 1, ordersPerDay: 50, drifts: [] });
		expect((await planFrom(["-", "--drift", "none"], SMALL)).drifts).toEqual([]);
		expect((await planFrom(["-", "--drift", "default"], calm)).drifts).toEqual(planOf().drifts);
		expect((await planFrom(["-"], calm)).drifts).toEqual([]);
	});
});

describe("wrong input: exit 2, nothing on standard output, exactly one line that names field, value and what is allowed", () => {
	const FLAGS = "allowed: --seed, --days, --level, --team, --drift, --format, --trainer, --help.";
	const JSON_OBJECT = 'is not a JSON object; allowed: {"seed": 7, "drifts": [{"id": "peak-season"}], …}.';
	const wrong: [string[], string, string | RegExp][] = [
		[["--days", "0"], "", "days is 0; allowed: a whole number from 1 to 3650."],
		[["--days", "4000"], "", "days is 4000; allowed: a whole number from 1 to 3650."],
		[["--days", "ten"], "", '--days is "ten"; allowed: a whole number.'],
		[["--seed", "1.5"], "", '--seed is "1.5"; allowed: a whole number.'],
		[["--seed", "99999999999"], "", "seed is 99999999999; allowed: a whole number from 0 to 4294967295."],
		[["--seed=-1"], "", '--seed is "-1"; allowed: a whole number.'],
		[["--seed", "-1"], "", `Option '--seed' argument is ambiguous; ${FLAGS}`],
		[["--seed"], "", `Option '--seed <value>' argument missing; ${FLAGS}`],
		[["--level", "3"], "", "level is 3; allowed: one of 0, 1, 2."],
		[["--team", "robots"], "", 'team is "robots"; allowed: one of learner, persona.'],
		[["--drift", "quake"], "", /^drifts\.0\.id is "quake"; allowed: one of .*\.$/],
		[["--drift", "none,"], "", /^drifts\.1\.id is ""; allowed: one of .*\.$/],
		[["--drift", "none,peak-season,none"], "", /^drifts is .*; allowed: each drift once\.$/],
		[["--format", "xml"], "", '--format is "xml"; allowed: summary, json, events.'],
		[["--format", "a\nb"], "", '--format is "a b"; allowed: summary, json, events.'],
		[["--trainer", "webgl"], "", '--trainer is "webgl"; allowed: tfjs, cpu.'],
		[["--speed", "3"], "", `Unknown option '--speed'; ${FLAGS}`],
		[["a.json", "b.json"], "", 'arguments are "a.json b.json"; allowed: one plan file, or -.'],
		[
			["no/such/plan.json"],
			"",
			'plan file "no/such/plan.json" cannot be read; allowed: a JSON file, or - for standard input.',
		],
		[["-"], "", `plan "-" ${JSON_OBJECT}`],
		[["-"], "{", `plan "-" ${JSON_OBJECT}`],
		[["-"], "[]", `plan "-" ${JSON_OBJECT}`],
		[["-"], "null", `plan "-" ${JSON_OBJECT}`],
		[["-"], '{"speed": 3}', /^speed is not a field here; allowed: only v, seed, .*\.$/],
		[["-"], '{"a\\nb": 3}', /^a b is not a field here; allowed: only v, seed, .*\.$/],
		[["-"], '{"seed": "7"}', 'seed is "7"; allowed: a whole number from 0 to 4294967295.'],
		[["-"], '{"seed": 1e999}', "seed is Infinity; allowed: a whole number from 0 to 4294967295."],
		[
			["-"],
			'{"actions": [{"at": 1, "do": "extract", "window": 9}]}',
			"actions.0.window is 9; allowed: one of 7, 14, 28, 60.",
		],
	];
	it.each(wrong)("%j < %s", async (argv, stdin, expected) => {
		const { code, out, err } = await simulate(argv, stdin);
		expect([code, out]).toEqual([2, []]);
		expect(err).toEqual([typeof expected === "string" ? expected : expect.stringMatching(expected)]);
		expect(err[0]).not.toMatch(/[\n\r]/);
	});

	it("a folder where a plan should be", async () => {
		const { code, err } = await simulate([folder]);
		expect([code, err.length]).toEqual([2, 1]);
		expect(err[0]).toMatch(/cannot be read; allowed: a JSON file, or - for standard input\.$/);
	});
});
