/** What the keys move: a run, or a race. */
export interface Flyable {
	readonly playing: boolean;
	play(playing: boolean): void;
	step(): void;
	next(): void;
	restart(): void;
	undo(): void;
	redo(): void;
	fork?(): void;
}

/** Elements that use keys themselves. */
const OWN_KEYS = "input:not([type=range]), select, textarea, [contenteditable], dialog";

/** The keys of the page: Space, →, N, R, F, and Ctrl or ⌘ with Z. True when the key was one of them. */
export function pressKey(cockpit: Flyable, event: KeyboardEvent): boolean {
	const target = event.target instanceof Element ? event.target : null;
	if (event.defaultPrevented || target?.closest(OWN_KEYS)) return false;
	const key = event.key.toLowerCase();
	if (event.ctrlKey || event.metaKey) {
		if (key !== "z" || event.altKey) return false;
		if (event.shiftKey) cockpit.redo();
		else cockpit.undo();
		return true;
	}
	if (event.altKey) return false;
	// Space and Enter press the button that has the focus.
	if (key === " " && target?.closest("button, a, [role=button], summary")) return false;
	const act = {
		" ": () => cockpit.play(!cockpit.playing),
		arrowright: () => cockpit.step(),
		n: () => cockpit.next(),
		r: () => cockpit.restart(),
		f: cockpit.fork && (() => cockpit.fork?.()),
	}[key];
	act?.();
	return act !== undefined;
}
