import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import { ownDay, visits } from "./visit.ts";

const visit = visits();
/** A run that is cheap to play up to its day: trained on typed arrays, a third of the orders. */
const run = (level: 1 | 2, day: number) =>
	`#/sandbox?level=${level}&team=persona&commits=default&ordersPerDay=200&at=${day}`;
const onCpu = (context: { addInitScript: (script: () => void) => Promise<unknown> }) =>
	context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu")).then(() => undefined);

async function objections(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).include(".figure").analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
}

describe.each([1, 2] as const)("the figure of a run at Level %i", (level) => {
	test.each(["light", "dark"] as const)(
		"axe finds nothing to object to, with boxes open one by one (%s)",
		async (colorScheme) => {
			const { page, complaints } = await visit(run(level, 30), { colorScheme, prepare: onCpu });
			await ownDay(page);
			const boxes = [
				"feature-store",
				"source-repository",
				"ml-metadata-store",
				"model-registry",
				"model-validation",
				"trigger",
			];
			for (const id of boxes) {
				const box = page.locator(`[data-node="${id}"]`);
				await box.click();
				await expect
					.poll(() =>
						page
							.locator(".inside")
							.innerText()
							.catch(() => ""),
					)
					.not.toBe("");
				await page.waitForTimeout(350);
				expect(await objections(page), id).toEqual([]);
				await box.press("Escape");
			}
			expect(complaints).toEqual([]);
		},
	);

	test("at 360 px nothing is wider than the screen, and a tapped box opens under its row", async () => {
		const options = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, prepare: onCpu };
		const { page } = await visit(run(level, 30), options);
		await ownDay(page);
		await page.locator('[data-node="model-validation"]').tap();
		await expect.poll(() => page.getByRole("list", { name: "Rules" }).count()).toBe(1);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		expect(await objections(page)).toEqual([]);
	});
});

test("at Level 2 the stages are a second view of the same run", async () => {
	const { page } = await visit(run(2, 30), { prepare: onCpu });
	await ownDay(page);
	await page.getByRole("button", { name: "Stages", exact: true }).click();
	await expect.poll(() => page.getByRole("button", { name: /^Continuous training/ }).count()).toBe(1);
	expect(await objections(page)).toEqual([]);
});
