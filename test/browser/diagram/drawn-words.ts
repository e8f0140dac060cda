/** Words as they are drawn on the page: where each line of letters lies. */

export interface DrawnWord {
	readonly text: string;
	readonly at: DOMRect;
	readonly element: Element;
}

/** All words of the diagram on the page, `selector` says of what. */
export function drawnWords(selector = "text, .name span, .fact, .title, .verdict, .close"): DrawnWord[] {
	return [...document.querySelectorAll(`.stage :is(${selector})`)]
		.filter((element) => element.textContent?.trim())
		.map((element) => {
			const range = document.createRange();
			range.selectNodeContents(element);
			return { text: element.textContent?.trim() ?? "", at: range.getBoundingClientRect(), element };
		});
}

/** Pairs of words that lie on one another. */
export function overlaps(words: readonly DrawnWord[]): string[] {
	return words.flatMap((a, i) =>
		words.slice(i + 1).flatMap((b) => {
			const across = Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left);
			const down = Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top);
			// A line of words reaches over its own letters by about 2 px.
			return across > 1 && down > 4 ? [`${a.text} / ${b.text}`] : [];
		}),
	);
}
