import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { logHash } from "../../src/core/log.ts";
import { parsePlan, planOf } from "../../src/engine/plan.ts";
import { accuracyByDay } from "../../src/engine/query/accuracy.ts";
import { businessLoss, computeCost, humanHours } from "../../src/engine/query/totals.ts";
import { runToEnd } from "../../src/engine/run.ts";
import { type Column, toCsv } from "../../src/export/csv.ts";
import { DAY_COLUMNS, daysCsv } from "../../src/export/days-csv.ts";
import { EVENT_COLUMNS, eventsCsv } from "../../src/export/events-csv.ts";
import { runJson } from "../../src/export/run-json.ts";
import type { SavedRun } from "../../src/export/saved-run.ts";
import { untrained } from "../ops/trainers.ts";

const plan = planOf({
	days: 20,
	ordersPerDay: 60,
	drifts: [],
	watch: false,
	actions: [
		{ at: hourOf(5), do: "drift-on", drift: { id: "rural-growth" } },
		{ at: hourOf(8), do: "extract", window: 14 },
		{ at: hourOf(12), do: "drift-off", drift: "rural-growth" },
	],
});

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
		if (end === "\r\n") rows.push([]);
	}
	return rows.slice(0, -1);
}

let runs: SavedRun[];
beforeAll(async () => {
	const calm = { ...plan, actions: [] };
	runs = [
		{ name: "A", plan, events: await runToEnd(plan, { trainer: untrained }) },
		{ name: "calm, all year", plan: calm, events: await runToEnd(calm, { trainer: untrained }) },
	];
});

describe("a saved table", () => {
	it("quotes what needs it, leaves empty what there is not, and carries six places", () => {
		const columns: Column<readonly [string, number | null]>[] = [
			{ name: "word", means: "", of: ([word]) => word },
			{ name: "number", means: "", of: ([, number]) => number },
		];
		const rows = [
			["plain", 1 / 3],
			['"quoted", with a comma', null],
			["two\nlines", 2],
		] as const;
		const text = 'word,number\r\nplain,0.333333\r\n"""quoted"", with a comma",\r\n"two\nlines",2\r\n';
		expect(toCsv(columns, rows)).toBe(text);
		expect(
			parse(text)
				.slice(1)
				.map(([word]) => word),
		).toEqual(rows.map(([word]) => word));
	});

	it("of days has a row for each day of each future, and its columns add up to the figures of the run", () => {
		const [header = [], ...rows] = parse(daysCsv(runs));
		expect(header).toEqual(DAY_COLUMNS.map(({ name }) => name));
		expect(rows.map(([future, day]) => [future, Number(day)])).toEqual(
			runs.flatMap(({ name }) => Array.from({ length: 20 }, (_, day) => [name, day])),
		);
		const column = (name: string, from: number) =>
			rows.slice(from, from + 20).map((row) => Number(row[header.indexOf(name)]));
		const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
		for (const [i, { events }] of runs.entries()) {
			expect(sum(column("business_loss", 20 * i))).toBeCloseTo(businessLoss(events), 4);
			expect(sum(column("person_hours", 20 * i))).toBeCloseTo(humanHours(events), 4);
			expect(sum(column("compute", 20 * i))).toBeCloseTo(computeCost(events), 4);
			const accuracy = accuracyByDay(events);
			for (const [day, value] of column("true_accuracy", 20 * i).entries()) {
				expect(value).toBeCloseTo(accuracy[day] as number, 5);
			}
		}
		const drifts = rows.map((row) => row[header.indexOf("drifts")]);
		expect(drifts.slice(0, 20)).toEqual(
			Array.from({ length: 20 }, (_, day) => (day >= 5 && day < 12 ? "rural-growth" : "")),
		);
		expect(new Set(drifts.slice(20))).toEqual(new Set([""]));
	});

	it("of the log has every event in order, and loses nothing of it", () => {
		const [header = [], ...rows] = parse(eventsCsv(runs));
		expect(header).toEqual(EVENT_COLUMNS.map(({ name }) => name));
		const back = rows.map(([, day, hour, actor, kind, hours, cost, work, details]) => ({
			t: 24 * Number(day) + Number(hour),
			lane: 0,
			actor,
			kind,
			hours: Number(hours),
			cost: Number(cost),
			run: work === "" ? null : Number(work),
			...JSON.parse(details as string),
		}));
		const told = runs.flatMap(({ events }) => events);
		expect(back).toHaveLength(told.length);
		for (const [i, event] of back.entries()) {
			const { t = -1, hours = -1, cost = -1, ...rest } = told[i] ?? {};
			expect(event).toMatchObject(rest);
			for (const [value, exact] of [
				[event.t, t],
				[event.hours, hours],
				[event.cost, cost],
			]) {
				expect(value).toBeCloseTo(exact, 5);
			}
		}
	});

	it("has every column explained in the README beside it", () => {
		const readme = readFileSync("src/export/README.md", "utf8");
		for (const [what, columns] of [
			["days", DAY_COLUMNS],
			["events", EVENT_COLUMNS],
		] as const) {
			for (const { name, means } of columns) expect(readme, `${what}: ${name}`).toContain(`| \`${name}\` | ${means} |`);
		}
	});
});

describe("a run saved as JSON", () => {
	it("carries the link, and of every future a plan that runs again to the same log", async () => {
		const saved = JSON.parse(runJson(runs, "https://example.org/#/?at=20"));
		expect(saved).toMatchObject({ format: "driftworks-run", version: 1, link: "https://example.org/#/?at=20" });
		for (const [i, future] of saved.futures.entries()) {
			const parsed = parsePlan(future.plan);
			if (!parsed.ok) throw new Error(parsed.error);
			const again = await runToEnd(parsed.value, { trainer: untrained });
			expect(logHash(again)).toBe(future.logHash);
			expect(future.events).toEqual(runs[i]?.events);
			expect(future.figures.loss).toBe(businessLoss(again));
		}
	});
});
