import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { main, USAGE } from "../../src/engine/cli.ts";
import { planOf } from "../../src/engine/plan.ts";
import type { LaneSummary } from "../../src/engine/query/summary.ts";
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

describe("several levels and seeds", () => {
	const lanesOf = ({ out }: Said) => JSON.parse(out[0] as string).lanes as LaneSummary[];

	it("give one lane for each level under each seed, in the hands of the scripted team unless told otherwise", async () => {
		const said = await small("--level", "0,1", "--seed", "3..4", "--format", "json");
		expect([said.code, said.err]).toEqual([0, []]);
		expect(lanesOf(said).map(({ level, seed }) => [level, seed])).toEqual([
			[0, 3],
			[1, 3],
			[0, 4],
			[1, 4],
		]);
		expect(JSON.parse(said.out[0] as string).plan).toMatchObject({ team: "persona", seed: 3, level: 0 });
		const learner = await small("--level", "0,1", "--team", "learner", "--format", "json");
		expect(JSON.parse(learner.out[0] as string).plan.team).toBe("learner");
	});

	it("give the figures that each has alone", async () => {
		const [, one] = lanesOf(await small("--level", "0,1", "--seed", "3..4", "--format", "json"));
		const [alone] = lanesOf(await small("--level", "1", "--seed", "3", "--team", "persona", "--format", "json"));
		expect({ ...one, logHash: "" }).toEqual({ ...alone, logHash: "" });
	});

	it("run in processes of their own where the terminal can, with the same figures", async () => {
		const asked: string[] = [];
		const argv = ["-", "--trainer", "cpu", "--level", "0,1", "--seed", "3..6", "--format", "json"];
		let running = 0;
		let most = 0;
		const out: string[] = [];
		const shown: string[] = [];
		const code = await main(argv, {
			stdin: async () => SMALL,
			out: (line) => void out.push(line),
			err: (line) => void out.push(line),
			progress: (text) => void shown.push(text),
			cores: 2,
			async again(args, stdin) {
				asked.push(args.join(" "));
				most = Math.max(most, ++running);
				const said = await simulate(args, stdin);
				running--;
				return said.out.join("\n");
			},
		});
		expect([code, asked.length, most, shown.at(-1)]).toEqual([0, 4, 2, ""]);
		expect(shown).toContain("3 of 4 seeds");
		expect(out).toEqual((await simulate(argv, SMALL)).out);
	});

	it("tell how far they are where somebody looks", async () => {
		const shown: string[] = [];
		const quiet = () => undefined;
		const terminal = {
			stdin: async () => SMALL,
			out: quiet,
			err: quiet,
			progress: (text: string) => void shown.push(text),
		};
		await main(["-", "--trainer", "cpu", "--seed", "3..4"], terminal);
		expect(shown[0]).toBe("seed 1 of 2, day 1 of 10");
		expect(shown.at(-2)).toBe("seed 2 of 2, day 10 of 10");
		shown.length = 0;
		await main(["-", "--trainer", "cpu"], terminal);
		expect([shown[0], shown.at(-1)]).toEqual(["day 1 of 10", ""]);
	});

	it("tell events with the number of their lane", async () => {
		const { out } = await small("--level", "0,1", "--format", "events");
		const lanes = out.map((line) => JSON.parse(line)).filter(({ kind }) => kind === "day.served");
		expect(lanes.map(({ lane }) => lane)).toEqual(Array.from({ length: 20 }, (_, i) => i % 2));
	});

	it("take settings of the policy, on top of those of the plan", async () => {
		const plan = JSON.stringify({ ...JSON.parse(SMALL), policy: { window: 60, guard: { cooldownDays: 3 } } });
		const settings = ["--policy", "window=14", "--policy", "guard.oneAtATime=false", "--policy", "delivery.mode=ab"];
		const { out } = await simulate(
			["-", "--trainer", "cpu", "--format", "json", "--commits", "default", ...settings],
			plan,
		);
		expect(JSON.parse(out[0] as string).plan).toMatchObject({
			commits: "default",
			policy: { window: 14, guard: { cooldownDays: 3, oneAtATime: false }, delivery: { mode: "ab" } },
		});
	});

	it("say a table that fits a terminal: means with their spread, how drifts were met, paired differences", async () => {
		const fall = JSON.stringify({ days: 40, ordersPerDay: 100, drifts: [{ id: "carrier-b-degrades", from: 20 }] });
		const { out } = await simulate(["-", "--trainer", "cpu", "--level", "0,1,2", "--seed", "1,2"], fall);
		expect(out[0]).toBe("Level 0, 1, 2, persona, 2 seeds, 1 to 2, 40 days; commits: none");
		for (const line of out.slice(2)) expect(line.length).toBeLessThanOrEqual(80);
		const number = String.raw`[+-]?[\d,]*\.?\d+`;
		const spread = String.raw`\s+${number} \(${number}\)`;
		expect(out.filter((line) => new RegExp(`^ business loss(${spread}){3}$`).test(line))).toHaveLength(1);
		expect(
			out.filter((line) => new RegExp(`^ business loss(\\s+${number}){3}\\s+[012] of 2$`).test(line)),
		).toHaveLength(2);
		expect(
			out.filter((line) => /^ carrier-b-degrades, day 20(\s+(never|[\d.]+) \/ (never|[\d.]+)){3}$/.test(line)),
		).toHaveLength(1);
		expect(out).toContainEqual(expect.stringMatching(/^Level 2 less Level 1 +mean +min +max +better on$/));
	});
});

describe("wrong input: exit 2, nothing on standard output, exactly one line that names field, value and what is allowed", () => {
	const FLAGS = "allowed: --seed, --days, --level, --team, --drift, --commits, --policy, --format, --trainer, --help.";
	const NUMBERS = "allowed: a whole number, a list such as 0,1,2, or a range such as 1..20, each number once.";
	const JSON_OBJECT = 'is not a JSON object; allowed: {"seed": 7, "drifts": [{"id": "peak-season"}], …}.';
	const wrong: [string[], string, string | RegExp][] = [
		[["--days", "0"], "", "days is 0; allowed: a whole number from 1 to 3650."],
		[["--days", "4000"], "", "days is 4000; allowed: a whole number from 1 to 3650."],
		[["--days", "ten"], "", '--days is "ten"; allowed: a whole number.'],
		[["--seed", "1.5"], "", `--seed is "1.5"; ${NUMBERS}`],
		[["--seed", "99999999999"], "", "seed is 99999999999; allowed: a whole number from 0 to 4294967295."],
		[["--seed=-1"], "", `--seed is "-1"; ${NUMBERS}`],
		[["--seed", "20..1"], "", `--seed is "20..1"; ${NUMBERS}`],
		[["--seed", "1..2000"], "", `--seed is "1..2000"; ${NUMBERS}`],
		[["--seed", "1,2,1"], "", `--seed is "1,2,1"; ${NUMBERS}`],
		[["--seed", "1..2", "--level", "0,"], "", `--level is "0,"; ${NUMBERS}`],
		[["--level", "0..3"], "", "level is 3; allowed: one of 0, 1, 2."],
		[["--seed", "1..2", "--format", "events"], "", '--format is "events" with 2 seeds; allowed: one seed.'],
		[["--commits", "many"], "", 'commits is "many"; allowed: one of none, default.'],
		[["--policy", "window"], "", '--policy is "window"; allowed: field=value, for example window=14.'],
		[["--policy", "luck=1"], "", /^--policy names "luck"; allowed: window, triggers\.schedule\.on, .*\.$/],
		[["--policy", "window=3"], "", '--policy window is "3"; allowed: a whole number from 7 to 365.'],
		[["--policy", "guard.oneAtATime=maybe"], "", '--policy guard.oneAtATime is "maybe"; allowed: true or false.'],
		[
			["--policy", "guard.cooldownDays="],
			"",
			'--policy guard.cooldownDays is ""; allowed: a whole number from 0 to 365.',
		],
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
