/** What the keys move: a run, a race, or the page. What is left out has no key there. */
export interface Flyable {
	readonly playing: boolean;
	play(playing: boolean): void;
	step(): void;
	next(): void;
	restart(): void;
	fork(): void;
	undo(): void;
	redo(): void;
	help(): void;
}

export type KeyAct = Exclude<keyof Flyable, "playing">;

/** Every key of the page and what it does: the handler below acts by it, and the list of shortcuts is made from it. Ctrl is also ⌘. */
export const KEYS: Readonly<Record<string, KeyAct>> = {
	" ": "play",
	arrowright: "step",
	n: "next",
	r: "restart",
	f: "fork",
	"ctrl+z": "undo",
	"ctrl+shift+z": "redo",
	"?": "help",
};

/** Single characters can be switched off, for those whose dictation or tremor presses them unasked (WCAG 2.1.4). */
export const singleKeys = { on: true };

/** Elements that use keys themselves. */
const OWN_KEYS = "input:not([type=range]), select, textarea, [contenteditable], dialog";

/** Does what a key stands for in KEYS. True when the key was one of them and had something to do. */
export function pressKey(hands: Partial<Flyable>, event: KeyboardEvent): boolean {
	const target = event.target instanceof Element ? event.target : null;
	if (event.defaultPrevented || event.altKey || target?.closest(OWN_KEYS)) return false;
	const key = event.key.toLowerCase();
	// Space and Enter press the button that has the focus.
	if (key === " " && target?.closest("button, a, [role=button], summary")) return false;
	const held = event.ctrlKey || event.metaKey;
	if (!held && !singleKeys.on && /^\S$/.test(key)) return false;
	const act = KEYS[held ? `ctrl+${event.shiftKey ? "shift+" : ""}${key}` : key];
	if (!act || !hands[act]) return false;
	if (act === "play") hands.play?.(!hands.playing);
	else hands[act]?.();
	return true;
}
