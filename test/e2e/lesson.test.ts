import type { Locator, Page } from "playwright";
import { expect, test } from "vitest";
import { tabTo } from "./keyboard.ts";
import { atRest, caption, ownDay, visits } from "./visit.ts";

const visit = visits();
const LESSON = "#/lesson/when-the-world-moves";
/** Real trainings, on whatever machine this is. */
const LONG = 240_000;

/** How a person reaches things: by keys alone, or by touch alone. */
interface Hand {
	/** Presses what has this role and name. */
	press(role: "button" | "radio" | "switch", name: string | RegExp, within?: Locator): Promise<void>;
	/** Chooses the last 14 days in the list of windows. */
	chooseWindow(list: Locator): Promise<unknown>;
	/** Lets a day go by. */
	day(): Promise<void>;
	/** Brings a panel in reach. */
	open(panel: "Words" | "Weather" | "Desk"): Promise<void>;
}

function keyboard(page: Page): Hand {
	return {
		async press(role, name, within) {
			const wanted = (within ?? page).getByRole(role, { name }).first();
			if (role !== "radio") {
				await tabTo(page, wanted);
				await page.keyboard.press(role === "button" ? "Enter" : " ");
				return;
			}
			// Tab leads to the first of a group, the arrows to the others.
			await tabTo(page, page.getByRole("radiogroup").filter({ has: wanted }).getByRole("radio").first());
			await page.keyboard.press(" ");
			for (let i = 0; i < 4 && !(await wanted.isChecked()); i++) await page.keyboard.press("ArrowDown");
			expect(await wanted.isChecked()).toBe(true);
		},
		async chooseWindow(list) {
			await tabTo(page, list);
			await page.keyboard.type("14");
		},
		day: () => page.keyboard.press("ArrowRight"),
		open: async () => {},
	};
}

function touch(page: Page): Hand {
	return {
		press: (role, name, within) => (within ?? page).getByRole(role, { name }).first().tap(),
		// What opens is the system's own list, which no test can touch.
		chooseWindow: (list) => list.selectOption("14"),
		day: () => page.getByRole("button", { name: "Step a day" }).tap(),
		open: (panel) => page.getByRole("tab", { name: panel }).tap(),
	};
}

/** Lets days go by until `done`; fails after `most`. */
async function daysUntil(page: Page, hand: Hand, most: number, done: () => Promise<boolean>): Promise<void> {
	for (let day = 0; day < most; day++) {
		if (await done()) return;
		const before = await ownDay(page);
		await hand.day();
		await expect.poll(() => ownDay(page), { timeout: 60_000 }).toBe(before + 1);
	}
	expect(await done()).toBe(true);
}

/** The whole lesson, as its text asks for it. */
async function take(page: Page, hand: Hand): Promise<void> {
	const isStep = async (at: number) => (await page.getByText(`Step ${at} of 4 is done.`).count()) > 0;
	await ownDay(page);
	await hand.press("radio", /^Nobody, until the labels are in/);
	await hand.press("button", "This is my prediction");
	await expect.poll(() => isStep(1)).toBe(true);

	await hand.press("button", "I expect no change");
	await hand.open("Weather");
	await hand.press("switch", /^Carrier B degrades/);
	// Switching on lets time run; from here on it goes day by day.
	await hand.press("button", /^Pause/);
	await daysUntil(page, hand, 30, () => isStep(2));

	await daysUntil(page, hand, 20, async () => (await ownDay(page)) >= 55);
	await hand.open("Desk");
	const desk = page.getByRole("region", { name: "Desk" });
	const list = desk.getByRole("combobox", { name: "Extract the last" });
	await hand.chooseWindow(list);
	expect(await list.inputValue()).toBe("14");
	for (const step of [/^Extract/, /^Prepare/, /^Train/, /^Evaluate/, /^Hand over/, /^Deploy/]) {
		const button = desk.getByRole("button", { name: step }).first();
		await daysUntil(page, hand, 30, async () => (await button.getAttribute("aria-disabled")) !== "true");
		await hand.press("button", step, desk);
		await hand.press("button", /^Pause/);
	}
	await daysUntil(page, hand, 60, () => isStep(3));

	await hand.press("radio", /^P\(Y\|X\), what follows/);
	await hand.press("button", /^Answer$/);
	await hand.press("radio", /^Most labelled rows would still/);
	await hand.press("button", /^Answer$/);
	await expect.poll(() => page.getByRole("button", { name: /^Look back\s*, done/ }).count()).toBe(1);
}

test("a whole lesson is taken with the keyboard alone", { timeout: LONG }, async () => {
	const { page, complaints } = await visit(LESSON);
	await take(page, keyboard(page));
	expect(complaints).toEqual([]);
});

test("the same lesson is taken by touch on a screen of 360 px", { timeout: LONG }, async () => {
	const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
	const { page, complaints } = await visit(LESSON, phone);
	await take(page, touch(page));
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	expect(complaints).toEqual([]);
});

const focus = (page: Page) =>
	page.evaluate(() => {
		const at = document.activeElement;
		return at?.getAttribute("data-panel") ?? at?.textContent?.trim();
	});

test("a step puts forward what it is about and sets the rest back to its name, behind which it can be opened", async () => {
	const { page } = await visit(LESSON);
	await ownDay(page);
	const drift = page.getByRole("switch", { name: /^Carrier B degrades/ });
	const extract = page.getByRole("button", { name: /^Extract/ });
	expect([await drift.count(), await extract.count()]).toEqual([0, 0]);
	await page.getByRole("button", { name: /^Desk/ }).click();
	await expect.poll(() => extract.first().isVisible()).toBe(true);
	await page.getByRole("button", { name: /^Set Desk back/ }).click();
	await expect.poll(() => extract.count()).toBe(0);

	// The next step is about the weather.
	await predict(page);
	await expect.poll(() => drift.isVisible()).toBe(true);
	expect(await page.getByRole("button", { name: /^Weather/ }).count()).toBe(0);
	expect(await page.getByRole("button", { name: /^Desk/ }).getAttribute("aria-expanded")).toBe("false");
	// On the person's own run nobody steers.
	await page.getByRole("button", { name: "Back to my own run" }).click();
	await expect.poll(() => extract.first().isVisible(), { timeout: 30_000 }).toBe(true);
});

test("where not all is in sight, the words lead to what they speak of", async () => {
	const { page } = await visit(LESSON, { viewport: { width: 1000, height: 800 } });
	await ownDay(page);
	await predict(page);
	for (const panel of ["timeline", "weather"]) {
		await page.getByRole("button", { name: panel, exact: true }).last().click();
		await expect.poll(() => focus(page)).toBe(panel);
	}
	await page.setViewportSize({ width: 360, height: 780 });
	await page.getByRole("tab", { name: "Words" }).click();
	await page.getByRole("button", { name: "weather", exact: true }).last().click();
	await expect.poll(() => focus(page)).toBe("Weather");
	await expect.poll(() => page.getByRole("switch", { name: /^Carrier B degrades/ }).isVisible()).toBe(true);
});

test("a lesson of another level begins without a word on what changed; who changes the level can read it", async () => {
	const { page } = await visit("#/lesson/level-1-the-pipeline");
	await ownDay(page);
	const changed = page.getByRole("button", { name: "What changed" });
	expect(await changed.count()).toBe(0);
	await page.getByRole("radio", { name: /^Level 2/ }).click();
	await expect.poll(() => changed.getAttribute("aria-expanded")).toBe("false");
	await changed.click();
	await expect.poll(() => page.getByText("MLOps level 2: CI/CD pipeline automation.").isVisible()).toBe(true);

	// Back again, by key and by button, across the change of level.
	const level = (name: RegExp) => page.getByRole("radio", { name }).isChecked();
	await page.keyboard.press("Control+z");
	await expect.poll(() => level(/^Level 1/)).toBe(true);
	await page.keyboard.press("Control+Shift+Z");
	await expect.poll(() => level(/^Level 2/)).toBe(true);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect.poll(() => level(/^Level 1/)).toBe(true);
	await page.getByRole("button", { name: "Redo" }).click();
	await expect.poll(() => level(/^Level 2/)).toBe(true);
	await page.getByRole("button", { name: "Undo" }).click();
	await ownDay(page);
	// Further back than to its beginning no lesson goes.
	expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
});

test("predictions are kept over a reload, and drawn again against what happens", async () => {
	const { page } = await visit(LESSON);
	await ownDay(page);
	await predict(page);
	await page.getByRole("button", { name: "I expect no change" }).click();
	const chart = () => page.getByRole("img", { name: /^Accuracy/ }).getAttribute("aria-label");
	await expect.poll(chart).toMatch(/expected 0\.\d+/);
	await page.reload();
	await ownDay(page);
	await expect.poll(chart).toMatch(/expected 0\.\d+/);
	await expect.poll(() => page.getByText("you, day 27").isVisible()).toBe(true);
	for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
	await expect.poll(() => page.getByText(/So far \.0\d\d apart on average/).count()).toBe(1);
});

test("a lesson runs the typical teams beside its words, as far as one wants to see them", {
	timeout: LONG,
}, async () => {
	const { page } = await visit("#/lesson/three-levels-one-year");
	await ownDay(page);
	const race = page.getByRole("region", { name: "The race" }).first();
	await race.getByRole("button", { name: "Run the year" }).click();
	const day = async () => Number(/^Up to day (\d+)/.exec(await race.locator("caption").innerText())?.[1]);
	await expect.poll(() => race.locator("caption").count(), { timeout: 60_000 }).toBe(1);
	await expect.poll(day, { timeout: 60_000 }).toBeGreaterThan(3);
	await race.getByRole("button", { name: "Pause" }).click();
	expect(await race.getByRole("columnheader").allInnerTexts()).toEqual(["Level 0", "Level 1", "Level 2"]);
	const accuracies = race.locator("tbody").first().getByRole("cell");
	expect(await accuracies.allInnerTexts()).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^\.7\d\d/)));
	expect(await atRest(day)).toBeLessThan(364);
});

test("show me takes the moves that are overdue after nothing but waiting; Undo takes them back one by one", {
	timeout: LONG,
}, async () => {
	const { page } = await visit(LESSON, {
		async prepare(context) {
			const lessons = {
				"when-the-world-moves": {
					done: ["who-notices", "the-fall", "see-it-fall"],
					chosen: {},
					drawn: {},
					answered: {},
					hints: { "bring-it-back": 3 },
				},
			};
			const kept = JSON.stringify({ kind: "driftworks progress", version: 1, lessons });
			await context.addInitScript((text) => localStorage.setItem("driftworks.progress.v1", text), kept);
		},
	});
	const start = await ownDay(page);
	for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page), { timeout: 60_000 }).toBe(start + 40);
	const show = page.getByRole("button", { name: /^Show me/ });
	const made = async () => Number(/Move (\d+) of/.exec(await page.locator(".show").innerText())?.[1] ?? 0);
	/** Has the moves shown that are left, and tells how many were made then. */
	const showAll = async () => {
		for (let moves = await made(); ; moves++) {
			await ownDay(page);
			if ((await show.count()) === 0) return moves;
			await show.click();
			await expect.poll(made, { timeout: 60_000 }).toBe(moves + 1);
		}
	};
	await expect.poll(() => show.innerText()).toBe("Show me the first move");
	const moves = await showAll();
	expect(moves).toBe(7);
	expect(await ownDay(page)).toBeGreaterThanOrEqual(start + 40);
	for (let left = moves - 1; left >= 0; left--) {
		await page.keyboard.press("Control+z");
		await expect.poll(made, { timeout: 60_000 }).toBe(left);
	}

	// A move that the person makes counts, and the next one is shown after it.
	await page.getByRole("button", { name: /^Weather/ }).click();
	await page.getByRole("switch", { name: /^Carrier B degrades/ }).click();
	await page.getByRole("button", { name: /^Pause/ }).click();
	await expect.poll(made).toBe(1);
	expect(await show.innerText()).toBe("Show me the next move");
	expect(await showAll()).toBe(7);
	await daysUntil(page, keyboard(page), 60, async () => (await page.getByText("Step 3 of 4 is done.").count()) > 0);
});

test("a link to a step that a lesson has not leads to the nearest one and says so", async () => {
	const { page } = await visit(`${LESSON}/bring-it-bakc-the-level-0-way`);
	await expect
		.poll(() =>
			page.getByText("This lesson has no step “bring-it-bakc-the-level-0-way”; the nearest is step 3 of 4.").count(),
		)
		.toBe(1);
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
		.toBe("Bring it back, the Level 0 way");
});

test("a lesson has a run of its own; the person's own is where it was left", async () => {
	const { page } = await visit("#/?drifts=-&at=12");
	expect(await ownDay(page)).toBe(11);
	await page.goto(page.url().replace(/#.*/, LESSON));
	await expect.poll(() => caption(page), { timeout: 30_000 }).toMatch(/^Day 27\./);
	await page.keyboard.press("ArrowRight");
	await expect.poll(() => ownDay(page)).toBe(28);
	await page.getByRole("button", { name: "Back to my own run" }).click();
	await expect.poll(() => ownDay(page), { timeout: 30_000 }).toBe(11);
	await page.getByRole("button", { name: "Open the lesson’s run" }).first().click();
	await expect.poll(() => ownDay(page), { timeout: 30_000 }).toBe(28);
});

async function predict(page: Page): Promise<void> {
	await page.getByRole("radio", { name: /^Nobody, until the labels are in/ }).click();
	await page.getByRole("button", { name: "This is my prediction" }).click();
	await expect.poll(() => page.getByText("Step 1 of 4 is done.").count()).toBe(1);
}

const isDone = (page: Page) => page.getByRole("button", { name: /^What the shop can know\s*, done/ }).count();
const bring = (page: Page, text: string) =>
	page.getByLabel("Progress file").setInputFiles({
		name: "progress.json",
		mimeType: "application/json",
		buffer: Buffer.from(text),
	});

test("progress is saved as a file, forgotten, and brought back; a file that is none of ours changes nothing", async () => {
	const { page } = await visit(LESSON);
	await predict(page);
	await page.getByText("Your progress", { exact: true }).click();
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Save as a file" }).click(),
	]);
	const stream = await download.createReadStream();
	const file = (await stream.toArray()).map(String).join("");
	expect(JSON.parse(file)).toMatchObject({ kind: "driftworks progress", version: 1 });

	await page.getByRole("button", { name: "Start this lesson fresh" }).click();
	expect(await isDone(page)).toBe(1);
	await page.getByRole("button", { name: "Forget what I did in this lesson?" }).click();
	await expect.poll(() => isDone(page)).toBe(0);

	for (const [text, sentence] of [
		["{", /^Nothing was changed\. The file is not JSON/],
		['{"kind":"elsewhere","lessons":{}}', /^Nothing was changed\. The file holds no progress of Driftworks/],
		[file.replace('"version":1', '"version":0'), /^Nothing was changed\. version is 0; allowed: a whole number from 1/],
		[file.replace('"version":1', '"version":9'), /version 9, which a newer Driftworks has saved/],
		[file.replace('"done":["', '"done":["<img src=x onerror=alert(1)>","'), /small letters, figures and hyphens/],
		[file.replace("when-the-world-moves", "__proto__"), /^Nothing was changed/],
	] as const) {
		await bring(page, text);
		await expect.poll(() => page.getByText(sentence).count()).toBe(1);
		expect(await isDone(page)).toBe(0);
	}

	await bring(page, file);
	await expect.poll(() => isDone(page)).toBe(1);
	await page.reload();
	await expect.poll(() => isDone(page)).toBe(1);
	await page.getByText("Your progress", { exact: true }).click();
	await page.getByRole("button", { name: "Start all fresh" }).click();
	await page.getByRole("button", { name: "Forget what I did in every lesson?" }).click();
	await expect.poll(() => isDone(page)).toBe(0);
});

test("progress that cannot be read is left alone until the person decides", async () => {
	const KEPT = '{"kind":"driftworks progress","version":9,"lessons":{}}';
	const { page } = await visit(LESSON, {
		async prepare(context) {
			await context.addInitScript((text) => localStorage.setItem("driftworks.progress.v1", text), KEPT);
		},
	});
	await expect.poll(() => page.getByText(/^The progress kept in this browser cannot be read/).count()).toBe(1);
	await predict(page);
	expect(await page.evaluate(() => localStorage.getItem("driftworks.progress.v1"))).toBe(KEPT);
});

test("where nothing can be kept a lesson goes on, and says how long progress lasts", async () => {
	const { page } = await visit(LESSON, {
		async prepare(context) {
			await context.addInitScript(() => {
				Storage.prototype.setItem = () => {
					throw new DOMException("full", "QuotaExceededError");
				};
			});
		},
	});
	await predict(page);
	await expect.poll(() => page.getByText(/^This browser keeps nothing for us: your progress lasts/).count()).toBe(1);
});

test("of two tabs neither loses what was done in the other", async () => {
	const first = await visit(LESSON);
	await ownDay(first.page);
	const second = await visit("#/lesson/seen-and-unseen", { like: first });
	await ownDay(second.page);
	await predict(first.page);
	await second.page.getByRole("radio").first().click();
	await second.page.getByRole("button", { name: "This is my prediction" }).click();
	const slugs = () =>
		first.page.evaluate(() =>
			Object.keys(JSON.parse(localStorage.getItem("driftworks.progress.v1") ?? "{}").lessons ?? {}).sort(),
		);
	await expect.poll(slugs).toEqual(["seen-and-unseen", "when-the-world-moves"]);
	const third = await visit(LESSON, { like: first });
	await expect.poll(() => isDone(third.page)).toBe(1);
	// What one tab forgets, the other forgets too.
	await first.page.getByText("Your progress", { exact: true }).click();
	await first.page.getByRole("button", { name: "Start all fresh" }).click();
	await first.page.getByRole("button", { name: "Forget what I did in every lesson?" }).click();
	await expect.poll(() => isDone(third.page)).toBe(0);
});
