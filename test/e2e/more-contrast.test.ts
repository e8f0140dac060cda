import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { PAGES, RUN, settled } from "./pages.ts";
import { visits } from "./visit.ts";

const visit = visits();

/** Words under 4.5 : 1, and under 7 : 1, which is what somebody asks for who asks for more. */
const faintWords = async (page: Page): Promise<string[]> => {
	const axe = new AxeBuilder({ page }).withRules(["color-contrast", "color-contrast-enhanced"]);
	return (await axe.analyze()).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
};

/** Lines of drawings and edges of controls under 3 : 1 on what they stand on (WCAG 2.2, 1.4.11), and how many were looked at. */
const faintLines = (page: Page) =>
	page.evaluate(() => {
		const colour = (text: string) => text.match(/[\d.]+/g)?.map(Number) ?? [];
		const luminance = (of: readonly number[]) => {
			const [r = 0, g = 0, b = 0] = of.map((value) => {
				const share = value / 255;
				return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const paper = colour(getComputedStyle(document.documentElement).backgroundColor);
		const contrast = (line: readonly number[], ground: readonly number[]) => {
			const [low = 0, high = 0] = [line, ground].map((of) => luminance(of.slice(0, 3))).sort((a, b) => a - b);
			return (high + 0.05) / (low + 0.05);
		};
		const groundOf = (element: Element | null): readonly number[] => {
			for (let at = element; at; at = at.parentElement) {
				const ground = colour(getComputedStyle(at).backgroundColor);
				if (ground.length === 3 || ground[3] === 1) return ground;
			}
			return paper;
		};
		let looked = 0;
		const faint = new Set<string>();
		const look = (element: Element, what: string) => {
			const line = colour(what);
			// A line in the colour of the page only keeps others at a distance.
			if (line.length < 3 || line[3] === 0 || String(line.slice(0, 3)) === String(paper.slice(0, 3))) return;
			looked++;
			// An edge sets off what is inside it, or is the end of a ground that sets itself off.
			const best = Math.max(...[element, element.parentElement].map((of) => contrast(line, groundOf(of))));
			if (best < 3) faint.add(`${element.tagName}.${element.getAttribute("class")}: ${what}`);
		};
		for (const element of document.querySelectorAll("main *")) {
			if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
			const style = getComputedStyle(element);
			if (element instanceof SVGElement) {
				if (style.stroke !== "none" && Number.parseFloat(style.strokeWidth) > 0) look(element, style.stroke);
			} else {
				for (const side of ["top", "left", "bottom", "right"]) {
					const edge = (of: string) => style.getPropertyValue(`border-${side}-${of}`);
					if (Number.parseFloat(edge("width")) > 0 && edge("style") !== "none") look(element, edge("color"));
				}
			}
		}
		return { looked, faint: [...faint] };
	});

test.each(PAGES)(
	"who asks for more contrast gets it on %s, by day and by night: words at 7 : 1, every line and edge at 3 : 1",
	async (name, address) => {
		const { page, complaints } = await visit(address, {
			contrast: "more",
			reducedMotion: "reduce",
			async prepare(context) {
				await context.addInitScript(() => localStorage.setItem("driftworks.trainer", "cpu"));
			},
		});
		await settled(page);
		for (const [theme, paper] of [
			["light", "rgb(255, 255, 255)"],
			["dark", "rgb(0, 0, 0)"],
		] as const) {
			await page.evaluate((theme) => {
				document.documentElement.dataset["theme"] = theme;
			}, theme);
			await settled(page);
			expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(paper);
			expect(await faintWords(page), `${name}, ${theme}`).toEqual([]);
			const { looked, faint } = await faintLines(page);
			expect(looked, `${name}, ${theme}`).toBeGreaterThan(10);
			expect(faint, `${name}, ${theme}`).toEqual([]);
		}
		expect(complaints).toEqual([]);
	},
	120_000,
);

test("more contrast that is asked for while the page is open also redraws the year", async () => {
	const { page } = await visit(`#/sandbox?${RUN}`, { contrast: "no-preference", reducedMotion: "reduce" });
	await settled(page);
	/** Points of the chart in the colour of the words. */
	const inInk = () =>
		page.locator(".timeline canvas").evaluate((canvas: HTMLCanvasElement) => {
			const ink = getComputedStyle(document.body).color.match(/\d+/g)?.map(Number) ?? [];
			const context = canvas.getContext("2d") as CanvasRenderingContext2D;
			const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
			let points = 0;
			for (let i = 0; i < data.length; i += 4) {
				if (data[i + 3] === 255 && [0, 1, 2].every((c) => data[i + c] === ink[c])) points++;
			}
			return { ink: ink.join(), points };
		});
	const before = await inInk();
	expect(before.points).toBeGreaterThan(50);
	await page.emulateMedia({ contrast: "more" });
	await expect.poll(async () => (await inInk()).points).toBeGreaterThan(50);
	const after = await inInk();
	expect([before.ink, after.ink]).toEqual(["33,29,24", "0,0,0"]);
});
