import type { BrowserContext } from "playwright";
import { beforeAll, describe, expect, test } from "vitest";
import { compileCourse } from "../../scripts/lesson/folders.ts";
import { ROOT } from "../../scripts/lib/root.mjs";
import { playLesson, stepsDone } from "./play-lesson.ts";
import { type Visit, visits } from "./visit.ts";

const visit = visits();
const onCpu = {
	async prepare(context: BrowserContext) {
		await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
	},
};
const LESSONS = compileCourse(ROOT).lessons.map(({ lesson }) => lesson);

describe("somebody who knows nothing plays every lesson to its end: predicts, takes every hint, is shown every move, answers", () => {
	let first: Visit;
	beforeAll(async () => {
		first = await visit("", onCpu);
	});

	test.each(LESSONS.map(({ meta, steps }) => [meta.slug, steps] as const))(
		"%s",
		async (slug, steps) => {
			// In one profile: what was trained for one lesson is there for the next.
			const { page, complaints } = await visit(`#/lesson/${slug}`, { like: first });
			const asking = steps.filter(({ asks }) => asks.length > 0).length;
			await playLesson(page, asking);
			expect(await stepsDone(page).count()).toBe(asking);
			expect(complaints).toEqual([]);
			await page.close();
		},
		240_000,
	);

	test("and the map at home says so of each", async () => {
		const { page, complaints } = await visit("", { like: first });
		const lessons = page.getByRole("region", { name: "Lessons" }).getByRole("listitem").getByRole("link");
		await expect.poll(() => lessons.count()).toBe(LESSONS.length);
		expect(await lessons.allInnerTexts()).toEqual(LESSONS.map(() => expect.stringMatching(/\bdone,/)));
		expect(complaints).toEqual([]);
	});
});
