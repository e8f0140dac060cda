/** Places that can take the focus when what had it is gone, the nearest that is left. */
const NEXT =
	"h1, h2, h3, h4, legend, button:not(:disabled), a[href], input:not(:disabled), select, summary, [tabindex]";

/**
 * Keeps the keyboard where it was when the element that has it goes away or is switched off, as panels do that give way to
 * others: the focus would fall back to the top of the page. It goes to the first heading, or else the first thing to press,
 * in the nearest part of the page around it that is still there. Returns what ends this.
 */
export function keepFocus(root: HTMLElement): () => void {
	/** What has the focus, and all that stands around it, from the inside out. */
	let path: Element[] = [];
	const note = ({ target }: Pick<FocusEvent, "target">) => {
		path = [];
		for (let at = target as Element | null; at && at !== root; at = at.parentElement) path.push(at);
	};
	// The focus that was given up on purpose, by a press beside everything, is not missed. An element that is being taken
	// away loses it a moment before it is gone.
	const forget = ({ relatedTarget }: FocusEvent) => {
		if (relatedTarget) return;
		setTimeout(() => {
			const [had] = path;
			if (had && !isGone(had) && document.activeElement !== had) path = [];
		});
	};
	const look = () => {
		const [had] = path;
		if (!had || !isGone(had)) return;
		const active = document.activeElement;
		if (active && active !== document.body && active !== had) return;
		const left = path.filter((one) => one !== had && one.isConnected && !one.closest("fieldset:disabled"));
		const next = left.map(nearest).find((one) => one !== undefined);
		path = [];
		if (!next) return;
		// A heading takes the focus only for this once: it is no stop of the Tab key.
		if (!next.matches("button, a, input, select, summary, [tabindex]")) {
			next.tabIndex = -1;
			next.addEventListener("blur", () => next.removeAttribute("tabindex"), { once: true });
		}
		next.focus({ preventScroll: true });
	};
	// What a panel does itself comes first: it often knows a better place.
	let due = 0;
	const watch = new MutationObserver(() => {
		if (due || !path[0] || !isGone(path[0])) return;
		due = requestAnimationFrame(() => {
			due = 0;
			look();
		});
	});
	if (document.activeElement) note({ target: document.activeElement });
	root.addEventListener("focusin", note);
	root.addEventListener("focusout", forget);
	watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
	return () => {
		cancelAnimationFrame(due);
		root.removeEventListener("focusin", note);
		root.removeEventListener("focusout", forget);
		watch.disconnect();
	};
}

const nearest = (around: Element): HTMLElement | undefined =>
	[...around.querySelectorAll<HTMLElement>(NEXT)].find((one) => one.checkVisibility());

const isGone = (element: Element): boolean => !element.isConnected || element.matches(":disabled");
