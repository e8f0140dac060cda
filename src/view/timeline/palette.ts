/** The colours and typefaces of the page, as a canvas needs them. */
export interface Palette {
	paper: string;
	ink: string;
	ink2: string;
	ink3: string;
	rule: string;
	hair: string;
	tex: string;
	accent: string;
	onAccent: string;
	blue: string;
	green: string;
	plum: string;
	sans: string;
	serif: string;
}

/** Reads the custom properties that hold at `element`. */
export function readPalette(element: Element): Palette {
	const style = getComputedStyle(element);
	const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		paper: read("paper"),
		ink: read("ink"),
		ink2: read("ink2"),
		ink3: read("ink3"),
		rule: read("rule"),
		hair: read("hair"),
		tex: read("tex"),
		accent: read("accent"),
		onAccent: read("on-accent"),
		blue: read("blue"),
		green: read("green"),
		plum: read("plum"),
		sans: read("sans") || "sans-serif",
		serif: read("serif") || "serif",
	};
}

/**
 * Calls `changed` whenever the theme may have changed: a new `data-theme` or class on the root element, or the system's
 * own switch between light and dark. Returns what stops it.
 */
export function watchTheme(changed: () => void): () => void {
	const dark = matchMedia("(prefers-color-scheme: dark)");
	const root = new MutationObserver(changed);
	root.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
	dark.addEventListener("change", changed);
	return () => {
		root.disconnect();
		dark.removeEventListener("change", changed);
	};
}
