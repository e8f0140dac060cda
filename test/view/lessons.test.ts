import { describe, expect, it } from "vitest";
import type { Lesson } from "../../src/lesson/lesson.ts";
import { entriesOf, LESSONS, lessonOf, stepOf } from "../../src/view/lessons.ts";
import { serving } from "../../src/view/locale.ts";

describe("the locale of a lesson", () => {
	it.each([
		["de", ["de", "fr"], "de"],
		["de-AT", ["de", "fr"], "de"],
		["pt-BR", ["pt", "pt-BR"], "pt-BR"],
		["zh-Hant-TW", ["zh", "zh-Hant"], "zh-Hant"],
		["DE", ["de"], "de"],
		["en-GB", ["de", "fr"], null],
		["de", [], null],
		["d", ["de"], null],
		["", ["de"], null],
		["__proto__", ["de"], null],
	])("for who wants %s, of %j, is %s", (wanted, there, served) => {
		expect(serving(wanted, there)).toBe(served);
	});

	it("decides which text is fetched, once; without a translation it is the lesson as it was written", async () => {
		const asked: string[] = [];
		const text = (name: string) => async () => {
			asked.push(name);
			return { locale: name } as Lesson;
		};
		const all = entriesOf(
			{
				"/lessons/02-b/lesson.md": { title: "B", figure: 2 },
				"/lessons/01-a/lesson.md": { title: "A", figure: null },
			},
			{ "/lessons/01-a/lesson.md": text("a"), "/lessons/02-b/lesson.md": text("b") },
			{ "/lessons/02-b/lesson.de.md": text("b de"), "/lessons/02-b/lesson.fr.md": text("b fr") },
			() => "de-CH",
		);
		expect(all.map(({ href }) => href)).toEqual(["#/lesson/a", "#/lesson/b"]);
		expect(all.map(({ figure }) => figure)).toEqual([null, 2]);
		expect(all[1]?.meta).toEqual({ number: 2, slug: "b", title: "B" });
		const [first, second] = all;
		expect([await first?.text(), await second?.text(), await second?.text()]).toEqual([
			{ locale: "a" },
			{ locale: "b de" },
			{ locale: "b de" },
		]);
		expect(asked).toEqual(["a", "b de"]);
	});
});

describe("the name of a page", () => {
	it("leads to a lesson and a step of it; to the first lesson when there is none of that name", () => {
		const some = LESSONS[1];
		expect(lessonOf(`lesson/${some?.meta.slug}`)).toBe(some);
		expect(lessonOf(`lesson/${some?.meta.slug}/a-step`)).toBe(some);
		expect(stepOf(`lesson/${some?.meta.slug}/a-step`)).toBe("a-step");
		expect(lessonOf(`lesson/${some?.meta.slug}s`)).toBe(LESSONS[0]);
		expect(lessonOf("lesson")).toBe(LESSONS[0]);
	});

	it.each(["", "sandbox", "race", "nowhere", "lessons"])("%j is no lesson", (page) => {
		expect(lessonOf(page)).toBeNull();
	});
});
