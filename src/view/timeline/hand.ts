/** What a hand on the chart can do. Positions are in px from the chart's top left corner. */
export interface HandTarget {
	/** Pressed or tapped here. */
	press(x: number, y: number): void;
	/** Dragged here. */
	drag(x: number): void;
	/** Double-clicked. */
	reset(): void;
	/** Left and right edge beyond which a hand that holds still goes on pulling. */
	edges(): readonly [left: number, right: number];
}

/** px a finger may tremble before it scrubs. */
const SLACK = 4;
/** ms between two pulls beyond the edge. */
const PULL = 60;

/**
 * Lets mouse, pen and finger scrub on `element`. A finger may be about to scroll the page, so it scrubs only once it has
 * moved sideways, or is lifted where it came down. Buttons inside keep their own presses. Returns what takes it off again.
 */
export function handOn(element: HTMLElement, target: HandTarget): () => void {
	let hand: { x: number; y: number; at: number; moved: boolean; scrubs: boolean } | null = null;
	let pulling: ReturnType<typeof setInterval> | undefined;
	const off = new AbortController();

	const place = (event: PointerEvent) => {
		const box = element.getBoundingClientRect();
		// Where the chart is drawn larger, its own px are larger too.
		const zoom = box.width / (element.offsetWidth || box.width);
		return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
	};
	const release = () => {
		clearInterval(pulling);
		hand = null;
	};
	const pull = () => {
		const [left, right] = target.edges();
		if (hand?.scrubs && (hand.at < left || hand.at > right)) target.drag(hand.at);
	};

	const on = <Name extends keyof HTMLElementEventMap>(name: Name, act: (event: HTMLElementEventMap[Name]) => void) =>
		element.addEventListener(name, act, { signal: off.signal });
	on("pointerdown", (event) => {
		if (event.button !== 0 || !event.isPrimary || (event.target as Element).closest("button")) return;
		const { x, y } = place(event);
		hand = { x, y, at: x, moved: false, scrubs: event.pointerType !== "touch" };
		element.setPointerCapture(event.pointerId);
		pulling = setInterval(pull, PULL);
		if (hand.scrubs) target.press(x, y);
	});
	// The press itself would take the focus away from the slider again, and begin to select text.
	on("mousedown", (event) => {
		if (hand) event.preventDefault();
	});
	on("pointermove", (event) => {
		if (!hand) return;
		hand.at = place(event).x;
		hand.moved ||= Math.abs(hand.at - hand.x) > SLACK;
		hand.scrubs ||= hand.moved;
		if (hand.moved) target.drag(hand.at);
	});
	on("pointerup", () => {
		if (hand && !hand.scrubs) target.press(hand.x, hand.y);
		release();
	});
	on("pointercancel", release);
	on("dblclick", () => target.reset());
	return () => {
		off.abort();
		release();
	};
}
