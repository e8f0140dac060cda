import { afterEach, describe, expect, test } from "vitest";
import { legibilityFaults } from "../../scripts/lib/legibility.mjs";

afterEach(() => document.body.replaceChildren());

const show = (html: string) => {
	document.body.innerHTML = html;
	return legibilityFaults();
};
const BOX = "width: 90px; white-space: nowrap; font: 16px monospace";
const LONG = "many words in one line";

describe("what cannot be read on a page", () => {
	test("is nothing where all text has its place", () => {
		expect(
			show("<h1>Driftworks</h1><p>Two words</p><svg><text y='20'>above</text><text y='60'>below</text></svg>"),
		).toEqual([]);
	});

	test("is text that its box cuts off", () => {
		expect(show(`<div class="box" style="${BOX}; overflow: hidden">${LONG}</div>`)).toEqual([
			`cut: “${LONG}” in div.box`,
		]);
		expect(show(`<div style="height: 20px; overflow: hidden"><p>one</p><p>two</p><p>three</p></div>`)).toContain(
			"cut: “three” in div",
		);
	});

	test("is not text that can be scrolled to, or that ends in an ellipsis", () => {
		expect(show(`<div style="${BOX}; overflow: auto">${LONG}</div>`)).toEqual([]);
		expect(show(`<div style="${BOX}; overflow: hidden; text-overflow: ellipsis">${LONG}</div>`)).toEqual([]);
	});

	test("is text over text, in the page and in a figure", () => {
		expect(show(`<p>below</p><p style="margin-top: -30px">above</p>`)[0]).toMatch(/lies over/);
		expect(show("<svg><text y='20'>one label</text><text x='30' y='22'>another</text></svg>")[0]).toMatch(/lies over/);
	});

	test("is not what floats over the page, nor what only a listener hears", () => {
		expect(show(`<p>below</p><p style="position: fixed; top: 8px">above</p>`)).toEqual([]);
		expect(show(`<p>below</p><p class="sr" style="margin-top: -30px">above</p>`)).toEqual([]);
	});

	test("is a page that scrolls sideways", () => {
		expect(show(`<p style="width: 200vw">wide</p>`)[0]).toMatch(/^the page scrolls sideways by \d+ px$/);
	});
});
