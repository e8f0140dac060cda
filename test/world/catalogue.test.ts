import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it, test } from "vitest";
import { parsePlan } from "../../src/engine/plan.ts";
import { DRIFTS, driftById } from "../../src/world/catalogue.ts";
import { MOVES, shapesOf } from "../../src/world/drift.ts";
import { SHAPES } from "../../src/world/shape.ts";

const FOLDER = new URL("../../src/world/drifts/", import.meta.url);
const sources = new Map(
	readdirSync(FOLDER).map((file) => [basename(file, ".ts"), readFileSync(new URL(file, FOLDER), "utf8")]),
);
/** The comment right above the drift itself. */
const docstring = (id: string): string =>
	/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nconst \w+: Drift = /
		.exec(sources.get(id) ?? "")?.[1]
		?.replaceAll(/\s*\n \* ?/g, " ") ?? "";

/** Everything that the design's list asks for. */
const KINDS = [
	"covariate shift",
	"prior shift",
	"concept drift",
	"concept drift that needs a new feature",
	"seasonality",
	"outliers",
	"control",
	"missing values",
	"unit change upstream",
	"schema change: column renamed",
	"schema change: new category",
	"upstream constant",
	"stale feature",
	"training-serving skew",
	"feedback loop",
	"longer label delay",
];

describe("the drift catalogue", () => {
	it("has one drift a file, called by its id, and each id once", () => {
		expect(DRIFTS.map((drift) => drift.id).sort()).toEqual([...sources.keys()].sort());
		expect(new Set(DRIFTS.map((drift) => drift.id)).size).toBe(DRIFTS.length);
	});

	it("holds every kind that the design names", () => {
		expect(KINDS.filter((kind) => !DRIFTS.some((drift) => drift.term === kind))).toEqual([]);
	});

	it("is grouped by what moves: P(X), P(Y), P(Y|X), the pipe, nothing", () => {
		const order = DRIFTS.map((drift) => MOVES.indexOf(drift.moves));
		expect(order).toEqual([...order].sort((a, b) => a - b));
		expect(new Set(order).size).toBe(MOVES.length);
	});

	it("gives the default year its five drifts on their days", () => {
		const year = DRIFTS.filter((drift) => drift.inDefaultYear).map(({ id, timing }) => [timing.from, id] as const);
		expect(year.sort(([a], [b]) => a - b)).toEqual([
			[60, "rural-growth"],
			[130, "carrier-b-degrades"],
			[190, "weather-unit-change"],
			[240, "van-cut-off"],
			[300, "peak-season"],
		]);
	});

	it("knows no other id", () => {
		expect(() => driftById("rural-grow")).toThrow("no drift rural-grow");
	});

	test.each(DRIFTS.map((drift) => [drift.id, drift] as const))("%s tells what it is", (id, drift) => {
		expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
		for (const words of [drift.name, drift.term, drift.strengthMeans]) expect(words.trim()).toMatch(/^\S.{3,}/);
		expect(drift.story).toMatch(/^[A-Z].{20,}\.$/);
		expect(shapesOf(drift)).toContain(drift.timing.shape);
		const doc = docstring(id);
		expect(doc.length).toBeGreaterThan(60);
		// A source for all but the control, and the probability that moves for those that move one.
		if (drift.moves !== "nothing") expect(doc).toMatch(/\b(19|20)\d\d\b|Rules of Machine Learning/);
		if (drift.moves.startsWith("P(")) expect(doc).toContain(`${drift.moves} move`);
	});
});

describe("a plan", () => {
	it("takes a drift only in a shape that makes sense for it, and says which do", () => {
		for (const drift of DRIFTS) {
			for (const shape of SHAPES) {
				const plan = parsePlan({ drifts: [{ id: drift.id, shape }] });
				const allowed = shapesOf(drift);
				const error = `drifts.0.shape is "${shape}"; allowed: one of ${allowed.join(", ")} for ${drift.id}.`;
				expect(plan.ok ? null : plan.error).toBe(allowed.includes(shape) ? null : error);
			}
		}
		expect(DRIFTS.filter((drift) => shapesOf(drift).length < SHAPES.length).map(({ id }) => id)).toEqual([
			"seasonality",
			"column-renamed",
			"none",
		]);
	});
});
