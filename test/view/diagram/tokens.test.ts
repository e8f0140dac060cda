import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../src/view/tokens.css", import.meta.url), "utf8").replace(
	/\/\*[\s\S]*?\*\//g,
	"",
);

/** The colours declared in each block that follows `selector`, in order of the file. */
const blocks = (selector: string): Record<string, string>[] =>
	css
		.split(selector)
		.slice(1)
		.map((rest) =>
			Object.fromEntries(
				[...(rest.split("}")[0] ?? "").matchAll(/--([\w-]+):\s*(#\w{6})/g)].map(([, name, value]) => [
					name as string,
					value as string,
				]),
			),
		);

const [light, lightMore] = blocks(":root {") as [Record<string, string>, Record<string, string>];
const [dark, darkMore] = blocks(':root[data-theme="dark"] {') as [Record<string, string>, Record<string, string>];
const [darkBySystem, darkMoreBySystem] = blocks(':root:not([data-theme="light"]) {');

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string | undefined, b: string | undefined): number {
	const [high, low] = [luminance(a ?? ""), luminance(b ?? "")].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

describe("design tokens", () => {
	it("has the night desk twice, equal", () => {
		expect(Object.keys(dark).length).toBeGreaterThan(15);
		expect(darkBySystem).toEqual(dark);
		expect(darkMoreBySystem).toEqual(darkMore);
		expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
	});

	it.each([
		["ink", 15.7, 14.6],
		["ink2", 7.8, 9.1],
		["ink3", 5.6, 6.4],
		["rule", 3.8, 4.1],
		["accent", 5.5, 7.9],
		["blue", 6.3, 9.0],
		["green", 5.6, 9.2],
		["plum", 6.9, 8.7],
		["ochre", 5.9, 9.1],
	])("%s stands on paper at %f by day and %f by night", (name, day, night) => {
		expect(contrast(light[name], light["paper"])).toBeCloseTo(day, 1);
		expect(contrast(dark[name], dark["paper"])).toBeCloseTo(night, 1);
	});

	it("keeps words readable on every ground", () => {
		for (const theme of [light, dark]) {
			for (const ground of ["paper", "sheet", "hand"]) {
				for (const words of ["ink", "ink2", "ink3", "accent"]) {
					expect(contrast(theme[words], theme[ground]), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
				}
			}
			expect(contrast(theme["on-accent"], theme["accent"])).toBeGreaterThanOrEqual(5.5);
		}
	});

	it("gives every word and mark more contrast to those who ask for it", () => {
		for (const [usual, more] of [
			[light, lightMore],
			[dark, darkMore],
		] as const) {
			for (const [name, colour] of Object.entries(more)) {
				if (name === "paper") continue;
				expect(contrast(colour, more["paper"]), name).toBeGreaterThan(contrast(usual[name], usual["paper"]));
			}
			for (const name of ["ink", "ink2", "ink3", "rule", "accent", "blue", "green", "plum", "ochre"]) {
				expect(contrast(more[name], more["paper"]), name).toBeGreaterThanOrEqual(7);
			}
			// What only decorates is an edge then.
			for (const name of ["hair", "tex", "blue-t", "green-t"]) {
				expect(contrast(more[name], more["paper"]), name).toBeGreaterThanOrEqual(3);
			}
		}
	});
});
