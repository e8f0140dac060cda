/**
 * What cannot be read on the page as it stands: text that is cut, text over text, a page that scrolls sideways. Runs in
 * the page, and so uses nothing from outside itself.
 *
 * @returns {string[]} a sentence for each fault
 */
export function legibilityFaults() {
	/** @type {string[]} */
	const faults = [];
	const root = document.documentElement;
	const sideways = root.scrollWidth - root.clientWidth;
	if (sideways > 0) faults.push(`the page scrolls sideways by ${sideways} px`);

	/** @typedef {{ element: Element, text: string, left: number, right: number, top: number, bottom: number }} Line */
	/** @type {Line[]} */
	const lines = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement;
		const text = (node.nodeValue ?? "").trim().replace(/\s+/g, " ");
		if (!element || text === "" || !isSeen(element)) continue;
		const boxes = cutting(element);
		range.selectNodeContents(node);
		for (const { left, right, top, bottom, height } of range.getClientRects()) {
			if (right <= left) continue;
			if (right > root.clientWidth + 1 && !scrolls(element)) faults.push(`beyond the edge: “${text.slice(0, 60)}”`);
			const by = boxes.find(({ edge, wide, high }) => {
				const sideways = wide && (left < edge.left - 1 || right > edge.right + 1);
				return sideways || (high && (top + height / 4 < edge.top || bottom - height / 4 > edge.bottom));
			});
			if (by) faults.push(`cut: “${text.slice(0, 60)}” in ${nameOf(by.box)}`);
			// Letters fill the middle of their line.
			const air = height * 0.24;
			lines.push({ element, text, left: left + 1, right: right - 1, top: top + air, bottom: bottom - air });
		}
	}

	lines.sort((a, b) => a.top - b.top);
	lines.forEach((a, i) => {
		for (let j = i + 1; j < lines.length; j++) {
			const b = /** @type {Line} */ (lines[j]);
			if (b.top >= a.bottom) break;
			if (a.element === b.element || a.right <= b.left || b.right <= a.left || floats(a.element) !== floats(b.element))
				continue;
			faults.push(`“${a.text.slice(0, 40)}” lies over “${b.text.slice(0, 40)}” (${nameOf(a.element)})`);
		}
	});
	return [...new Set(faults)];

	/** @param {Element} element */
	function isSeen(element) {
		if (element.closest(".sr, noscript, option, [hidden]")) return false;
		return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
	}

	/**
	 * The boxes around an element that hide what is outside of them; where one can scroll, or is told by an ellipsis that
	 * there is more, nothing is lost.
	 *
	 * @param {Element} element
	 */
	function cutting(element) {
		const boxes = [];
		for (let box = /** @type {Element | null} */ (element); box && box !== document.body; box = box.parentElement) {
			const { overflowX, overflowY, textOverflow } = getComputedStyle(box);
			if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) break;
			if (box instanceof SVGElement && !(box instanceof SVGSVGElement)) continue;
			const [wide, high] = [
				/hidden|clip/.test(overflowX) && textOverflow !== "ellipsis",
				/hidden|clip/.test(overflowY),
			];
			if (wide || high) boxes.push({ box, wide, high, edge: box.getBoundingClientRect() });
		}
		return boxes;
	}

	/** @param {Element} element */
	function scrolls(element) {
		for (let box = /** @type {Element | null} */ (element); box && box !== document.body; box = box.parentElement) {
			if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
		}
		return false;
	}

	/**
	 * What stays in place while the page scrolls lies over it by intent.
	 *
	 * @param {Element} element
	 */
	function floats(element) {
		for (let box = /** @type {Element | null} */ (element); box; box = box.parentElement) {
			if (/fixed|sticky/.test(getComputedStyle(box).position)) return box;
		}
		return null;
	}

	/** @param {Element} element */
	function nameOf(element) {
		const classes = [...element.classList].filter((name) => !name.startsWith("svelte-"));
		return [element.tagName.toLowerCase(), ...classes].join(".");
	}
}
