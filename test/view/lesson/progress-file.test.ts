import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LONGEST_FILE, NOTHING_DONE, writeProgress } from "../../../src/view/lesson/lesson-progress.ts";
import { type AllProgress, merge, readProgress } from "../../../src/view/lesson/progress-file.ts";

const name = fc
	.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,2}$/)
	.filter((key) => key !== "constructor" && key !== "prototype");
const lesson = fc.record({
	done: fc.array(name, { maxLength: 6 }),
	chosen: fc.dictionary(name, fc.record({ option: fc.nat(5), day: fc.nat(365) }), {
		maxKeys: 3,
		noNullPrototype: true,
	}),
	drawn: fc.dictionary(
		name,
		fc.record({
			from: fc.nat(365),
			values: fc.array(
				fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
				{ minLength: 1, maxLength: 60 },
			),
		}),
		{ maxKeys: 2, noNullPrototype: true },
	),
	answered: fc.dictionary(name, fc.nat(5), { maxKeys: 3, noNullPrototype: true }),
	hints: fc.dictionary(name, fc.nat(3), { maxKeys: 3, noNullPrototype: true }),
});
const all: fc.Arbitrary<AllProgress> = fc.dictionary(name, lesson, { maxKeys: 5, noNullPrototype: true });

const some: AllProgress = { "seen-and-unseen": { ...NOTHING_DONE, done: ["guess"], answered: { quiz: 1 } } };
const file = (change: object) => JSON.stringify({ ...JSON.parse(writeProgress(some)), ...change });
const errorOf = (text: string): string => {
	const read = readProgress(text);
	return read.ok ? "" : read.error;
};

describe("a progress file", () => {
	it("comes back as it was", () => {
		fc.assert(
			fc.property(all, (lessons) => {
				expect(readProgress(writeProgress(lessons))).toEqual({ ok: true, value: lessons });
			}),
		);
	});

	it.each([
		["no JSON", "{", /not JSON/],
		["of another program", JSON.stringify({ kind: "elsewhere", version: 1, lessons: {} }), /no progress of Driftworks/],
		["a list", "[]", /no progress of Driftworks/],
		["newer", file({ version: 99 }), /version 99, which a newer Driftworks has saved; allowed: versions up to 1\./],
		["of no version", file({ version: "1; drop" }), /version is "1; drop"; allowed: a whole number from 1 to 1\./],
		["of version 0", file({ version: 0 }), /version is 0/],
		["with a field of its own", file({ lessons: { a: { ...NOTHING_DONE, script: "<script>" } } }), /allowed: /],
		[
			"with a strange name",
			file({ lessons: { "<img onerror=x>": NOTHING_DONE } }),
			/small letters, figures and hyphens/,
		],
		[
			"with an answer beyond all options",
			file({ lessons: { a: { ...NOTHING_DONE, answered: { q: 1e9 } } } }),
			/lessons\.a\.answered\.q is 1000000000; allowed: a whole number from 0 to 50\./,
		],
		["without lessons", file({ lessons: null }), /lessons is null; allowed: an object of lessons\./],
		[
			"with too many lessons",
			file({ lessons: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`l${i}`, NOTHING_DONE])) }),
			/at most 100 lessons/,
		],
	])("that is %s is refused with one sentence", (_, text, sentence) => {
		const error = errorOf(text);
		expect(error).toMatch(sentence);
		expect(error).not.toContain("\n");
		expect(error.length).toBeLessThan(300);
	});

	it("that is too large is refused before it is read", () => {
		expect(errorOf(" ".repeat(LONGEST_FILE + 1))).toMatch(/500001 characters long; allowed: at most 500000/);
	});

	it("cannot reach a prototype", () => {
		const hostile = writeProgress(some).replace('"seen-and-unseen"', '"__proto__"');
		expect(errorOf(hostile)).toMatch(/a name that no lesson can have/);
		expect(({} as Record<string, unknown>)["done"]).toBeUndefined();
	});

	it("of anything at all gives a value or a sentence, and never throws", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.json().map((lessons) => `{"kind":"driftworks progress","version":1,"lessons":${lessons}}`),
				),
				(text) => {
					const read = readProgress(text);
					expect(read.ok || read.error.length > 10).toBe(true);
				},
			),
		);
	});

	it("of an older version is brought up, version by version, and one that cannot be is refused", () => {
		const migrations = [
			(old: unknown) => ({ ...(old as object), "by-one": NOTHING_DONE }),
			(old: unknown) => {
				if (!("by-one" in (old as object))) throw new Error("out of order");
				return { ...(old as object), "by-two": NOTHING_DONE };
			},
		];
		const read = readProgress(writeProgress(some), migrations);
		expect(read.ok && Object.keys(read.value)).toEqual(["seen-and-unseen", "by-one", "by-two"]);
		expect(read.ok && readProgress(writeProgress(read.value, 3), migrations)).toEqual(read);
		const broken = readProgress(file({ version: 2 }), migrations);
		expect(broken).toEqual({ ok: false, error: expect.stringMatching(/cannot be read as version 2/) });
	});
});

describe("two files together", () => {
	it("lose nothing that is done in either", () => {
		fc.assert(
			fc.property(all, all, (here, brought) => {
				const together = merge(here, brought);
				for (const each of [here, brought]) {
					for (const [slug, { done }] of Object.entries(each)) {
						expect(together[slug]?.done).toEqual(expect.arrayContaining([...done]));
					}
				}
				for (const [slug, { chosen }] of Object.entries(brought)) expect(together[slug]?.chosen).toMatchObject(chosen);
			}),
		);
	});
});
