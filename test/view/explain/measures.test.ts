import { describe, expect, it } from "vitest";
import { STEPS } from "../../../src/ops/events.ts";
import { DAY_OF_WORK, STEP_WORK, wayDays } from "../../../src/ops/step-work.ts";
import { count } from "../../../src/view/diagram/format.ts";
import { explainMeasure, type LookedMeasure, MEASURE_DEFINITIONS } from "../../../src/view/explain/measures.ts";
import { SOURCES } from "../../../src/view/explain/sources.ts";
import { MEASURE_WORDS } from "../../../src/view/explain/words/measures.ts";
import { expectWhole } from "./whole.ts";

describe("what is measured of a model and of its watchers", () => {
	it("has words, a formula and a source, term by term", () => {
		expectWhole(Object.keys(MEASURE_WORDS), MEASURE_WORDS, MEASURE_DEFINITIONS);
	});

	it("says the numbers that stand on the screen, and nothing where there is none", () => {
		const { terms } = explainMeasure("false-alarms", { value: 1.5, A: 3, n: 2000 });
		expect(Object.fromEntries(terms.map(({ id, values }) => [id, values[0]]))).toMatchObject({
			value: "1.500",
			A: "3",
			n: count(2000),
		});
		expect(explainMeasure("delay", { value: null }).terms.flatMap(({ values }) => values)).toEqual(["", "", ""]);
	});
});

describe("the times on the desk of Level 0", () => {
	const valuesOf = (id: "way-by-hand" | "tickets", looked: LookedMeasure) =>
		Object.fromEntries(explainMeasure(id, looked).terms.map(({ id: term, values }) => [term, values[0]]));

	it("add up to what an experiment takes, and at most", () => {
		const own = STEPS.map((step) => STEP_WORK[step]).filter(({ role }) => role === "data scientist");
		const days = own.reduce((sum, { hours }) => sum + hours / DAY_OF_WORK, 0);
		expect(wayDays()).toEqual({ least: days, most: days + own.reduce((sum, { rework }) => sum + rework, 0) });
		expect(valuesOf("way-by-hand", wayDays())["value"]).toBe("11.1, at most 14.1");
	});

	it("say of a deployment under way when it was asked for and will be done, and otherwise only what is known of all", () => {
		expect(valuesOf("tickets", { value: 40, asked: 31, q: 5, d: 3 })).toEqual({
			value: "40",
			asked: "31",
			q: "5",
			d: "3",
		});
		expect(valuesOf("tickets", { value: null, asked: null, q: 5, d: 3 })).toMatchObject({ value: "", asked: "" });
	});
});

describe("sources", () => {
	const sources = Object.values(SOURCES);

	it("are named once each, with an address that a browser can go to", () => {
		expect(new Set(sources.map(({ href }) => href)).size).toBe(sources.length);
		expect(new Set(sources.map(({ title }) => title)).size).toBe(sources.length);
		for (const { href } of sources) {
			const { protocol, hostname, pathname, search, hash } = new URL(href);
			expect(protocol, href).toBe("https:");
			expect(hostname, href).toMatch(/^[a-z\d-]+(\.[a-z\d-]+)+$/);
			expect(pathname.length, href).toBeGreaterThan(1);
			expect(search + hash, href).toBe("");
		}
	});

	it("have the form of a DOI where they are one, and papers tell their year", () => {
		for (const { href, title } of sources.filter(({ href }) => href.startsWith("https://doi.org/"))) {
			expect(href).toMatch(/^https:\/\/doi\.org\/10\.\d{4,5}\/\S+$/);
			expect(title).toMatch(/\b(19|20)\d\d$/);
		}
	});
});
