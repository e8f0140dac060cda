import { expect, test } from "vitest";
import { visits } from "./visit.ts";

const visit = visits();
const PHONE = { viewport: { width: 412, height: 823 }, hasTouch: true, isMobile: true };

const PAGES = [
	"#/",
	"#/sandbox",
	"#/lesson/the-small-dark-box",
	"#/lesson/when-the-world-moves",
	"#/lesson/level-1-the-pipeline",
];

/** Sum of the shifts of what is in sight that nobody asked for; .1 is where web.dev/articles/cls ends "good". */
const shifted = () =>
	new Promise<number>((resolve) => {
		let sum = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value;
		}).observe({ type: "layout-shift", buffered: true });
		setTimeout(() => resolve(sum), 500);
	});

test.each(PAGES)("on a phone what is in sight of %s stays in its place while the rest comes", async (hash) => {
	const { page, complaints } = await visit(hash, PHONE);
	await page.getByRole("heading", { level: 1 }).waitFor();
	await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 60_000 }).toBe(0);
	await expect.poll(() => page.locator("canvas").count()).toBeGreaterThan(0);
	expect(await page.evaluate(shifted)).toBeLessThan(0.05);
	expect(complaints).toEqual([]);
});
