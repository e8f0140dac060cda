import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planOf } from "../../../src/engine/plan.ts";
import { readFlight, writeFlight } from "../../../src/engine/run-text.ts";
import { readOptions } from "../../../src/view/embed/link-options.ts";
import { frameFor, linkFor } from "../../../src/view/embed/links.ts";
import { namesIn, seedOfName, withSeed } from "../../../src/view/embed/students.ts";

describe("the seed of a student", () => {
	it("is the first 32 bits of the SHA-256 of the name, as any other program computes it", () => {
		const hash = createHash("sha256").update("ada lovelace", "utf8").digest();
		expect(seedOfName("Ada Lovelace")).toBe(hash.readUInt32BE(0));
	});

	it("is the same however the same name is typed", () => {
		expect(seedOfName("  ZOË\tDoe ")).toBe(seedOfName("zoe\u0308 doe"));
	});

	it("is a seed that a run takes, for any name, and differs from name to name", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
				const flight = readFlight(withSeed("seed=3&drifts=-&at=28", seedOfName(name)));
				expect(flight.ok && flight.value.plan.seed).toBe(seedOfName(name));
			}),
		);
		const class30 = Array.from({ length: 30 }, (_, i) => seedOfName(`student ${i}`));
		expect(new Set(class30).size).toBe(30);
	});

	it("leaves the rest of the run as it was", () => {
		const plan = planOf({ seed: 11, level: 1 });
		const read = readFlight(withSeed(writeFlight({ plan, day: 40 }), 99));
		expect(read.ok && read.value).toEqual({ plan: { ...plan, seed: 99 }, day: 40 });
	});

	it("takes names one a line, each once", () => {
		expect(namesIn("Ada\n\n Grace \nAda\r\n")).toEqual(["Ada", "Grace"]);
	});
});

describe("the link of a class", () => {
	const lecture = {
		base: "https://example.org/driftworks/",
		page: "sandbox",
		run: "seed=3&drifts=-&at=28",
		options: { hide: ["desk"], lock: ["weather"] },
	} as const;

	it("holds page, run and options, and of a student the seed and not the name", () => {
		const link = linkFor(lecture, "Ada Lovelace");
		expect(link).toBe(
			`https://example.org/driftworks/?embed=1&hide=desk&lock=weather#/sandbox?seed=${seedOfName("Ada Lovelace")}&drifts=-&at=28`,
		);
		expect(readOptions(new URL(link).search)).toMatchObject({ embed: true, ...lecture.options });
		expect(linkFor({ ...lecture, page: "lesson/x", run: null }, "Ada")).toMatch(/#\/lesson\/x$/);
	});

	it("stands escaped in the HTML of a frame", () => {
		expect(frameFor(linkFor(lecture), 'a "title"')).toContain(
			'src="https://example.org/driftworks/?embed=1&amp;hide=desk&amp;lock=weather#/sandbox?seed=3&amp;drifts=-&amp;at=28" title="a &quot;title&quot;"',
		);
	});
});
