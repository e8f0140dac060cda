import "../../../src/view/tokens.css";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import { LessonRun } from "../../../src/view/lesson/lesson-run.svelte.ts";
import { Progress } from "../../../src/view/lesson/progress.svelte.ts";
import type { LessonEntry } from "../../../src/view/lessons.ts";
import LessonHead from "../../../src/view/words/LessonHead.svelte";
import { objections } from "../axe.ts";
import { LESSON } from "./lesson.ts";
import { Run } from "./run.svelte.ts";

beforeEach(async () => {
	localStorage.clear();
	await page.viewport(360, 780);
});

const entry: LessonEntry = { meta: LESSON.meta, href: "#/lesson/every-block", figure: 0, text: async () => LESSON };

async function open(done: string[] = []) {
	const run = new Run();
	const lesson = new LessonRun(LESSON, run, await Progress.open());
	for (const id of done) lesson.progress.finish(lesson.slug, id);
	lesson.enter();
	const onread = vi.fn();
	const screen = await render(LessonHead, { lesson: entry, run: lesson, alone: true, onread });
	await expect.poll(() => lesson.here).toBe(true);
	return { run, lesson, screen, onread };
}

describe("what stands over the system on a small screen", () => {
	it("says which lesson and step this is, what is asked first, and leads to the words", async () => {
		const { screen, onread } = await open();
		await expect.element(screen.getByRole("heading", { level: 1, name: LESSON.meta.title })).toBeVisible();
		await expect
			.element(screen.getByText(`Lesson ${LESSON.meta.number}, step 1 of ${LESSON.steps.length}`))
			.toBeVisible();
		await screen.getByRole("button", { name: /^Your prediction:/ }).click();
		expect(onread).toHaveBeenCalledOnce();
		expect(await objections(screen.container)).toEqual([]);
	});

	it("says why the goal is not met, anew with every day, and goes on when it is", async () => {
		const { screen, run, lesson } = await open(["which", "curve"]);
		const line = screen.getByRole("button");
		await expect.element(screen.getByRole("button", { name: /^Not yet, \.\d+ short:/ })).toBeVisible();
		await expect.poll(() => lesson.goals.size).toBeGreaterThan(0);
		const before = line.element().textContent;
		const goal = [...lesson.goals.values()][0];
		expect(before).toContain(goal?.whyNot);
		run.days = [...run.days, 0.81];
		await expect.poll(() => line.element().textContent).not.toBe(before);
		run.days = [...run.days, ...Array.from({ length: 6 }, () => 0.81)];
		await expect.element(screen.getByRole("button", { name: /^Holds for \d of 3 days:/ })).toBeVisible();
		run.days = [...run.days, ...Array.from({ length: 9 }, () => 0.81)];
		await expect.poll(() => [...lesson.goals.values()][0]?.met).toBe(true);
		lesson.settle();
		await expect.element(screen.getByText(`step 3 of ${LESSON.steps.length}`)).toBeVisible();
	});

	it("is heard when the words are out of sight, and is silent beside them", async () => {
		const { screen } = await open();
		const region = screen.getByRole("button").element().parentElement;
		expect(region?.getAttribute("aria-live")).toBe("polite");
		await screen.rerender({ alone: false });
		expect(region?.getAttribute("aria-live")).toBe("off");
	});
});
