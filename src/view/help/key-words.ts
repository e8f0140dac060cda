import { KEYS, type KeyAct } from "../cockpit/keys.ts";

/** What each act of the page's keys does, and whether a race has it too. */
export const ACTS: Readonly<Record<KeyAct, { readonly does: string; readonly inRace: boolean }>> = {
	play: { does: "play or pause", inRace: true },
	step: { does: "one day on", inRace: true },
	next: { does: "on to the next event", inRace: true },
	restart: { does: "begin again, same seed", inRace: true },
	fork: { does: "fork a second future on the day that is looked at", inRace: false },
	undo: { does: "take back what was done last", inRace: true },
	redo: { does: "do it again", inRace: true },
	help: { does: "show this list", inRace: true },
};

const NAMES: Readonly<Record<string, string>> = { " ": "Space", arrowright: "→", ctrl: "Ctrl", shift: "Shift" };

/** A key of KEYS as it is printed: "Ctrl + Shift + Z". */
export const keyName = (key: string): string =>
	key
		.split("+")
		.map((part) => NAMES[part] ?? part.toUpperCase())
		.join(" + ");

interface Shortcut {
	readonly keys: string;
	readonly does: string;
}

/** The keys that act anywhere on a page with a run or a race on it; where a link has fixed time, this list's only. */
export const pageShortcuts = (race: boolean, fixed = false): Shortcut[] =>
	Object.entries(KEYS)
		.filter(([, act]) => (fixed ? act === "help" : !race || ACTS[act].inRace))
		.map(([key, act]) => ({ keys: keyName(key), does: ACTS[act].does }));

/** The keys that act where the focus is. */
export const PLACES: readonly { readonly where: string; readonly shortcuts: readonly Shortcut[] }[] = [
	{
		where: "In the chart",
		shortcuts: [
			{ keys: "← →", does: "a day back, a day on" },
			{ keys: "Page down, Page up", does: "a week back, a week on" },
			{ keys: "Home", does: "day 0" },
			{ keys: "End or Escape", does: "back to now" },
		],
	},
	{
		where: "In the diagram",
		shortcuts: [
			{ keys: "← ↑ → ↓", does: "from box to box" },
			{ keys: "Home, End", does: "the first box, the last" },
			{ keys: "Enter or Space", does: "open the box" },
			{ keys: "Escape", does: "close it" },
		],
	},
	{
		where: "In fields and lists",
		shortcuts: [
			{ keys: "← →", does: "another tab, another choice" },
			{ keys: "Enter", does: "take what was typed" },
			{ keys: "Escape", does: "put back what stood there, or close what is open" },
			{ keys: "Ctrl + Enter", does: "take the policy that was edited as text" },
		],
	},
];
