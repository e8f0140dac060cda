import type { Page } from "playwright";
import { expect, test } from "vitest";
import { visits } from "./visit.ts";

const visit = visits();
const PAGES = ["#/sandbox", "#/lesson/when-the-world-moves", "#/race"];

/** Opens a page until all of its tools have come: some come with the first thing that a person does. */
async function open(hash: string): Promise<Page> {
	const { page } = await visit(hash);
	await page.getByRole("toolbar", { name: "Transport" }).waitFor();
	await page.mouse.move(700, 200);
	await page.mouse.move(700, 210);
	await page.getByRole("button", { name: "Keys", includeHidden: true }).waitFor({ state: "attached" });
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	return page;
}

/** What has the focus, and whether the bar lies over the middle of it. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const bar = document.querySelector("[role=toolbar]");
		if (bar?.contains(element)) return { name: "in the bar", hidden: false };
		const { x, y, width, height } = element.getBoundingClientRect();
		const over = document.elementFromPoint(x + width / 2, y + height / 2);
		const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "";
		return { name, hidden: !over || (bar?.contains(over) ?? false) };
	});

/** Waits until a page that was given another size has taken its shape: a box that had the focus may be drawn anew. */
async function settled(page: Page): Promise<void> {
	const shape = () =>
		page.evaluate(() => {
			const boxes = [...document.querySelectorAll("[data-panel~=diagram] button")];
			return boxes.map((box) => Object.values(box.getBoundingClientRect().toJSON()).join()).join();
		});
	let last = "";
	await expect
		.poll(
			async () => {
				const before = last;
				last = await shape();
				return last === before;
			},
			{ interval: 300 },
		)
		.toBe(true);
}

/** px by which the lowest control stands clear of the bar at the end of the page. */
const clear = (page: Page) =>
	page.evaluate(() => {
		scrollTo(0, document.documentElement.scrollHeight);
		const bar = document.querySelector("[role=toolbar]");
		const all = [...document.querySelectorAll("main :is(button, a, select, summary)")];
		const bottoms = all.filter((one) => !bar?.contains(one)).map((one) => one.getBoundingClientRect().bottom);
		return (bar?.getBoundingClientRect().top ?? 0) - Math.max(...bottoms);
	});

test.each(PAGES)("the transport of %s takes one row, and lies over nothing that somebody needs", async (hash) => {
	const page = await open(hash);
	for (const width of [1440, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		const bar = await page.getByRole("toolbar", { name: "Transport" }).boundingBox();
		expect(bar?.height).toBeLessThan(50);
		expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(900, 0);
	}
	for (const [width, height] of [
		[1440, 700],
		[900, 600],
		[360, 640],
	] as const) {
		await page.setViewportSize({ width, height });
		await settled(page);
		await page.evaluate(() => {
			scrollTo(0, 0);
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		});
		let reached = 0;
		for (; reached < 120; reached++) {
			await page.keyboard.press("Tab");
			if ((await focused(page)) === null) break;
			// What has the focus may come into sight a moment later.
			await expect.poll(async () => ({ ...(await focused(page)), width })).toMatchObject({ hidden: false });
		}
		expect(reached).toBeGreaterThan(10);
	}
	if (hash !== "#/race") await page.getByRole("tab", { name: "Desk" }).click();
	// What is opened comes a moment later.
	await expect.poll(() => clear(page)).toBeGreaterThanOrEqual(0);
});
