import type { Locator, Page } from "playwright";

/** Tab by Tab to an element, as a person without a mouse goes: fails when it cannot be reached. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
	await wanted.waitFor();
	const isThere = () => wanted.evaluate((element) => element === document.activeElement);
	for (let i = 0; i < 150; i++) {
		if (await isThere()) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`no Tab leads to ${wanted}`);
}

/** What is wrong with the focus: that nothing has it, that nobody sees it, that it wears no ring; null when all is well. */
export const focusFault = (page: Page): Promise<string | null> =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return "nothing has the focus";
		const name = `<${element.localName}> ${element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40)}`;
		const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
		if (width === 0 || height === 0) return `${name} has no size`;
		if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `${name} is out of sight`;
		const bar = document.querySelector("[role=toolbar]");
		const barTop = bar?.getBoundingClientRect().top ?? innerHeight;
		if (!bar?.contains(element) && !element.closest("dialog") && Math.max(top, 0) >= barTop)
			return `${name} is under the transport`;
		// The ring of the slider is that of its thumb; a heading that was led to is no control and needs none.
		if (element.matches("input[type=range], h1, h2, h3, [tabindex='-1'], :not(:focus-visible)")) return null;
		// A field may leave it to its frame.
		let ring = false;
		for (let one: Element | null = element; one && one.localName !== "section"; one = one.parentElement) {
			ring ||= getComputedStyle(one).outlineStyle !== "none";
		}
		return ring ? null : `${name} wears no ring`;
	});
