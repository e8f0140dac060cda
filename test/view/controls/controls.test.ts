import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readSeed } from "../../../src/view/controls/seed.ts";
import { SPEEDS, speedText } from "../../../src/view/controls/speeds.ts";
import { TEXTURES } from "../../../src/view/controls/textures.ts";
import { Throttle } from "../../../src/view/controls/throttle.ts";

describe("Throttle", () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	test("says the first word at once, then the newest of a flood, and never loses the last", () => {
		const said: number[] = [];
		const throttle = new Throttle<number>((word) => said.push(word));
		for (let day = 0; day < 100; day++) {
			throttle.push(day, 6000);
			vi.advanceTimersByTime(200);
		}
		expect(said).toEqual([0, 29, 59, 89]);
		vi.advanceTimersByTime(6000);
		expect(said).toEqual([0, 29, 59, 89, 99]);
		vi.advanceTimersByTime(60_000);
		expect(said).toHaveLength(5);
	});

	test("a shorter gap hurries what is waiting", () => {
		const said: string[] = [];
		const throttle = new Throttle<string>((word) => said.push(word));
		throttle.push("playing", 6000);
		vi.advanceTimersByTime(1500);
		throttle.push("still playing", 6000);
		throttle.push("stopped", 1000);
		expect(said).toEqual(["playing", "stopped"]);
	});

	test("stopped, it is silent", () => {
		const said: string[] = [];
		const throttle = new Throttle<string>((word) => said.push(word));
		throttle.push("one", 1000);
		throttle.push("two", 1000);
		throttle.stop();
		vi.advanceTimersByTime(5000);
		expect(said).toEqual(["one"]);
	});
});

describe("a typed seed", () => {
	test("is a whole number of 32 bits", () => {
		expect(readSeed(" 42 ")).toEqual({ seed: 42 });
		expect(readSeed("4294967295")).toEqual({ seed: 4294967295 });
	});

	test.each(["", "-1", "1.5", "1e3", "seven", "4294967296", "0x10"])("%j is refused with what is allowed", (text) => {
		expect(readSeed(text)).toEqual({ problem: "A seed is a whole number from 0 to 4294967295." });
	});
});

test("speeds in words", () => {
	expect(SPEEDS.map(speedText)).toEqual(["½ day/s", "1 day/s", "2 days/s", "5 days/s", "20 days/s"]);
});

test("every texture differs from every other, and only the control has none", () => {
	const tiles = Object.values(TEXTURES).map((texture) => JSON.stringify(texture));
	expect(new Set(tiles).size).toBe(tiles.length);
	const blank = Object.entries(TEXTURES).filter(([, texture]) => texture.path === "");
	expect(blank.map(([name]) => name)).toEqual(["nothing"]);
	// Horizontal lines would read as grid.
	for (const { path, turn } of Object.values(TEXTURES)) expect(turn === 0 && path.includes("H")).toBe(false);
});
