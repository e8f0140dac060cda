/**
 * Leads the keyboard, and whoever listens, to the heading of the page that was gone to, as soon as it is there: the link
 * that led here may be gone, and the page begins at its top. Whoever moves first is not moved again.
 */
export function arrive(): void {
	scrollTo(0, 0);
	const look = () => {
		const heading = document.querySelector<HTMLElement>("main h1");
		if (!heading?.checkVisibility()) return false;
		// It takes the focus only for this once: it is no stop of the Tab key.
		heading.tabIndex = -1;
		heading.addEventListener("blur", () => heading.removeAttribute("tabindex"), { once: true });
		heading.focus({ preventScroll: true });
		return true;
	};
	if (look()) return;
	const watch = new MutationObserver(() => look() && end());
	const moves = ["keydown", "pointerdown", "hashchange"];
	const end = () => {
		watch.disconnect();
		for (const move of moves) removeEventListener(move, end, true);
	};
	watch.observe(document.body, { childList: true, subtree: true });
	for (const move of moves) addEventListener(move, end, true);
}
