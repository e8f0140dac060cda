import { beforeEach, describe, expect, it } from "vitest";
import { type Flyable, KEYS, pressKey, singleKeys } from "../../../src/view/cockpit/keys.ts";
import { ACTS, keyName, PLACES, pageShortcuts } from "../../../src/view/help/key-words.ts";
import { RaceCockpit } from "../../../src/view/race/race.svelte.ts";
import { dayForKey } from "../../../src/view/timeline/scrub.ts";

// The handler asks whether a target is an element: here none is.
Object.assign(globalThis, { Element: class {} });

const event = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, ...held }) as KeyboardEvent;

/** Hands that note what they were told. */
function hands(): { told: string[]; all: Flyable } {
	const told: string[] = [];
	const note = (act: string) => () => void told.push(act);
	const all = Object.fromEntries(Object.keys(ACTS).map((act) => [act, note(act)]));
	return { told, all: { playing: false, ...all } as unknown as Flyable };
}

/** A key of the table as the browser tells it. */
function pressed(key: string): KeyboardEvent {
	const parts = key.split("+");
	const held = { ctrlKey: parts.includes("ctrl"), shiftKey: parts.includes("shift") };
	return event(parts.at(-1) ?? "", held);
}

beforeEach(() => {
	singleKeys.on = true;
});

describe("the keys of the page", () => {
	it.each(Object.entries(KEYS))("%j does “%s”, and nothing else", (key, act) => {
		const { told, all } = hands();
		expect(pressKey(all, pressed(key))).toBe(true);
		expect(told).toEqual([act]);
	});

	it("are no keys where nothing answers to them, with Alt, or with Ctrl where none is meant", () => {
		const { told, all } = hands();
		expect(pressKey({}, event("n"))).toBe(false);
		for (const held of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }]) {
			expect(pressKey(all, event("n", held))).toBe(false);
		}
		expect(pressKey(all, event("q"))).toBe(false);
		expect(told).toEqual([]);
	});

	it("are those of capital letters too, and ⌘ is Ctrl", () => {
		const { told, all } = hands();
		pressKey(all, event("N", { shiftKey: true }));
		pressKey(all, event("z", { metaKey: true }));
		expect(told).toEqual(["next", "undo"]);
	});

	it("leave single characters alone once those are switched off", () => {
		const { told, all } = hands();
		singleKeys.on = false;
		for (const key of Object.keys(KEYS)) pressKey(all, pressed(key));
		expect(told).toEqual(["play", "step", "undo", "redo"]);
	});
});

describe("the list of shortcuts", () => {
	it("names every key of the table once, and on the race those that a race answers to", () => {
		expect(pageShortcuts(false).map(({ keys }) => keys)).toEqual(Object.keys(KEYS).map(keyName));
		for (const [act, { inRace }] of Object.entries(ACTS)) {
			expect(act === "help" || act in RaceCockpit.prototype, act).toBe(inRace);
		}
		expect(pageShortcuts(true)).toHaveLength(Object.keys(KEYS).length - 1);
	});

	it("names only its own key where a link has fixed time", () => {
		expect(pageShortcuts(false, true)).toEqual([{ keys: "?", does: "show this list" }]);
	});

	it("says of the chart what the chart does", () => {
		const chart = PLACES.find(({ where }) => where === "In the chart");
		expect(chart?.shortcuts.map(({ keys }) => keys)).toEqual(["← →", "Page down, Page up", "Home", "End or Escape"]);
		expect(["ArrowLeft", "ArrowRight", "PageDown", "PageUp", "Home"].map((key) => dayForKey(key, 50, 90))).toEqual([
			49, 51, 43, 57, 0,
		]);
		expect([dayForKey("End", 50, 90), dayForKey("Escape", 50, 90)]).toEqual([null, null]);
	});
});
