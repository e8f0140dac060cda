import "../../../src/view/tokens.css";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-svelte";
import type { HintWaits, Lesson } from "../../../src/lesson/lesson.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { LessonRun } from "../../../src/view/lesson/lesson-run.svelte.ts";
import { Progress } from "../../../src/view/lesson/progress.svelte.ts";
import Steps from "../../../src/view/words/Steps.svelte";
import { objections } from "../axe.ts";
import { LESSON } from "./lesson.ts";
import { Run } from "./run.svelte.ts";

beforeEach(async () => {
	localStorage.clear();
	await page.viewport(1000, 900);
});

/** The lesson, with another wait of the hint at a place of its goal. */
const withHint = (at: number, waits: HintWaits): Lesson => ({
	...LESSON,
	steps: LESSON.steps.map((step) => ({
		...step,
		blocks: step.blocks.map((block) =>
			block.kind === "goal"
				? { ...block, hints: block.hints.map((hint, i) => (i === at ? { ...hint, waits } : hint)) }
				: block,
		),
	})),
});

async function open(of = LESSON) {
	const run = new Run();
	const lesson = new LessonRun(of, run, await Progress.open());
	lesson.enter();
	const screen = await render(Steps, { run: lesson });
	await expect.poll(() => lesson.here).toBe(true);
	return { run, lesson, screen };
}

/** The heading of a step. */
const step = (screen: { getByRole: typeof page.getByRole }, name: RegExp) => screen.getByRole("button", { name });

describe("a lesson", () => {
	it("opens the step in hand and lets every other be read", async () => {
		const { screen } = await open();
		await expect.element(step(screen, /^What moves/)).toHaveAttribute("aria-expanded", "true");
		const last = step(screen, /^Look closer/);
		await expect.element(last).toHaveAttribute("aria-expanded", "false");
		await last.click();
		await expect.element(screen.getByText("Why did it come back?")).toBeVisible();
	});

	it("asks for a choice, then gives the reason of every option, marks the right one and keeps what was chosen", async () => {
		const { screen, lesson } = await open();
		await expect.element(screen.getByText("Labels come days later.")).not.toBeInTheDocument();
		await expect.element(screen.getByText("The gap is the label delay.")).not.toBeInTheDocument();
		(screen.getByRole("radio", { name: "The observed accuracy" }).element() as HTMLElement).focus();
		await userEvent.keyboard(" ");
		await userEvent.tab();
		await userEvent.keyboard("{Enter}");
		await expect.element(screen.getByText("Labels come days later.")).toBeVisible();
		await expect.element(screen.getByText("It falls within the day.")).toBeVisible();
		await expect.element(screen.getByText("The gap is the label delay.")).toBeVisible();
		await expect.element(screen.getByText("you, day 29")).toBeVisible();
		await expect.element(screen.getByRole("radio", { name: /^The true accuracy/ })).toBeDisabled();
		expect(lesson.done).toEqual(["which"]);
		expect((await Progress.open()).of("every-block").chosen).toEqual({ which: { option: 0, day: 29 } });
	});

	it("lets a curve be drawn by keyboard, keeps it, and holds it against what happens", async () => {
		const { screen, run, lesson } = await open();
		const value = screen.getByRole("slider", { name: /^true accuracy over seven days from day/ });
		await expect.element(value).toBeVisible();
		(value.element() as HTMLElement).focus();
		for (let i = 0; i < 4; i++) await userEvent.keyboard("{ArrowDown}");
		await screen.getByRole("button", { name: "This is the curve I expect" }).click();
		const drawn = (await Progress.open()).of("every-block").drawn["curve"];
		expect(drawn?.from).toBe(29);
		expect(drawn?.values).toHaveLength(21);
		expect(drawn?.values.at(-1)).toBeLessThan(0.75);
		expect(lesson.chart?.series[0]?.values.slice(28, 30)).toEqual([null, 0.75]);
		run.days = [...run.days, 0.75, 0.75];
		await expect.element(screen.getByText(/So far \.0\d\d apart on average/)).toBeVisible();
	});

	it("lets a curve be drawn with a pointer", async () => {
		const { screen } = await open();
		await expect.element(screen.getByRole("img", { name: /^Paper for/ })).toBeVisible();
		const paper = screen.getByRole("img", { name: /^Paper for/ }).element();
		const box = paper.getBoundingClientRect();
		const at = (x: number, y: number) => ({
			pointerId: 1,
			bubbles: true,
			clientX: box.left + x * box.width,
			clientY: box.top + y * box.height,
		});
		vi.spyOn(paper, "setPointerCapture").mockImplementation(() => {});
		paper.dispatchEvent(new PointerEvent("pointerdown", at(0.5, 0.2)));
		paper.dispatchEvent(new PointerEvent("pointermove", at(0.95, 0.9)));
		paper.dispatchEvent(new PointerEvent("pointerup", at(0.95, 0.9)));
		await screen.getByRole("button", { name: "This is the curve I expect" }).click();
		const values = (await Progress.open()).of("every-block").drawn["curve"]?.values ?? [];
		expect(values[5]).toBeGreaterThan(values[12] as number);
		expect(values[12]).toBeGreaterThan(values[20] as number);
	});

	it("says by how much a goal falls short and why, counts the days on which it holds, and marks it done for good", async () => {
		const { screen, run, lesson } = await open();
		await step(screen, /^Bring it back/).click();
		await expect.element(screen.getByText("Not yet, .050 short.")).toBeVisible();
		await expect.element(screen.getByText(/True accuracy over seven days: \.050 short of \.800/)).toBeVisible();
		run.days = [...run.days, ...Array.from({ length: 7 }, () => 0.81)];
		await expect.element(screen.getByText("Holds for 2 of 3 days.")).toBeVisible();
		expect(lesson.done).toEqual([]);
		run.days = [...run.days, 0.81];
		lesson.settle();
		await expect.element(screen.getByText("Done.", { exact: true })).toBeVisible();
		run.days = run.days.slice(0, 31);
		await expect.element(screen.getByText("Done.", { exact: true })).toBeVisible();
	});

	it("opens hints one by one as they come due, then plays the solution move by move", async () => {
		const { screen, run } = await open();
		await step(screen, /^Bring it back/).click();
		await expect.element(screen.getByText(/^Hint 1 of 3 comes after 2 days in which no /)).toBeVisible();
		run.days = [...run.days, ...Array.from({ length: 6 }, () => 0.75)];
		for (const [i, hint] of ["Look at the desk.", "Extract new rows.", "The last 14 days."].entries()) {
			await screen.getByRole("button", { name: `Hint ${i + 1} of 3` }).click();
			await expect.element(screen.getByText(hint)).toBeVisible();
		}
		await screen.getByRole("button", { name: "Show me the first move" }).click();
		await expect.element(screen.getByText(/Take the last 14 days\./)).toBeVisible();
		await screen.getByRole("button", { name: "Show me the next move" }).click();
		await expect.element(screen.getByText(/Prepare them\./)).toBeVisible();
		expect(run.plan?.actions.map((action) => action.do)).toEqual(["extract", "prepare"]);
		await expect.element(screen.getByText(/^That was the last move/)).toBeVisible();
	});

	it("shows the solution when no hint comes by waiting: what each of them missed was done in time", async () => {
		const { screen, run } = await open();
		await step(screen, /^Bring it back/).click();
		await expect.element(screen.getByText(/^Hint 1 of 3 comes after 2 days in which no /)).toBeVisible();
		await expect.element(screen.getByRole("button", { name: /^Show me/ })).not.toBeInTheDocument();
		run.also = [{ t: 24 * 30 + 9, run: 1, kind: "model.trained" } as unknown as OpsEvent];
		await expect.element(screen.getByRole("button", { name: "Show me the first move" })).toBeVisible();
		await expect.element(screen.getByText(/^Hint 1 of 3/)).not.toBeInTheDocument();
	});

	it("opens the hints before one that is due, whatever they waited for, and shows the solution when no other comes", async () => {
		const after = { for: "event", event: { kind: "model.trained", where: {} } } as const;
		const { screen, run } = await open(withHint(1, after));
		await step(screen, /^Bring it back/).click();
		run.also = [{ t: 24 * 30 + 9, run: 1, kind: "model.trained" } as unknown as OpsEvent];
		for (const [i, hint] of ["Look at the desk.", "Extract new rows."].entries()) {
			await expect.element(screen.getByRole("button", { name: /^Show me/ })).not.toBeInTheDocument();
			await screen.getByRole("button", { name: `Hint ${i + 1} of 3` }).click();
			await expect.element(screen.getByText(hint)).toBeVisible();
		}
		await expect.element(screen.getByRole("button", { name: "Show me the first move" })).toBeVisible();
	});

	it("begins the solution from the start when something else was done", async () => {
		const { screen, run, lesson } = await open();
		await step(screen, /^Bring it back/).click();
		lesson.progress.change(lesson.slug, () => ({ hints: { back: 3 } }));
		run.perform(({ takeAt }) => takeAt({ do: "train" }, 721));
		await screen.getByRole("button", { name: "Show me, from the start of the lesson" }).click();
		await expect.poll(() => run.plan?.actions.map((action) => action.do)).toEqual(["extract"]);
	});

	it("gives the reason of every answer to a question, takes another answer, and is done with the right one", async () => {
		const { screen, lesson } = await open();
		await step(screen, /^Look closer/).click();
		await screen.getByRole("radio", { name: "The world went back" }).click();
		await screen.getByRole("button", { name: "Answer" }).click();
		await expect.element(screen.getByText("It did not.")).toBeVisible();
		await expect.element(screen.getByText("From the last 14 days.")).toBeVisible();
		expect(lesson.done).toEqual([]);
		await screen.getByRole("radio", { name: /^It learnt the new world/ }).click();
		await screen.getByRole("button", { name: "Answer again" }).click();
		await expect.poll(() => lesson.done).toEqual(["why"]);
		await expect.element(step(screen, /^Look closer\s*, done/)).toBeInTheDocument();
	});

	it("opens the next step when one is done, and says so", async () => {
		const { screen, lesson } = await open();
		await expect.element(step(screen, /^Bring it back/)).toHaveAttribute("aria-expanded", "false");
		lesson.progress.finish(lesson.slug, "which");
		lesson.progress.finish(lesson.slug, "curve");
		await expect.element(step(screen, /^Bring it back/)).toHaveAttribute("aria-expanded", "true");
		await expect.element(screen.getByText("Step 1 of 3 is done. The next one is open.")).toBeInTheDocument();
	});

	it("opens a term in place by keyboard, and Escape closes it and gives the focus back", async () => {
		const { screen } = await open();
		const term = screen.getByRole("button", { name: "concept drift", exact: true });
		(term.element() as HTMLElement).focus();
		await userEvent.keyboard("{Enter}");
		const note = screen.getByRole("note", { name: "Concept drift" });
		await expect.element(note).toHaveTextContent(/P\(Y\|X\) changes\..*After Gama et al\. 2014/);
		await userEvent.tab();
		expect(document.activeElement?.textContent).toBe("Gama et al. 2014");
		await userEvent.keyboard("{Escape}");
		await expect.element(note).not.toBeInTheDocument();
		expect(document.activeElement).toBe(term.element());
	});

	it("leads to the step of an address, and to the nearest with a sentence when it is missing", async () => {
		const { screen, lesson } = await open();
		lesson.goTo("look-closr");
		await expect
			.element(screen.getByText("This lesson has no step “look-closr”; the nearest is step 3 of 3."))
			.toBeVisible();
		await expect.poll(() => document.activeElement).toBe(step(screen, /^Look closer/).element());
		await expect.element(screen.getByText("Why did it come back?")).toBeVisible();
	});

	it("checks nothing on a person’s own run, says so, and leads to the lesson’s and back", async () => {
		const { screen, lesson } = await open();
		await step(screen, /^Bring it back/).click();
		await screen.getByRole("button", { name: "Back to my own run" }).click();
		expect(lesson.goals.size).toBe(0);
		await expect.element(screen.getByText(/^Checked on the lesson’s own run/)).toBeVisible();
		await screen.getByRole("button", { name: "Open the lesson’s run" }).first().click();
		await expect.poll(() => lesson.goals.size).toBe(1);
	});

	it.each(["light", "dark"])("gives axe nothing to object to, with everything open (%s, 360 px)", async (theme) => {
		await page.viewport(360, 780);
		document.documentElement.dataset["theme"] = theme;
		const { screen, lesson } = await open();
		lesson.progress.change(lesson.slug, () => ({
			chosen: { which: { option: 0, day: 29 } },
			answered: { why: 0 },
			hints: { back: 3 },
		}));
		await screen.getByRole("button", { name: "concept drift", exact: true }).click();
		for (const name of [/^Bring it back/, /^Look closer/]) await step(screen, name).click();
		expect(await objections(screen.container)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
		document.documentElement.dataset["theme"] = "light";
	});
});
