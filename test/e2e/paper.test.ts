import { expect, test } from "vitest";
import { PAGES, settled } from "./pages.ts";
import { visits } from "./visit.ts";

const visit = visits();

const onCpu = {
	async prepare(context: { addInitScript(script: () => void): Promise<unknown> }) {
		await context.addInitScript(() => {
			localStorage.setItem("driftworks.trainer", "cpu");
			localStorage.setItem("driftworks.theme", "dark");
			// As when a page is printed: it is laid out for paper, and nobody who watches its size is told.
			const Observer = window.ResizeObserver;
			window.ResizeObserver = class extends Observer {
				constructor(callback: ResizeObserverCallback) {
					super((...told) => {
						if (!matchMedia("print").matches) callback(...told);
					});
				}
			};
		});
	},
};

test.each(PAGES)(
	"%s is printed in ink, whole, and without what only a hand can use, though nobody has touched a key or a pointer",
	async (_, address) => {
		const { page } = await visit(address, onCpu);
		await settled(page);
		await page.emulateMedia({ media: "print" });
		// A4 between its margins.
		await page.setViewportSize({ width: 703, height: 1000 });
		await settled(page);
		const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		const title = page.locator("main h1").first();
		expect(ground).toBe("rgb(255, 255, 255)");
		expect(await title.evaluate((heading) => getComputedStyle(heading).color)).toBe("rgb(0, 0, 0)");
		for (const role of ["toolbar", "switch", "navigation"] as const) {
			expect(await page.getByRole(role).count(), role).toBe(0);
		}
		expect(await page.getByText("Look at", { exact: false }).filter({ visible: true }).count()).toBe(0);
		expect(await page.getByRole("button", { name: /^What is this\?/ }).count()).toBe(0);
		const beyond = await page
			.locator("canvas")
			.evaluateAll((all) =>
				all
					.map((canvas) => canvas.getBoundingClientRect().right - document.documentElement.clientWidth)
					.filter((px) => px > 1),
			);
		expect(beyond).toEqual([]);
	},
	90_000,
);

test("the steps of a lesson that were read are on paper, those that were not are its plan", async () => {
	const { page } = await visit("#/lesson/when-the-world-moves", onCpu);
	await settled(page);
	const parts = page.locator("article section > div");
	const shown = () => parts.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height > 20).length);
	expect(await shown()).toBe(1);
	const headings = page.locator("article section > h2 button");
	await headings.nth(1).click();
	await headings.nth(1).click();
	expect(await headings.nth(1).getAttribute("aria-expanded")).toBe("false");
	await page.emulateMedia({ media: "print" });
	expect(await shown()).toBe(2);
	expect(await headings.filter({ visible: true }).count()).toBe(await headings.count());
});
