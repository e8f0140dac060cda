/** Custom properties of the page that are colours, and those that are typefaces. */
const COLOURS = [
	"paper",
	"ink",
	"ink2",
	"ink3",
	"rule",
	"hair",
	"tex",
	"accent",
	"on-accent",
	"blue",
	"green",
	"plum",
] as const;
const FACES = ["sans", "serif"] as const;

/** The colours and typefaces of the page, as a canvas needs them. */
export type Palette = Record<(typeof COLOURS)[number] | (typeof FACES)[number], string>;

/** Reads the custom properties that hold at `element`. */
export function readPalette(element: Element): Palette {
	const style = getComputedStyle(element);
	const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
	// The system's colours are names, and a canvas goes on with what a name meant when it first met it.
	const probe = matchMedia("(forced-colors: active)").matches ? document.createElement("i") : null;
	if (probe) element.append(probe);
	const read = (name: string) => {
		if (!probe) return value(name);
		probe.style.color = value(name);
		return getComputedStyle(probe).color;
	};
	const palette = Object.fromEntries([
		...COLOURS.map((name) => [name, read(name)]),
		...FACES.map((name) => [name, value(name) || "sans-serif"]),
	]) as Palette;
	probe?.remove();
	return palette;
}

/**
 * Calls `changed` whenever the theme may have changed: a new `data-theme` or class on the root element, or what the
 * system says of light, contrast and its own colours. Returns what stops it.
 */
export function watchTheme(changed: () => void): () => void {
	const system = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"].map((query) =>
		matchMedia(query),
	);
	const root = new MutationObserver(changed);
	root.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
	for (const query of system) query.addEventListener("change", changed);
	return () => {
		root.disconnect();
		for (const query of system) query.removeEventListener("change", changed);
	};
}
