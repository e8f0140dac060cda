import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { ownDay, visits } from "./visit.ts";

const visit = visits();
const RUN = "#/lesson/when-the-world-moves?drifts=carrier-b-degrades_f20&at=40";

test.each(["light", "dark"] as const)("axe finds nothing to object to (%s)", async (colorScheme) => {
	const { page } = await visit(RUN, { colorScheme });
	await ownDay(page);
	await page.getByRole("button", { name: /^Model training/ }).click();
	await page.waitForTimeout(400);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
});

test("at 360 px nothing is wider than the screen, and words, weather and desk are one tap away", async () => {
	const { page } = await visit(RUN, { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
	await ownDay(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	await page.getByRole("tab", { name: "Desk" }).tap();
	// A panel is fetched when its tab is first opened.
	await expect.poll(() => page.getByRole("button", { name: /^Extract/ }).count()).toBe(1);
	await page.getByRole("tab", { name: "Words" }).tap();
	await expect.poll(() => page.getByRole("heading", { name: "When the world moves" }).count()).toBe(1);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
});

test("no task of the page takes more than 200 ms while a model trains on WebGL", async () => {
	const { page } = await visit("#/sandbox?seed=5&drifts=-&at=5");
	await ownDay(page);
	await page.evaluate(() => {
		const tasks: number[] = [];
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) tasks.push(entry.duration);
		}).observe({ type: "longtask" });
	});
	await page.getByLabel("Training on").selectOption("webgl");
	await expect
		.poll(() => page.getByRole("region", { name: "Machine" }).innerText(), { timeout: 60_000 })
		.toMatch(/on WebGL/);
	await ownDay(page);
	const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
	expect(tasks.filter((duration) => duration > 200)).toEqual([]);
}, 90_000);
