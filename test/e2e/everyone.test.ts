import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { ownDay, visits } from "./visit.ts";

const visit = visits();
const RUN = "#/lesson/when-the-world-moves?drifts=carrier-b-degrades_f20&at=40";
/** Where no words wait for an answer, so that Play is what is wanted. */
const SANDBOX = RUN.replace("lesson/when-the-world-moves", "sandbox");

/** What axe objects to, by day and by night: of the night only what it can change. */
async function objections(page: Page, where: string): Promise<string[]> {
	const said: string[] = [];
	for (const theme of ["dark", "light"]) {
		await page.evaluate((theme) => {
			document.documentElement.dataset["theme"] = theme;
		}, theme);
		const axe = new AxeBuilder({ page });
		const { violations } = await (theme === "dark" ? axe.withRules("color-contrast") : axe).analyze();
		for (const { id, nodes } of violations) said.push(`${where}, ${theme}: ${id}: ${nodes.map((node) => node.target)}`);
	}
	return said;
}

test("axe finds nothing to object to in all that opens over a run, by day and by night", async () => {
	const { page } = await visit(RUN.replace("lesson/when-the-world-moves", "sandbox"), { reducedMotion: "reduce" });
	await ownDay(page);
	const button = (name: string | RegExp) => page.getByRole("button", { name });
	const said: string[] = [];
	await button(/^Model training/).click();
	await page.getByText(/computed on/).waitFor();
	said.push(...(await objections(page, "a box")));
	await page.keyboard.press("Escape");

	await page.getByText("What the lines are").click();
	await button(/^What is this\?/)
		.first()
		.click();
	said.push(...(await objections(page, "an explanation")));

	await button("Keys").click();
	await page.getByRole("dialog", { name: "Keys" }).waitFor();
	said.push(...(await objections(page, "the keys")));
	await page.keyboard.press("Escape");

	await button("Lessons").click();
	await page.getByRole("dialog", { name: "Lessons" }).getByRole("link").first().waitFor();
	said.push(...(await objections(page, "the map")));
	await page.keyboard.press("Escape");

	await page.getByRole("slider", { name: "Day shown" }).focus();
	await page.keyboard.press("PageDown");
	await page.keyboard.press("f");
	await page
		.getByRole("textbox", { name: /^Name of future/ })
		.first()
		.waitFor();
	await ownDay(page);
	await button("Look in hindsight").click();
	await page.getByRole("region", { name: "Monitor" }).getByRole("table").first().waitFor();
	said.push(...(await objections(page, "a fork and the monitors")));
	expect(said).toEqual([]);

	// On paper: the figure and the year, and nothing that only a hand on the screen can use.
	await page.emulateMedia({ media: "print" });
	expect(await page.locator("main > :is(.figure, .time):visible").count()).toBe(2);
	for (const role of ["toolbar", "switch", "radio", "navigation"] as const) {
		expect(await page.getByRole(role).count(), role).toBe(0);
	}
}, 150_000);

test("at 360 px nothing is wider than the screen, and words, weather and desk are one tap away", async () => {
	const { page } = await visit(RUN, { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
	await ownDay(page);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	await page.getByRole("tab", { name: "Desk" }).tap();
	// A panel is fetched when its tab is first opened.
	await expect.poll(() => page.getByRole("button", { name: /^Extract/ }).count()).toBe(1);
	await page.getByRole("tab", { name: "Words" }).tap();
	await expect.poll(() => page.getByRole("heading", { name: "When the world moves" }).count()).toBe(1);
	expect(await objections(page, "360 px")).toEqual([]);
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

test("in the colours of the system every line and every word is in them, also when they come while the page is open", async () => {
	const { page } = await visit(SANDBOX);
	await ownDay(page);
	/** Points of the chart that have a colour, be it translucent. */
	const drawn = (colour: string) =>
		page.locator(".timeline canvas").evaluate((canvas: HTMLCanvasElement, colour) => {
			const context = canvas.getContext("2d") as CanvasRenderingContext2D;
			const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
			const wanted = colour.match(/\d+/g)?.map(Number) ?? [];
			let count = 0;
			for (let i = 0; i < data.length; i += 4) {
				if (
					(data[i + 3] as number) > 120 &&
					[0, 1, 2].every((c) => Math.abs((data[i + c] as number) - (wanted[c] as number)) <= 1)
				)
					count++;
			}
			return count;
		}, colour);
	const system = () =>
		page.evaluate(() => {
			const probe = document.body.appendChild(document.createElement("i"));
			const names = ["Canvas", "CanvasText", "GrayText", "Highlight", "HighlightText", "LinkText", "VisitedText"];
			const colours = names.map((name) => {
				probe.style.color = name;
				return [name, getComputedStyle(probe).color] as const;
			});
			probe.remove();
			return Object.fromEntries(colours) as Record<string, string>;
		});
	const ink = await page.locator(".figure").evaluate((element) => getComputedStyle(element).color);
	await expect.poll(() => drawn(ink)).toBeGreaterThan(100);

	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ forcedColors: "active", colorScheme });
		await page.waitForTimeout(300);
		const colours = await system();
		for (const name of ["CanvasText", "LinkText", "Highlight"]) {
			await expect
				.poll(() => drawn(colours[name] as string), { message: `${name}, ${colorScheme}` })
				.toBeGreaterThan(50);
		}
		expect(await drawn(ink)).toBe(0);

		const foreign = await page.locator(".figure svg *").evaluateAll(
			(all, allowed) =>
				all
					.filter((element) => element.checkVisibility())
					.flatMap((element) => {
						const { fill, stroke } = getComputedStyle(element);
						return [fill, stroke].filter(
							(colour) => /^rgb/.test(colour) && colour !== "rgba(0, 0, 0, 0)" && !allowed.includes(colour),
						);
					}),
			Object.values(colours),
		);
		expect([...new Set(foreign)]).toEqual([]);

		// What is wanted stands on a ground of its own: its words are not wiped out by that of the page.
		const play = page.getByRole("button", { name: /^Play/ });
		const ground = await play.evaluate((button) => getComputedStyle(button).backgroundColor);
		expect(ground).toBe(colours["Highlight"]);
		const points = await pointsOf(page, await play.screenshot());
		const most = Object.entries(points).sort(([, a], [, b]) => b - a);
		expect(most[0]?.[0]).not.toBe(colours["Canvas"]);
		expect(points[colours["HighlightText"] as string]).toBeGreaterThan(30);
		expect(points[colours["HighlightText"] as string]).toBeLessThan((most[0]?.[1] ?? 0) / 4);
	}
});

/** The colours of a picture, by how many of its points have them. */
const pointsOf = (page: Page, picture: Buffer): Promise<Record<string, number>> =>
	page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
		const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
		const context = new OffscreenCanvas(image.width, image.height).getContext(
			"2d",
		) as OffscreenCanvasRenderingContext2D;
		context.drawImage(image, 0, 0);
		const { data } = context.getImageData(0, 0, image.width, image.height);
		const counts: Record<string, number> = {};
		for (let i = 0; i < data.length; i += 4) {
			const colour = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
			counts[colour] = (counts[colour] ?? 0) + 1;
		}
		return counts;
	}, picture.toString("base64"));
